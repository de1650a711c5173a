// SPDX-License-Identifier: BSL-1.0
// Code of its own for lists of one record, as the plain reader and writer see it.
#pragma once

#include <treaty/core/limits.hpp>
#include <treaty/reflect/type.hpp>
#include <treaty/wire/hot/habit.hpp>
#include <treaty/wire/hot/progress.hpp>
#include <treaty/wire/xml/hot_tags.hpp>

#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace treaty::xml {

#ifdef TREATY_HOT_MACHINE

// A value of an item that was read strictly: its tags and its text, and where it went. Of a list,
// the items are the text.
struct hot_note {
    std::string_view start, end, text;
    void const* place = nullptr;
};

// What is known of the items of one list.
struct hot_memory {
    hot::habit habit{};
    hot_tags tags{};
    std::array<hot_note, hot::habit::values_max> notes{};
};

// What is known of the list that is being read, and of the lists within its items, in the order of
// hot::detail::inner_lists.
struct hot_scope {
    hot::window where{};
    hot::tail tail{};
    std::vector<hot_memory> lists{};
    std::size_t declarations = 0;  // of namespaces, at the start of the outer list
};

struct hot_list;

// A value of a record.
struct hot_leaf {
    hot::value_steps const* steps = nullptr;  // null: it has no code of its own
    std::size_t member = nested;              // of the record itself
    hot_list const* list = nullptr;           // it is one
    std::size_t lists_before = 0;             // of those within the record
    static constexpr std::size_t nested = ~std::size_t{0};
};

struct hot_list {
    reflect::type const* kind;  // of the list
    std::size_t inner_lists;    // within its items
    // The value at this place of the record.
    hot_leaf (*leaf_at)(void* record, void const* place);
    // Appends the items that can be read without a doubt, `room` at most; the first one, and what
    // separates it from the last, is at the start of `rest`. None is no verdict. `memory`: of this
    // list, and behind it of those within.
    hot::progress (*read)(void* list, std::string_view rest, std::size_t room, hot_scope& scope,
                          hot_memory* memory);
};

#else

struct hot_list {
    reflect::type const* kind;
};
struct hot_leaf {
    hot_list const* list = nullptr;
};

#endif

using hot_lists = std::span<hot_list const>;

inline hot_list const* find_hot(hot_lists among, reflect::type const& kind) noexcept {
    for (hot_list const& one : among)
        if (one.kind == &kind) return &one;
    return nullptr;
}

}  // namespace treaty::xml
