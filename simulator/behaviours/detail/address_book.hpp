// SPDX-License-Identifier: BSL-1.0
// The address book of an organization or person: entries are known by their nickname, which is
// unique with its owner and never changes. What a change leaves out stays as it was.
#pragma once

#include <contracts/vocabulary/contact.hpp>
#include <simulator/state/distinguished_name.hpp>

#include <algorithm>

namespace simulator::detail {

using contracts::vocabulary::contact_entry;
using contracts::vocabulary::contact_info;
using contracts::vocabulary::contact_list;
using contracts::vocabulary::contact_nickname;

// Blanks around a nickname do not count; upper and lower case do.
inline contact_entry* find_entry(contact_list& book, contact_nickname const& nickname) {
    auto const at = std::find_if(book.begin(), book.end(), [&](contact_entry const& one) {
        return one.nickname && trimmed(one.nickname->view()) == trimmed(nickname.view());
    });
    return at == book.end() ? nullptr : &*at;
}

// The first entry that has no nickname, or one that an earlier entry has already.
struct book_fault {
    bool missing = false;
    std::optional<contact_nickname> duplicate;
};
inline std::optional<book_fault> check_book(contact_list const& book) {
    contact_list seen;
    for (contact_entry const& one : book) {
        if (!one.nickname || trimmed(one.nickname->view()).empty())
            return book_fault{.missing = true, .duplicate = std::nullopt};
        if (find_entry(seen, *one.nickname) != nullptr)
            return book_fault{.missing = false, .duplicate = one.nickname};
        seen.push_back({.nickname = one.nickname});
    }
    return std::nullopt;
}

template <class T>
void take(std::optional<T>& to, std::optional<T> const& from) {
    if (from) to = from;
}
template <class List>
void take_list(List& to, List const& from) {
    if (!from.empty()) to = from;
}
template <class Map>
void take_fields(Map& to, Map const& from) {
    for (auto const& [name, value] : from) to[name] = value;
}

inline void merge(contact_info& to, contact_info const& from) {
    take(to.address, from.address);
    take_list(to.telephones, from.telephones);
    take_list(to.mobiles, from.mobiles);
    take_list(to.faxes, from.faxes);
    take_list(to.emails, from.emails);
    take_fields(to.user_data, from.user_data);
}
inline void merge(contact_entry& to, contact_entry const& from) {
    take(to.address, from.address);
    take_list(to.telephones, from.telephones);
    take_list(to.mobiles, from.mobiles);
    take_list(to.faxes, from.faxes);
    take_list(to.emails, from.emails);
    take(to.name, from.name);
    take_fields(to.user_data, from.user_data);
}
// Entries that are known are changed, others are added, as far as the book has room.
inline void merge(contact_list& to, contact_list const& from) {
    for (contact_entry const& one : from) {
        if (contact_entry* known = find_entry(to, *one.nickname))
            merge(*known, one);
        else if (to.size() < contact_list::items_max)
            to.push_back(one);
    }
}

}  // namespace simulator::detail
