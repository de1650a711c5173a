// SPDX-License-Identifier: BSL-1.0
// Code of its own for lists of one record, as the general reader and writer see it.
#pragma once

#include <treaty/core/limits.hpp>
#include <treaty/reflect/type.hpp>
#include <treaty/wire/hot/progress.hpp>

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace treaty::json {

struct hot_list {
    reflect::type const* kind;  // of the list
    std::size_t depth;          // levels of nesting in a record
    // Appends the records at the start of `rest` that can be read without a doubt, `room` at most.
    // None is no verdict: the general reader then says what there is.
    hot::progress (*read)(void* list, std::string_view rest, std::size_t room,
                          message_limits const& limits);
    // The same for records that stand on lines of their own.
    hot::progress (*read_lines)(void* list, std::string_view rest, std::size_t room,
                                message_limits const& limits);
    std::size_t record_bytes;  // of memory, without what records hold elsewhere
    void (*clear)(void* list);
    // Appends the list's canonical form, as the general writer does.
    void (*write)(void const* list, std::string& out);
};

using hot_lists = std::span<hot_list const>;

inline hot_list const* find_hot(hot_lists among, reflect::type const& kind) noexcept {
    for (hot_list const& one : among)
        if (one.kind == &kind) return &one;
    return nullptr;
}

}  // namespace treaty::json
