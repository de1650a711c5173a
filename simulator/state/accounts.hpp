// SPDX-License-Identifier: BSL-1.0
// Customer accounts of the external system: one for each organization of the commerce site, under
// its distinguished name, in a tree from the root organization down.
#pragma once

#include <contracts/vocabulary/member.hpp>
#include <simulator/state/distinguished_name.hpp>
#include <simulator/state/violation.hpp>

#include <map>
#include <optional>
#include <string>

namespace simulator {

using namespace contracts::vocabulary;

struct account {
    customer_account_number number;
    organization details;
    std::string parent;  // key of its name; empty for the root
    std::string creation_key;
};

class account_book {
public:
    // The root organization and the default organization of private customers are there from the
    // beginning, as in every commerce site.
    account_book();

    // By the key of a distinguished name.
    [[nodiscard]] account const* find(std::string const& key) const;
    // By id, distinguished name or both. Null also if they name two organizations. An organization
    // whose id was never told is found by its name, whatever id comes with it.
    [[nodiscard]] account const* find(member_identifier const& named) const;
    [[nodiscard]] account const* find(member_id id) const;

    // There is none under the key yet. Gives it its number.
    account const& add(std::string const& key, organization details, std::string parent,
                       std::string creation_key = {});
    // The name stays.
    account const& update(std::string const& key, organization details);

    [[nodiscard]] std::map<std::string, account> const& all() const { return accounts_; }
    [[nodiscard]] std::map<std::string, account>& all() { return accounts_; }

private:
    std::map<std::string, account> accounts_;
    std::map<member_id, std::string> by_id_;
    std::int64_t numbers_ = 0;
};

// Accounts form one tree without cycles, each under its own name and with its own number.
[[nodiscard]] std::vector<violation> check(account_book const& book);

}  // namespace simulator

#ifndef TREATY_SEPARATE_COMPILATION
#include <simulator/state/accounts.ipp>
#endif
