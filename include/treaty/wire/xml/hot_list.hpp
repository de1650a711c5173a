// SPDX-License-Identifier: BSL-1.0
// Code of its own for lists of one record, as the plain reader and writer see it.
#pragma once

#include <treaty/reflect/type.hpp>
#include <treaty/wire/hot/habit.hpp>
#include <treaty/wire/hot/progress.hpp>

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace treaty::xml {

#ifdef TREATY_HOT_MACHINE

struct hot_list {
    reflect::type const* kind;  // of the list
    // What reads by a layout the value at this place of the record; null if nothing does.
    hot::value_steps const* (*steps_at)(void* record, void const* place);
    // Appends the items that fit the layout, `room` at most; the first one, and what separates it
    // from the last, is at the start of `rest`. None is no verdict.
    hot::progress (*read)(void* list, std::string_view rest, std::size_t room, hot::habit& habit);
};

#else

struct hot_list {
    reflect::type const* kind;
};

#endif

using hot_lists = std::span<hot_list const>;

inline hot_list const* find_hot(hot_lists among, reflect::type const& kind) noexcept {
    for (hot_list const& one : among)
        if (one.kind == &kind) return &one;
    return nullptr;
}

}  // namespace treaty::xml
