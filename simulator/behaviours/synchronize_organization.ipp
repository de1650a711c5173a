// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <simulator/behaviours/detail/address_book.hpp>
#include <simulator/behaviours/synchronize_organization.hpp>

#include <string_view>

namespace simulator::synchronize_organization {

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

// An organization that is to be added, with its place in the tree.
struct addition {
    commerce::organization_record const* parent = nullptr;
    std::string name;  // trimmed
    std::string distinguished_name;
    std::string key;
};

inline std::string_view attribute_of(contract::organization_type type) {
    return type == contract::organization_type::organization ? "o" : "ou";
}

// The parent that the request names, or that the distinguished name implies, or the root.
inline refusal find_parent(commerce_state const& now, contract::organization const& asked,
                           addition& made) {
    if (asked.parent && (asked.parent->id || asked.parent->distinguished_name)) {
        made.parent = now.members.find(*asked.parent);
        if (made.parent == nullptr)
            return failure{contract::unknown_parent{.parent = *asked.parent}};
        return std::nullopt;
    }
    if (*asked.type == contract::organization_type::organizational_unit)
        return missing("organization.parent");
    std::string above;
    if (asked.identifier.distinguished_name)
        above = key_of_parent(asked.identifier.distinguished_name->view());
    made.parent = above.empty() ? &now.members.organizations.at(commerce::root_organization)
                                : now.members.find(above);
    if (made.parent != nullptr) return std::nullopt;
    return failure{contract::unknown_parent{
        .parent = {.id = std::nullopt, .distinguished_name = contract::distinguished_name{above}}}};
}

// The distinguished name follows from name and parent; one that is given must say the same.
inline refusal find_name(contract::organization const& asked, addition& made) {
    made.name = std::string{trimmed(asked.name->view())};
    if (made.name.empty()) return missing("organization.name");
    if (!is_name(made.name))
        return invalid("organization.name",
                       "a name does not start with # nor contain any of = , + \" \\ < > ;");
    made.distinguished_name = std::string{attribute_of(*asked.type)} + "=" + made.name + "," +
                              made.parent->content.identifier.distinguished_name->str();
    if (!contract::distinguished_name::fits(made.distinguished_name))
        return invalid("organization.name", "the distinguished name would be too long");
    made.key = key_of_name(made.distinguished_name);
    auto const& given = asked.identifier.distinguished_name;
    if (given && key_of_name(given->view()) != made.key)
        return invalid("organization.identifier.distinguishedName",
                       "it is not made of type, name and parent");
    return std::nullopt;
}

inline refusal check_book(contract::organization const& asked) {
    auto const wrong = simulator::detail::check_book(asked.address_book);
    if (!wrong) return std::nullopt;
    if (wrong->missing) return missing("organization.addressBook.nickname");
    return failure{
        contract::duplicate_nickname{.owner = asked.identifier, .nickname = *wrong->duplicate}};
}

inline refusal check_addition(commerce_state const& now, contract::organization const& asked,
                              addition& made) {
    if (!asked.name) return missing("organization.name");
    if (!asked.type) return missing("organization.type");
    if (refusal no = find_parent(now, asked, made)) return no;
    if (refusal no = find_name(asked, made)) return no;
    if (now.members.organizations_by_name.contains(made.key)) {
        contract::member_identifier known = asked.identifier;
        known.id = now.members.organizations_by_name.at(made.key);
        known.distinguished_name = contract::distinguished_name{made.distinguished_name};
        return failure{contract::duplicate_organization{.organization = known}};
    }
    if (asked.identifier.id)
        return invalid("organization.identifier.id", "the commerce site gives out the number");
    return check_book(asked);
}

inline treaty::outcome<contract::operation> add(commerce_state& now,
                                                contract::organization const& asked,
                                                moment const& at) {
    addition made;
    if (refusal no = check_addition(now, asked, made)) return std::unexpected{std::move(*no)};
    commerce::organization_record fresh{};
    fresh.id = now.members.next_id();
    fresh.name_key = made.key;
    fresh.parent = made.parent->id;
    fresh.content = asked;
    fresh.content.name = contract::organization_name{made.name};
    fresh.content.identifier = {
        .id = fresh.id,
        .distinguished_name = contract::distinguished_name{made.distinguished_name}};
    fresh.content.parent = made.parent->content.identifier;
    contract::member_id const id = fresh.id;
    now.members.changed(id, commerce::member_change_kind::created, at.caller);
    now.members.add(std::move(fresh));
    return contract::response{.organization = id};
}

inline refusal find_known(commerce_state& now, contract::organization const& asked,
                          commerce::organization_record*& found) {
    if (!asked.identifier.distinguished_name)
        return missing("organization.identifier.distinguishedName");
    commerce::organization_record const* known = now.members.find(asked.identifier);
    if (known == nullptr)
        return failure{contract::unknown_organization{.organization = asked.identifier}};
    found = &now.members.organizations.at(known->id);
    return std::nullopt;
}

inline refusal check_change(commerce_state const& now, contract::organization const& asked,
                            commerce::organization_record const& known) {
    if (asked.parent && (asked.parent->id || asked.parent->distinguished_name)) {
        commerce::organization_record const* parent = now.members.find(*asked.parent);
        if (parent == nullptr || known.parent != parent->id)
            return failure{contract::parent_not_changeable{.member = asked.identifier,
                                                           .parent = *asked.parent}};
    }
    auto const parts = parts_of(known.name_key);
    if (asked.name && in_lower_case(trimmed(asked.name->view())) != parts.front().value)
        return failure{contract::name_not_changeable{.organization = asked.identifier}};
    if (asked.type && asked.type != known.content.type)
        return invalid("organization.type", "the type is part of the distinguished name");
    return check_book(asked);
}

inline treaty::outcome<contract::operation> change(commerce_state& now,
                                                   contract::organization const& asked,
                                                   moment const& at) {
    commerce::organization_record* known = nullptr;
    if (refusal no = find_known(now, asked, known)) return std::unexpected{std::move(*no)};
    if (refusal no = check_change(now, asked, *known)) return std::unexpected{std::move(*no)};
    contract::organization& content = known->content;
    simulator::detail::take(content.business_category, asked.business_category);
    simulator::detail::take(content.description, asked.description);
    if (asked.contact) {
        if (!content.contact) content.contact.emplace();
        simulator::detail::merge(*content.contact, *asked.contact);
    }
    simulator::detail::merge(content.address_book, asked.address_book);
    simulator::detail::take_list(content.context_attributes, asked.context_attributes);
    simulator::detail::take_fields(content.user_data, asked.user_data);
    now.members.changed(known->id, commerce::member_change_kind::updated, at.caller);
    return contract::response{.organization = known->id};
}

// An address is given as the one entry of an address book. More are refused rather than dropped:
// the vendor reads only the first.
inline treaty::outcome<contract::operation> put_address(commerce_state& now,
                                                        contract::request const& asked) {
    contract::organization const& who = asked.organization;
    commerce::organization_record* known = nullptr;
    if (refusal no = find_known(now, who, known)) return std::unexpected{std::move(*no)};
    if (who.address_book.empty()) return std::unexpected{missing("organization.addressBook")};
    if (who.address_book.size() > 1)
        return std::unexpected{invalid("organization.addressBook",
                                       "an address is one entry; the vendor reads only the first")};
    contract::contact_entry const& entry = who.address_book.front();
    if (!entry.nickname || trimmed(entry.nickname->view()).empty())
        return std::unexpected{missing("organization.addressBook.nickname")};
    auto& book = known->content.address_book;
    contract::contact_entry* const there = simulator::detail::find_entry(book, *entry.nickname);
    if (asked.action == contract::member_action::change) {
        if (there == nullptr)
            return treaty::fault(
                contract::unknown_address{.owner = who.identifier, .nickname = *entry.nickname});
        simulator::detail::merge(*there, entry);
        return contract::response{};
    }
    if (there != nullptr)
        return treaty::fault(
            contract::duplicate_nickname{.owner = who.identifier, .nickname = *entry.nickname});
    if (book.size() == contract::contact_list::items_max)
        return std::unexpected{invalid("organization.addressBook", "the address book is full")};
    book.push_back(entry);
    return contract::response{};
}

}  // namespace detail

TREATY_INLINE treaty::outcome<contract::operation> apply(commerce_state& now,
                                                         contract::request const& asked,
                                                         moment const& at) {
    if (asked.part == contract::organization_part::address) return detail::put_address(now, asked);
    return asked.action == contract::member_action::add
               ? detail::add(now, asked.organization, at)
               : detail::change(now, asked.organization, at);
}

}  // namespace simulator::synchronize_organization
