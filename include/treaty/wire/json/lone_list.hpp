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
    reflect::member const* list = nullptr;
    bool alone = true;  // nothing else is required
    for (reflect::member const& one : kind.members) {
        hot_list const* const how = list == nullptr ? find_hot(hot, *one.kind) : nullptr;
        if (how != nullptr)
            list = &one, early.how = how;
        else
            alone = alone && !one.required;
    }
    if (list == nullptr || 1 + early.how->depth >= limits.depth_max) return false;
    std::string_view const name = list->wire_name;
    std::size_t const begin = name.size() + 5;  // {"name":[
    if (document.size() <= begin || document[begin] != '{' || document[0] != '{' ||
        document[1] != '"' || std::memcmp(document.data() + 2, name.data(), name.size()) != 0 ||
        std::memcmp(document.data() + 2 + name.size(), "\":[", 3) != 0)
        return false;
    reflect::type const& list_kind = *list->kind;
    std::size_t const most = list_kind.most == 0
                                 ? limits.items_max
                                 : std::min<std::size_t>(list_kind.most, limits.items_max);
    early.list = reflect::writable(list->place(into));
    early.begin = begin;
    hot::progress const taken = early.how->read(early.list, document.substr(begin), most, limits);
    early.bytes = taken.bytes;
    early.count = taken.count;
    return alone && taken.count != 0 && taken.count >= list_kind.least &&
           document.substr(begin + taken.bytes) == "]}";
}

}  // namespace treaty::json::detail
