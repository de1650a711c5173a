// SPDX-License-Identifier: BSL-1.0
// Opens a customer account for an organization of the commerce site. Name, type, parent and
// distinguished name have to tell the same story.
#pragma once

#include <contracts/outbound/create_organization.hpp>
#include <simulator/state/moment.hpp>
#include <simulator/state/organization_changes.hpp>

namespace simulator::create_organization {

namespace contract = contracts::create_organization;
using refusal = std::optional<treaty::failure<contract::operation>>;

inline constexpr std::string_view root_key = "o=root organization";

inline refusal check_shape(organization const& told, std::string const& key) {
    if (!told.name) return missing_parameter{"organization.name", {}};
    if (!told.type) return missing_parameter{"organization.type", {}};
    bool const is_unit = *told.type == organization_type::organizational_unit;
    if (is_unit && !told.parent) return missing_parameter{"organization.parent", {}};
    if (told.parent && !told.parent->id && !told.parent->distinguished_name)
        return missing_parameter{"organization.parent.distinguishedName", {}};
    std::string_view const name = trimmed(told.name->view());
    if (!is_name(name))
        return invalid_parameter{"organization.name", "not a name for a distinguished name", {}};
    if (in_lower_case(name) != first_value(key))
        return invalid_parameter{"organization.name", "differs from the distinguished name", {}};
    std::string const attribute = parts_of(key).front().attribute;
    if (attribute != (is_unit ? "ou" : "o"))
        return invalid_parameter{"organization.type", "differs from the distinguished name", {}};
    return check_address_book<contract::operation>(told);
}

// The key of the parent. One that is not named is the rest of the name, and the root for a name
// without a rest.
inline std::expected<std::string, treaty::failure<contract::operation>> read_parent(
    account_book const& accounts, organization const& told, std::string const& key) {
    std::string const rest = key_of_parent(key);
    if (!told.parent) {
        std::string const above = rest.empty() ? std::string{root_key} : rest;
        if (accounts.find(above) != nullptr) return above;
        return treaty::fault(unknown_parent{{{}, distinguished_name{above}}});
    }
    account const* above = accounts.find(*told.parent);
    if (above == nullptr) return treaty::fault(unknown_parent{*told.parent});
    std::string parent = key_of_name(above->details.identifier.distinguished_name->view());
    if (!rest.empty() && rest != parent)
        return treaty::fault(
            invalid_parameter{"organization.parent", "differs from the distinguished name", {}});
    return parent;
}

inline treaty::outcome<contract::operation> apply(back_office_state& now,
                                                  contract::request const& asked,
                                                  moment const& at) {
    organization const& told = asked.organization;
    if (auto refused = check_store<contract::operation>(now, asked.store))
        return std::unexpected{std::move(*refused)};
    auto const key = read_name<contract::operation>(told);
    if (!key) return std::unexpected{key.error()};
    if (auto refused = check_shape(told, *key)) return std::unexpected{std::move(*refused)};
    if (account const* known = now.accounts.find(*key)) {
        if (!at.key.empty() && known->creation_key == at.key)
            return contract::response{known->number};
        return treaty::fault(duplicate_organization{known->details.identifier});
    }
    if (told.identifier.id)
        if (account const* known = now.accounts.find(*told.identifier.id))
            return treaty::fault(duplicate_organization{known->details.identifier});
    auto const parent = read_parent(now.accounts, told, *key);
    if (!parent) return std::unexpected{parent.error()};
    return contract::response{now.accounts.add(*key, told, *parent, at.key).number};
}

}  // namespace simulator::create_organization
