// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <simulator/state/accounts.hpp>

#include <cassert>
#include <set>
#include <utility>

namespace simulator {

namespace detail {

TREATY_INLINE organization built_in(distinguished_name name, organization_name word) {
    organization made;
    made.identifier.distinguished_name = std::move(name);
    made.name = std::move(word);
    made.type = organization_type::organization;
    return made;
}

}  // namespace detail

TREATY_INLINE account_book::account_book() {
    add("o=root organization", detail::built_in("o=root organization", "Root Organization"), {});
    add("o=default organization,o=root organization",
        detail::built_in("o=default organization,o=root organization", "Default Organization"),
        "o=root organization");
}

TREATY_INLINE account const* account_book::find(std::string const& key) const {
    auto const found = accounts_.find(key);
    return found == accounts_.end() ? nullptr : &found->second;
}

TREATY_INLINE account const* account_book::find(member_id id) const {
    auto const found = by_id_.find(id);
    return found == by_id_.end() ? nullptr : find(found->second);
}

TREATY_INLINE account const* account_book::find(member_identifier const& named) const {
    if (!named.distinguished_name) return named.id ? find(*named.id) : nullptr;
    account const* one = find(key_of_name(named.distinguished_name->view()));
    if (one == nullptr || !named.id) return one;
    auto const& known = one->details.identifier.id;
    if (known ? *known != *named.id : find(*named.id) != nullptr) return nullptr;
    return one;
}

TREATY_INLINE account const& account_book::add(std::string const& key, organization details,
                                               std::string parent, std::string creation_key) {
    assert(find(key) == nullptr);
    std::string digits = std::to_string(++numbers_);
    digits.insert(0, digits.size() < 8 ? 8 - digits.size() : 0, '0');
    if (details.identifier.id) by_id_[*details.identifier.id] = key;
    account made{customer_account_number{"A-" + digits}, std::move(details), std::move(parent),
                 std::move(creation_key)};
    return accounts_.emplace(key, std::move(made)).first->second;
}

TREATY_INLINE account const& account_book::update(std::string const& key, organization details) {
    account& one = accounts_.at(key);
    if (one.details.identifier.id) by_id_.erase(*one.details.identifier.id);
    if (details.identifier.id) by_id_[*details.identifier.id] = key;
    one.details = std::move(details);
    return one;
}

TREATY_INLINE std::vector<violation> check(account_book const& book) {
    std::vector<violation> found;
    std::set<customer_account_number> numbers;
    std::size_t roots = 0;
    for (auto const& [key, one] : book.all()) {
        auto const& name = one.details.identifier.distinguished_name;
        if (!name || key_of_name(name->view()) != key)
            found.push_back({"accounts: each is filed under its name", key});
        if (!numbers.insert(one.number).second)
            found.push_back({"accounts: each has a number of its own", key});
        if (one.details.identifier.id && book.find(*one.details.identifier.id) != &one)
            found.push_back({"accounts: each id is of one organization", key});
        roots += one.parent.empty() ? 1 : 0;
        account const* above = &one;
        std::size_t steps = 0;
        while (above != nullptr && !above->parent.empty() && steps <= book.all().size()) {
            above = book.find(above->parent);
            ++steps;
        }
        if (above == nullptr)
            found.push_back({"accounts: every parent is known", key});
        else if (!above->parent.empty())
            found.push_back({"accounts: nobody is above himself", key});
    }
    if (roots != 1) found.push_back({"accounts: there is one root", std::to_string(roots)});
    return found;
}

}  // namespace simulator
