// SPDX-License-Identifier: BSL-1.0
// Changes a customer account to what the message tells; what it leaves out stays. Lists that the
// message has take the place of the whole list. Organizations are neither moved nor renamed.
#pragma once

#include <contracts/outbound/update_organization.hpp>
#include <simulator/state/moment.hpp>
#include <simulator/state/organization_changes.hpp>

namespace simulator::update_organization {

namespace contract = contracts::update_organization;
using refusal = std::optional<treaty::failure<contract::operation>>;

inline refusal check_change(account_book const& accounts, std::string const& key,
                            organization const& told) {
    account const* known = accounts.find(key);
    if (known == nullptr) return unknown_organization{told.identifier};
    if (accounts.find(told.identifier) == nullptr)
        return invalid_parameter{"organization.identifier", "names two organizations", {}};
    if (told.parent && (told.parent->id || told.parent->distinguished_name)) {
        account const* above = accounts.find(*told.parent);
        if (above == nullptr || above != accounts.find(known->parent))
            return parent_not_changeable{known->details.identifier, *told.parent};
    }
    if (told.name && in_lower_case(trimmed(told.name->view())) != first_value(key))
        return name_not_changeable{known->details.identifier};
    if (told.type && told.type != known->details.type)
        return invalid_parameter{"organization.type", "the type of an organization stays", {}};
    return check_address_book<contract::operation>(told);
}

template <class Member>
void change(std::optional<Member>& known, std::optional<Member> const& told) {
    if (told) known = told;
}

inline organization changed(organization known, organization const& told) {
    change(known.identifier.id, told.identifier.id);
    change(known.name, told.name);
    change(known.business_category, told.business_category);
    change(known.description, told.description);
    change(known.contact, told.contact);
    if (!told.address_book.empty()) known.address_book = told.address_book;
    if (!told.context_attributes.empty()) known.context_attributes = told.context_attributes;
    if (!told.user_data.empty()) known.user_data = told.user_data;
    return known;
}

inline treaty::outcome<contract::operation> apply(back_office_state& now,
                                                  contract::request const& asked,
                                                  moment const& /*at*/) {
    organization const& told = asked.organization;
    if (auto refused = check_store<contract::operation>(now, asked.store))
        return std::unexpected{std::move(*refused)};
    auto const key = read_name<contract::operation>(told);
    if (!key) return std::unexpected{key.error()};
    if (auto refused = check_change(now.accounts, *key, told))
        return std::unexpected{std::move(*refused)};
    return contract::response{
        now.accounts.update(*key, changed(now.accounts.find(*key)->details, told)).number};
}

}  // namespace simulator::update_organization
