// SPDX-License-Identifier: BSL-1.0
// Reads lists of flat records in the plain shape by code that is written out for the record, where
// items stand in the layout of the last one.
#pragma once

#include <treaty/wire/hot/list_run.hpp>
#include <treaty/wire/hot/place.hpp>
#include <treaty/wire/xml/characters.hpp>
#include <treaty/wire/xml/hot_list.hpp>

#include <algorithm>
#include <cstddef>
#include <memory>
#include <string_view>

namespace treaty::xml {
namespace detail {

#ifdef TREATY_HOT_MACHINE

template <class List>
class hot_reading : hot::list_run<hot_reading<List>, List> {
    using run = hot::list_run<hot_reading, List>;
    friend run;

public:
    hot_reading(List& into, std::string_view rest, std::size_t room, hot::habit& habit)
        : run(into, rest, room, habit, habit.proven ? run::slots_at_once : 1) {}

    TREATY_HOT_ENTRY hot::progress read() {
        if (this->room_ == 0) return {};
        char const* at = this->prepare(this->window_);
        char const* const first = this->habit_.layout.next(at);
        bool whole = false;
        at = first != nullptr ? first : past_separator(at, whole);
        while (at != nullptr && this->used() != this->room_) {
            at = this->prepare(at);
            if (!this->by_layout(at)) break;
        }
        return this->finish();
    }

private:
    // Blanks, or what was there before; comments are left to the strict reader.
    char const* past_separator(char const* at, bool& whole) noexcept {
        whole = true;
        char const* const stop =
            at + std::min<std::ptrdiff_t>(this->end_ - at, hot::text_bytes_max);
        char const* const next = std::find_if_not(at, stop, is_blank);
        if (next == stop || *next != '<') return nullptr;
        this->habit_.layout.separator({at, next});
        return next;
    }
};

template <class List>
hot::progress read_hot_list(void* into, std::string_view rest, std::size_t room,
                            hot::habit& habit) {
    return hot_reading<List>{*static_cast<List*>(into), rest, room, habit}.read();
}

template <class Value>
void const* hot_address(Value const& of) noexcept {
    if constexpr (hot::detail::is_optional<Value>)
        return of ? hot_address(*of) : nullptr;
    else
        return std::addressof(of);
}

template <class Record, auto... Path, class... S, class... N, class... Types, Types S::*... P>
hot::value_steps const* hot_steps(Record& record, void const* at,
                                  reflect::member_tags<reflect::member_tag<S, N, Types, P>...>);

template <class Record, class Type, auto... Path>
TREATY_HOT_ENTRY hot::value_steps const* hot_steps_of_member(Record& record, void const* at) {
    if constexpr (reflect::contract_struct<Type>)
        return hot_steps<Record, Path...>(record, at, reflect::members_of<Type>{});
    else if constexpr (hot::detail::value_passes<Type>())
        return hot_address(hot::place<Path...>::in(record)) == at
                   ? &hot::long_steps<hot::xml_text, Record, hot::place<Path...>>
                   : nullptr;
    else
        return nullptr;
}
template <class Record, auto... Path, class... S, class... N, class... Types, Types S::*... P>
hot::value_steps const* hot_steps(Record& record, void const* at,
                                  reflect::member_tags<reflect::member_tag<S, N, Types, P>...>) {
    hot::value_steps const* found = nullptr;
    (void)(... ||
           ((found = hot_steps_of_member<Record, Types, Path..., P>(record, at)) != nullptr));
    return found;
}
template <class Record>
hot::value_steps const* hot_steps_at(void* record, void const* at) {
    return hot_steps(*static_cast<Record*>(record), at, reflect::members_of<Record>{});
}

#endif

}  // namespace detail

// For a treaty::list or std::vector of flat records.
template <class List>
consteval hot_list hot_list_of() {
#ifdef TREATY_HOT_MACHINE
    return {&reflect::type_of<List>, &detail::hot_steps_at<typename List::value_type>,
            &detail::read_hot_list<List>};
#else
    return {&reflect::type_of<List>};
#endif
}

}  // namespace treaty::xml
