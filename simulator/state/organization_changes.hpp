// SPDX-License-Identifier: BSL-1.0
// What an organization's message can get wrong, whether it creates or changes one.
#pragma once

#include <contracts/vocabulary/faults.hpp>
#include <contracts/vocabulary/member_faults.hpp>
#include <simulator/state/back_office_state.hpp>

#include <set>

namespace simulator {

// An address book entry needs its key, and the key is unique in the book.
template <class Operation>
std::optional<treaty::failure<Operation>> check_address_book(organization const& told) {
    std::set<std::string_view> nicknames;
    for (std::size_t i = 0; i < told.address_book.size(); ++i) {
        auto const& nickname = told.address_book[i].nickname;
        if (!nickname)
            return missing_parameter{"organization.addressBook.nickname",
                                     static_cast<line_number>(i)};
        if (!nicknames.insert(nickname->view()).second)
            return duplicate_nickname{told.identifier, *nickname};
    }
    return std::nullopt;
}

// The key of the organization's name; a fault if there is no name, or something else.
template <class Operation>
std::expected<std::string, treaty::failure<Operation>> read_name(organization const& told) {
    auto const& name = told.identifier.distinguished_name;
    if (!name)
        return treaty::fault(missing_parameter{"organization.identifier.distinguishedName", {}});
    std::string key = key_of_name(name->view());
    if (key.empty())
        return treaty::fault(invalid_parameter{
            "organization.identifier.distinguishedName", "not a distinguished name", {}});
    return key;
}

template <class Operation>
std::optional<treaty::failure<Operation>> check_store(back_office_state const& now,
                                                      std::optional<store_id> store) {
    if (store && now.find(*store) == nullptr)
        return invalid_parameter{"store", "no such store", {}};
    return std::nullopt;
}

// The value of the first part of a distinguished name, as names are compared.
inline std::string first_value(std::string_view name) {
    auto const parts = parts_of(name);
    return parts.empty() ? std::string{} : in_lower_case(parts.front().value);
}

}  // namespace simulator
