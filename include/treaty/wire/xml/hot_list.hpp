// SPDX-License-Identifier: BSL-1.0
// Code of its own for lists of one record, as the plain reader and writer see it.
#pragma once

#include <treaty/core/limits.hpp>
#include <treaty/reflect/type.hpp>
#include <treaty/wire/hot/habit.hpp>
#include <treaty/wire/hot/progress.hpp>
#include <treaty/wire/xml/hot_tags.hpp>

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace treaty::xml {

#ifdef TREATY_HOT_MACHINE

// What is known of the items of the list that is being read.
struct hot_memory {
    hot::habit habit{};
    hot_tags tags{};
    hot::window where{};
    hot::tail tail{};
};

// A value of a record.
struct hot_leaf {
    hot::value_steps const* steps = nullptr;  // null: it has no code of its own
    std::size_t member = nested;              // of the record itself
    static constexpr std::size_t nested = ~std::size_t{0};
};

struct hot_list {
    reflect::type const* kind;  // of the list
    // The value at this place of the record.
    hot_leaf (*leaf_at)(void* record, void const* place);
    // Appends the items that can be read without a doubt, `room` at most; the first one, and what
    // separates it from the last, is at the start of `rest`. None is no verdict.
    hot::progress (*read)(void* list, std::string_view rest, std::size_t room,
                          message_limits const& limits, hot_memory& memory);
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
