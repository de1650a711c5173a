// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <simulator/behaviours/detail/address_book.hpp>
#include <simulator/behaviours/synchronize_person.hpp>

#include <string_view>

namespace simulator::synchronize_person {

namespace detail {

using failure = treaty::failure<contract::operation>;
using refusal = std::optional<failure>;

inline failure missing(std::string_view what) {
    return failure{contract::missing_parameter{.parameter = contract::parameter_name{what},
                                               .line = std::nullopt}};
}
inline failure invalid(std::string_view what, std::string_view why) {
    return failure{contract::invalid_parameter{.parameter = contract::parameter_name{what},
                                               .reason = contract::comment_text{why},
                                               .line = std::nullopt}};
}

inline bool names_member(std::optional<contract::member_identifier> const& who) {
    return who && (who->id || who->distinguished_name);
}

// A part that the commerce site would keep as the person's place: "uid=ana,o=buyer,o=root".
inline std::string distinguished_name_of(contract::logon_id const& logon,
                                         commerce::organization_record const& parent) {
    return "uid=" + std::string{trimmed(logon.view())} + "," +
           parent.content.identifier.distinguished_name->str();
}

// What both actions need of a request.
inline refusal check_person(contract::person const& asked) {
    if (!asked.authentication || trimmed(asked.authentication->logon_id.view()).empty())
        return missing("person.authentication.logonId");
    auto const wrong = simulator::detail::check_book(asked.address_book);
    if (!wrong) return std::nullopt;
    if (wrong->missing) return missing("person.addressBook.nickname");
    return failure{
        contract::duplicate_nickname{.owner = asked.identifier, .nickname = *wrong->duplicate}};
}

inline refusal check_addition(commerce_state const& now, contract::person const& asked,
                              commerce::organization_record const*& parent) {
    if (refusal no = check_person(asked)) return no;
    contract::authentication const& logon = *asked.authentication;
    if (now.members.find_logon(logon.logon_id.view()) != nullptr)
        return failure{contract::duplicate_logon{.logon_id = logon.logon_id}};
    if (!logon.password || logon.password->reveal().empty())
        return missing("person.authentication.password");
    if (!is_name(trimmed(logon.logon_id.view())))
        return invalid("person.authentication.logonId",
                       "a logon does not start with # nor contain any of = , + \" \\ < > ;");
    if (asked.identifier.id)
        return invalid("person.identifier.id", "the commerce site gives out the number");
    parent = names_member(asked.parent)
                 ? now.members.find(*asked.parent)
                 : &now.members.organizations.at(commerce::default_organization);
    if (parent == nullptr) return failure{contract::unknown_parent{.parent = *asked.parent}};
    std::string const name = distinguished_name_of(logon.logon_id, *parent);
    if (!contract::distinguished_name::fits(name))
        return invalid("person.authentication.logonId", "the distinguished name would be too long");
    auto const& given = asked.identifier.distinguished_name;
    if (given && key_of_name(given->view()) != key_of_name(name))
        return invalid("person.identifier.distinguishedName", "it is not made of logon and parent");
    return std::nullopt;
}

inline treaty::outcome<contract::operation> add(commerce_state& now,
                                                contract::person const& asked) {
    commerce::organization_record const* parent = nullptr;
    if (refusal no = check_addition(now, asked, parent)) return std::unexpected{std::move(*no)};
    commerce::person_record fresh{};
    fresh.id = now.members.next_id();
    fresh.parent = parent->id;
    fresh.content = asked;
    fresh.content.identifier = {
        .id = fresh.id,
        .distinguished_name = contract::distinguished_name{
            distinguished_name_of(asked.authentication->logon_id, *parent)}};
    fresh.content.parent = parent->content.identifier;
    contract::member_id const id = fresh.id;
    now.members.add(std::move(fresh));
    return contract::response{.person = id};
}

// The person whose logon it is. Null with a refusal where the request's other keys contradict it.
inline refusal find_known(commerce_state& now, contract::person const& asked,
                          commerce::person_record*& found) {
    if (refusal no = check_person(asked)) return no;
    auto const& logon = asked.authentication->logon_id;
    commerce::person_record const* known = now.members.find_logon(logon.view());
    auto const& name = asked.identifier.distinguished_name;
    bool const same =
        known != nullptr && (!asked.identifier.id || *asked.identifier.id == known->id) &&
        (!name || key_of_name(name->view()) ==
                      key_of_name(known->content.identifier.distinguished_name->view()));
    if (!same)
        return failure{contract::unknown_person{.person = asked.identifier, .logon_id = logon}};
    found = &now.members.persons.at(known->id);
    return std::nullopt;
}

inline void merge(contract::person_name& to, contract::person_name const& from) {
    simulator::detail::take(to.title, from.title);
    simulator::detail::take(to.last_name, from.last_name);
    simulator::detail::take(to.first_name, from.first_name);
    simulator::detail::take(to.middle_name, from.middle_name);
}

inline void merge(contract::personal_profile& to, contract::personal_profile const& from) {
    using simulator::detail::take;
    take(to.preferred_currency, from.preferred_currency);
    take(to.preferred_language, from.preferred_language);
    take(to.display_name, from.display_name);
    take(to.photo_url, from.photo_url);
    take(to.preferred_measure, from.preferred_measure);
    take(to.preferred_communication, from.preferred_communication);
    take(to.preferred_delivery, from.preferred_delivery);
    take(to.description, from.description);
    take(to.gender, from.gender);
    take(to.birth_day, from.birth_day);
    take(to.income, from.income);
    take(to.marital_status, from.marital_status);
    take(to.income_currency, from.income_currency);
    take(to.number_of_children, from.number_of_children);
    take(to.household, from.household);
    take(to.company_name, from.company_name);
    simulator::detail::take_list(to.hobbies, from.hobbies);
    take(to.time_zone, from.time_zone);
    simulator::detail::take_fields(to.user_data, from.user_data);
}

inline void merge(contract::business_profile& to, contract::business_profile const& from) {
    using simulator::detail::take;
    take(to.business_title, from.business_title);
    take(to.organization_name, from.organization_name);
    take(to.organizational_unit_name, from.organizational_unit_name);
    take(to.employee_id, from.employee_id);
    simulator::detail::take_list(to.alternate_ids, from.alternate_ids);
    take(to.employee_type, from.employee_type);
    take(to.office, from.office);
    take(to.department_number, from.department_number);
    take(to.manager, from.manager);
    take(to.secretary, from.secretary);
    take(to.requisitioner_id, from.requisitioner_id);
    simulator::detail::take_fields(to.user_data, from.user_data);
}

// An empty password is the vendor's way of sending none: the schema asks for the element.
inline void merge(contract::authentication& to, contract::authentication const& from) {
    using simulator::detail::take;
    if (from.password && !from.password->reveal().empty()) to.password = from.password;
    simulator::detail::take_list(to.security_hints, from.security_hints);
    take(to.certificate, from.certificate);
    take(to.password_expired, from.password_expired);
    take(to.enabled, from.enabled);
    take(to.realm, from.realm);
}

inline void merge(contract::contact_info& to, contract::contact_info const& from) {
    simulator::detail::merge(to, from);
}

template <class T>
void merge_part(std::optional<T>& to, std::optional<T> const& from) {
    if (!from) return;
    if (!to) to.emplace();
    merge(*to, *from);
}

inline treaty::outcome<contract::operation> change(commerce_state& now,
                                                   contract::person const& asked) {
    commerce::person_record* known = nullptr;
    if (refusal no = find_known(now, asked, known)) return std::unexpected{std::move(*no)};
    if (names_member(asked.parent)) {
        commerce::organization_record const* parent = now.members.find(*asked.parent);
        if (parent == nullptr || parent->id != known->parent)
            return treaty::fault(contract::parent_not_changeable{
                .member = known->content.identifier, .parent = *asked.parent});
    }
    contract::person& content = known->content;
    merge_part(content.name, asked.name);
    merge_part(content.personal_profile, asked.personal_profile);
    merge_part(content.business_profile, asked.business_profile);
    if (content.authentication) merge(*content.authentication, *asked.authentication);
    merge_part(content.contact, asked.contact);
    simulator::detail::merge(content.address_book, asked.address_book);
    simulator::detail::take_list(content.context_attributes, asked.context_attributes);
    simulator::detail::take_fields(content.user_data, asked.user_data);
    return contract::response{.person = known->id};
}

// An address is given as the one entry of an address book. More are refused rather than dropped:
// the vendor reads only the first.
inline treaty::outcome<contract::operation> put_address(commerce_state& now,
                                                        contract::request const& asked) {
    contract::person const& who = asked.person;
    if (who.address_book.size() > 1)
        return std::unexpected{invalid("person.addressBook",
                                       "an address is one entry; the vendor reads only the first")};
    commerce::person_record* known = nullptr;
    if (refusal no = find_known(now, who, known)) return std::unexpected{std::move(*no)};
    if (who.address_book.empty()) return std::unexpected{missing("person.addressBook")};
    contract::contact_entry const& entry = who.address_book.front();
    auto& book = known->content.address_book;
    contract::contact_entry* const there = simulator::detail::find_entry(book, *entry.nickname);
    contract::member_identifier const& owner = known->content.identifier;
    if (asked.action == contract::member_action::change) {
        if (there == nullptr)
            return treaty::fault(
                contract::unknown_address{.owner = owner, .nickname = *entry.nickname});
        simulator::detail::merge(*there, entry);
        return contract::response{};
    }
    if (there != nullptr)
        return treaty::fault(
            contract::duplicate_nickname{.owner = owner, .nickname = *entry.nickname});
    if (book.size() == contract::contact_list::items_max)
        return std::unexpected{invalid("person.addressBook", "the address book is full")};
    book.push_back(entry);
    return contract::response{};
}

}  // namespace detail

TREATY_INLINE treaty::outcome<contract::operation> apply(commerce_state& now,
                                                         contract::request const& asked,
                                                         moment const&) {
    if (asked.part == contract::person_part::address) return detail::put_address(now, asked);
    return asked.action == contract::member_action::add ? detail::add(now, asked.person)
                                                        : detail::change(now, asked.person);
}

}  // namespace simulator::synchronize_person
