// SPDX-License-Identifier: BSL-1.0
// A message that is nothing but one list with code of its own, written as most senders do, without
// white space: `{"lines":[`, records, `]}`. For a few records the general reader takes longer for
// what is around them than for them.
#pragma once

#include <treaty/core/limits.hpp>
#include <treaty/wire/json/early_list.hpp>
#include <treaty/wire/json/hot_list.hpp>

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <string_view>

namespace treaty::json::detail {

// True if the whole document is such a message, and read. If not, `early` is what was read of it
// for the general reader, which goes on from there.
inline bool read_lone_list(reflect::type const& kind, void* into, std::string_view document,
                           message_limits const& limits, hot_lists hot, early_list& early) {
    if (!early.find(kind, into, hot, limits)) return false;
    std::string_view const name = early.member->wire_name;
    std::size_t const begin = name.size() + 5;  // {"name":[
    if (document.size() <= begin || document[begin] != '{' || document[0] != '{' ||
        document[1] != '"' || std::memcmp(document.data() + 2, name.data(), name.size()) != 0 ||
        std::memcmp(document.data() + 2 + name.size(), "\":[", 3) != 0)
        return false;
    hot::progress const taken =
        early.how->read(early.list, document.substr(begin), early.most, limits);
    early.begin = begin;
    early.bytes = taken.bytes;
    early.count = taken.count;
    if (taken.count == 0 || taken.count < early.member->kind->least ||
        document.substr(begin + taken.bytes) != "]}")
        return false;
    return std::ranges::none_of(kind.members, [&](reflect::member const& one) {
        return one.required && &one != early.member;
    });
}

}  // namespace treaty::json::detail
