// SPDX-License-Identifier: BSL-1.0
// What was read of a list before the rest of its document had arrived.
#pragma once

#include <treaty/core/limits.hpp>
#include <treaty/wire/json/hot_list.hpp>

#include <algorithm>
#include <cstddef>

namespace treaty::json {

struct early_list {
    hot_list const* how = nullptr;
    void* list = nullptr;
    reflect::member const* member = nullptr;  // of the message
    std::size_t most = 0;                     // so many records at most
    std::size_t begin = 0;                    // the first record in the document
    std::size_t bytes = 0;                    // from there to the end of the last one that was read
    std::size_t count = 0;
    bool settled = false;  // the reader has come to the list: what was read counts, or is dropped

    // Looks for the first list of a message that has code of its own. False if there is none.
    bool find(reflect::type const& message, void* into, hot_lists among,
              message_limits const& limits) {
        for (reflect::member const& one : message.members) {
            how = find_hot(among, *one.kind);
            if (how == nullptr || how->depth + 1 >= limits.depth_max) continue;
            list = reflect::writable(one.place(into));
            member = &one;
            most = one.kind->most == 0 ? limits.items_max
                                       : std::min<std::size_t>(one.kind->most, limits.items_max);
            return true;
        }
        return false;
    }
    // The reader is at the first item of a list, or at the end of the document. True if it stands
    // where the records were read.
    bool settle(void const* at_list, std::size_t position) {
        if (settled || (at_list != nullptr && at_list != list)) return false;
        settled = true;
        if (at_list != nullptr && position == begin) return count != 0;
        if (count != 0) how->clear(list);
        return false;
    }
};

}  // namespace treaty::json
