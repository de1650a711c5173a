// SPDX-License-Identifier: BSL-1.0
// Reads lists of records in the plain shape by code that is written out for the record: in the
// layout of the last item, or member by member where their tags are known. Everything else is left
// to the strict reader, from which both are learned (hot_items.hpp).
#pragma once

#include <treaty/wire/hot/list_run.hpp>
#include <treaty/wire/hot/place.hpp>
#include <treaty/wire/xml/characters.hpp>
#include <treaty/wire/xml/hot_list.hpp>

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>

namespace treaty::xml {
namespace detail {

#ifdef TREATY_HOT_MACHINE

// Null if there are many of them.
inline constexpr std::size_t hot_blanks_max = 64;
TREATY_HOT char const* past_hot_blanks(char const* at) noexcept {
    if (*at == '<') return at;
    for (std::size_t i = 0; i < hot_blanks_max; i += 16) {
        __m128i const bytes = hot::load16(at + i);
        auto const are = [&](char c) { return _mm_cmpeq_epi8(bytes, _mm_set1_epi8(c)); };
        std::uint32_t const others =
            0xFFFFU & ~hot::mask_of(_mm_or_si128(_mm_or_si128(are(' '), are('\n')),
                                                 _mm_or_si128(are('\t'), are('\r'))));
        if (others != 0) return at + i + std::countr_zero(others);
    }
    return nullptr;
}

// A member of the record itself that has code of its own. `memory`: of the list that the record is
// in, and behind it of those within.
struct hot_member {
    char const* (*read)(char const* at, void* record, hot::doubt& wrong,
                        hot_memory* memory) = nullptr;
    hot::value_steps const* steps = nullptr;
    std::size_t lists_before = 0;
    bool is_list = false;
};
template <class Record, class Place>
TREATY_HOT_ENTRY char const* read_hot_member(char const* at, void* record, hot::doubt& wrong,
                                             hot_memory*) {
    return hot::read_value<hot::xml_whole_text>(at, Place::in(*static_cast<Record*>(record)),
                                                wrong);
}
template <class List>
TREATY_HOT_ENTRY char const* read_inner_list(char const* at, List& into, hot_memory& known);
template <class Record, class Place, std::size_t Lists>
TREATY_HOT_ENTRY char const* read_list_member(char const* at, void* record, hot::doubt&,
                                              hot_memory* memory) {
    return read_inner_list(at, Place::in(*static_cast<Record*>(record)), memory[1 + Lists]);
}
// By the layout of the outer item.
template <class Record, class Place>
TREATY_HOT_ENTRY char const* step_inner_list(char const* at, void* record, hot::step const* now,
                                             __m128i bytes, std::uint64_t bits) {
    at = hot::detail::compared<hot::bytes_before::to_16>(at, now, bytes);
    if (_mm_testz_si128(bytes, bytes) == 0 || bits != 0) return nullptr;
    hot_memory& known = *now->kept<hot_memory*>();
    at = read_inner_list(at, Place::in(*static_cast<Record*>(record)), known);
    if (at == nullptr || at > known.habit.where->last) return nullptr;
    return now[1].run(at, record, now + 1, bytes, bits);
}
template <class Record, class Place>
inline constexpr hot::value_steps inner_list_steps{&step_inner_list<Record, Place>};

template <class Record>
struct hot_members {
    template <class Type, auto Pointer>
    static consteval hot_member made_of() {
        using place = hot::place<Pointer>;
        if constexpr (!reflect::contract_struct<Type> && hot::detail::value_passes<Type>())
            return {&read_hot_member<Record, place>,
                    &hot::long_steps<hot::xml_whole_text, Record, place>};
        else
            return {};
    }
    template <class Type, auto Pointer, std::size_t Member>
    static consteval hot_member made() {
        if constexpr (hot::detail::is_inner_list<Type>) {
            using place = hot::place<Pointer>;
            constexpr std::size_t lists = hot::detail::inner_lists_before<Record>(Member);
            return {&read_list_member<Record, place, lists>, &inner_list_steps<Record, place>,
                    lists, true};
        } else {
            return made_of<Type, Pointer>();
        }
    }
    template <class... S, class... N, class... Types, Types S::*... P>
    static consteval auto make(reflect::member_tags<reflect::member_tag<S, N, Types, P>...>) {
        return []<std::size_t... I>(std::index_sequence<I...>) {
            return std::array<hot_member, sizeof...(N)>{made<Types, P, I>()...};
        }
        (std::index_sequence_for<N...>{});
    }
    static constexpr auto all = make(reflect::members_of<Record>{});
    static consteval std::uint64_t make_required() {
        std::uint64_t made = 0;
        auto const& rows = reflect::detail::member_table<Record>::rows;
        for (std::size_t i = 0; i < rows.size(); ++i)
            if (rows[i].required) made |= std::uint64_t{1} << i;
        return made;
    }
    static constexpr std::uint64_t required = make_required();
};

// An item whose members stand in any order, from its start tag to behind its end tag; null if there
// is a doubt. If it may, a layout is learned from it.
template <class Record>
TREATY_HOT_ENTRY char const* read_by_name(char const* at, Record& into, hot_memory* memory,
                                          hot::window const& where) {
    using members = hot_members<Record>;
    hot_tags const& tags = memory->tags;
    if (!tags.known() || at > where.limit || !tags.item().start.stand_at(at)) return nullptr;
    char const* const begin = at;
    hot::doubt wrong{_mm_setzero_si128(), 0};
    std::array<hot::found_value, hot::habit::values_max> found;  // as many as there are
    std::size_t count = 0;
    std::uint64_t seen = 0;
    at = past_hot_blanks(at + tags.item().start.size());
    while (at != nullptr && at <= where.limit && count != found.size()) {
        hot_tags::tag const* const tag = tags.find(at);
        if (tag == nullptr) break;
        hot_member const& member = members::all[tag->member];
        std::uint64_t const bit = std::uint64_t{1} << tag->member;
        if ((seen & bit) != 0) return nullptr;
        seen |= bit;
        char const* const value = at + tag->start.size();
        char const* const end = member.read(value, &into, wrong, memory);
        if (end == nullptr || end > where.limit) return nullptr;
        found[count++] = {member.steps, value, end,
                          member.is_list ? memory + 1 + member.lists_before : nullptr};
        if (!tag->end.stand_at(end)) return nullptr;
        at = past_hot_blanks(end + tag->end.size());
    }
    if (at == nullptr || at > where.limit || !tags.item().end.stand_at(at) || wrong.bits != 0 ||
        _mm_testz_si128(wrong.bytes, wrong.bytes) == 0 ||
        (seen & members::required) != members::required || count > where.limits->members_max)
        return nullptr;
    at += tags.item().end.size();
    if (memory->habit.learns_again()) memory->habit.learn(begin, {found.data(), count}, at);
    return at;
}

template <class Record>
TREATY_HOT char const* read_inner_item(char const* at, Record& into, hot_memory& known) {
    hot::habit& habit = known.habit;
    if (habit.applies() && at <= habit.where->last) {
        char const* const next = habit.layout.read(at, &into);
        if (next != nullptr) [[likely]] {
            habit.proven = true;
            return next;
        }
        reflect::refresh(into);  // it may have been written to
    }
    return read_by_name(at, into, &known, *habit.where);
}

// From behind the start tag of a list within an item to its end tag; null if there is a doubt.
template <class List>
TREATY_HOT_ENTRY char const* read_inner_list(char const* at, List& into, hot_memory& known) {
    using traits = hot::detail::list_traits<List>;
    hot::window const& where = *known.habit.where;
    std::size_t const items_max = where.limits->items_max;
    std::size_t const most = traits::most == 0 ? items_max : std::min(traits::most, items_max);
    for (std::size_t count = 0; at <= where.limit; ++count) {
        char const* next = *at == '<' ? at : known.habit.layout.next(at);
        if (next == nullptr || *next != '<') next = past_hot_blanks(at);
        if (next == nullptr || next > where.limit) return nullptr;
        if (next[0] == '<' && next[1] == '/') return count >= traits::least ? next : nullptr;
        if (count == most) return nullptr;
        at = read_inner_item(next, hot::next_item(into), known);
        if (at == nullptr) return nullptr;
    }
    return nullptr;
}

template <class List>
class hot_reading : hot::list_run<hot_reading<List>, List> {
    using run = hot::list_run<hot_reading, List>;
    friend run;
    using record = typename List::value_type;
    using run::habit_;

public:
    hot_reading(List& into, std::string_view rest, std::size_t room, hot_scope& scope,
                hot_memory* memory)
        : run(into, rest, room, memory->habit, scope.tail, scope.where,
              memory->habit.proven ? run::slots_at_once : 1),
          scope_(scope),
          memory_(memory) {}

    TREATY_HOT_ENTRY hot::progress read() {
        char const* const at = this->in_window();
        char const* const first = habit_.layout.next(at);
        bool whole = false;
        return this->read_all(first != nullptr ? first : past_separator(at, whole));
    }

private:
    TREATY_HOT_ENTRY char const* by_name(char const* at, record& into) {
        this->renew(into);
        return read_by_name(at, into, memory_, scope_.where);
    }
    // Blanks, or what was there before; comments are left to the strict reader.
    char const* past_separator(char const* at, bool& whole) noexcept {
        whole = true;
        char const* const last = this->limit();
        if (at > last) return nullptr;
        char const* const stop = at + std::min<std::ptrdiff_t>(last - at, hot_blanks_max);
        char const* const next = std::find_if_not(at, stop, is_blank);
        if (next == stop || *next != '<') return nullptr;
        habit_.layout.separator({at, next});
        return next;
    }

    hot_scope& scope_;
    hot_memory* memory_;
};

template <class List>
hot::progress read_hot_list(void* into, std::string_view rest, std::size_t room, hot_scope& scope,
                            hot_memory* memory) {
    if (room == 0) return {};
    return hot_reading<List>{*static_cast<List*>(into), rest, room, scope, memory}.read();
}

template <class Value>
void const* hot_address(Value const& of) noexcept {
    if constexpr (hot::detail::is_optional<Value>)
        return of ? hot_address(*of) : nullptr;
    else
        return std::addressof(of);
}

template <class List>
consteval hot_list make_hot_list();
template <class List>
inline constexpr hot_list hot_list_for = make_hot_list<List>();

template <class Record, std::size_t Lists, auto... Path, class Struct, class... S, class... N,
          class... Types, Types S::*... P>
hot_leaf hot_leaf_in(Struct& object, void const* at,
                     reflect::member_tags<reflect::member_tag<S, N, Types, P>...>);

template <class Record, class Type, std::size_t Lists, auto... Path>
TREATY_HOT_ENTRY hot_leaf hot_leaf_of_member(Type& value, void const* at) {
    using place = hot::place<Path...>;
    if constexpr (hot::detail::is_optional_struct<Type>) {
        using held = typename Type::value_type;
        if (!value) return {};
        return hot_leaf_in<Record, Lists, Path...>(*value, at, reflect::members_of<held>{});
    } else if constexpr (reflect::contract_struct<Type>) {
        return hot_leaf_in<Record, Lists, Path...>(value, at, reflect::members_of<Type>{});
    } else if constexpr (hot::detail::is_inner_list<Type>) {
        if (&value != at) return {};
        return {&inner_list_steps<Record, place>, hot_leaf::nested, &hot_list_for<Type>, Lists};
    } else if constexpr (hot::detail::value_passes<Type>()) {
        if (hot_address(value) != at) return {};
        return {&hot::long_steps<hot::xml_whole_text, Record, place>};
    } else {
        return {};
    }
}
template <class Record, std::size_t Lists, auto... Path, class Struct, class... S, class... N,
          class... Types, Types S::*... P>
hot_leaf hot_leaf_in(Struct& object, void const* at,
                     reflect::member_tags<reflect::member_tag<S, N, Types, P>...>) {
    return [&]<std::size_t... I>(std::index_sequence<I...>) {
        hot_leaf found;
        auto const look = [&]<class Type, auto Pointer, std::size_t Member>() {
            constexpr std::size_t before = hot::detail::inner_lists_before<Struct>(Member);
            found = hot_leaf_of_member<Record, Type, Lists + before, Path..., Pointer>(
                object.*Pointer, at);
            if (found.steps == nullptr) return false;
            bool const itself = !reflect::contract_struct<Type> &&
                                !hot::detail::is_optional_struct<Type> && sizeof...(Path) == 0;
            found.member = itself ? Member : hot_leaf::nested;
            return true;
        };
        (void)(... || look.template operator()<Types, P, I>());
        return found;
    }
    (std::index_sequence_for<N...>{});
}
template <class Record>
hot_leaf hot_leaf_at(void* record, void const* at) {
    return hot_leaf_in<Record, 0>(*static_cast<Record*>(record), at, reflect::members_of<Record>{});
}

template <class List>
consteval hot_list make_hot_list() {
    using record = typename List::value_type;
    return {&reflect::type_of<List>, hot::detail::inner_lists<record>(), &hot_leaf_at<record>,
            &read_hot_list<List>};
}

#endif

}  // namespace detail

// For a treaty::list or std::vector of records.
template <class List>
consteval hot_list hot_list_of() {
#ifdef TREATY_HOT_MACHINE
    return detail::make_hot_list<List>();
#else
    return {&reflect::type_of<List>};
#endif
}

}  // namespace treaty::xml
