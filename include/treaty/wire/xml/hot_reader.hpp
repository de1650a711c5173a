// SPDX-License-Identifier: BSL-1.0
// Reads lists of flat records in the plain shape by code that is written out for the record: in the
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

// A member of the record itself that has code of its own.
struct hot_member {
    char const* (*read)(char const* at, void* record, hot::doubt& wrong) = nullptr;
    hot::value_steps const* steps = nullptr;
};
template <class Record, class Place>
TREATY_HOT_ENTRY char const* read_hot_member(char const* at, void* record, hot::doubt& wrong) {
    return hot::read_value<hot::xml_whole_text>(at, Place::in(*static_cast<Record*>(record)),
                                                wrong);
}
template <class Record>
struct hot_members {
    template <class Type, auto Pointer>
    static consteval hot_member made_of() {
        using place = hot::place<Pointer>;
        if constexpr (reflect::contract_struct<Type> || !hot::detail::value_passes<Type>())
            return {};
        else
            return {&read_hot_member<Record, place>,
                    &hot::long_steps<hot::xml_whole_text, Record, place>};
    }
    template <class... S, class... N, class... Types, Types S::*... P>
    static consteval auto make(reflect::member_tags<reflect::member_tag<S, N, Types, P>...>) {
        return std::array<hot_member, sizeof...(N)>{made_of<Types, P>()...};
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

template <class List>
class hot_reading : hot::list_run<hot_reading<List>, List> {
    using run = hot::list_run<hot_reading, List>;
    friend run;
    using record = typename List::value_type;
    using run::habit_;

public:
    hot_reading(List& into, std::string_view rest, std::size_t room, message_limits const& limits,
                hot_memory& memory)
        : run(into, rest, room, memory.habit, memory.tail, memory.where,
              memory.habit.proven ? run::slots_at_once : 1),
          limits_(limits),
          tags_(memory.tags) {}

    TREATY_HOT_ENTRY hot::progress read() {
        char const* const at = this->in_window();
        char const* const first = habit_.layout.next(at);
        bool whole = false;
        return this->read_all(first != nullptr ? first : past_separator(at, whole));
    }

private:
    static constexpr std::size_t blanks_max = hot::text_bytes_max;

    // Null if there are many of them.
    TREATY_HOT static char const* past_blanks(char const* at) noexcept {
        if (*at == '<') return at;
        for (std::size_t i = 0; i < blanks_max; i += 16) {
            __m128i const bytes = hot::load16(at + i);
            auto const are = [&](char c) { return _mm_cmpeq_epi8(bytes, _mm_set1_epi8(c)); };
            std::uint32_t const others =
                0xFFFFU & ~hot::mask_of(_mm_or_si128(_mm_or_si128(are(' '), are('\n')),
                                                     _mm_or_si128(are('\t'), are('\r'))));
            if (others != 0) return at + i + std::countr_zero(others);
        }
        return nullptr;
    }
    // From the start tag of an item to behind its end tag.
    TREATY_HOT_ENTRY char const* by_name(char const* at, record& into) {
        using members = hot_members<record>;
        if (!tags_.known() || at > this->limit() || !tags_.item().start.stand_at(at))
            return nullptr;
        this->renew(into);
        char const* const begin = at;
        hot::doubt wrong{_mm_setzero_si128(), 0};
        std::array<hot::found_value, hot::habit::values_max> found;  // as many as there are
        std::size_t count = 0;
        std::uint64_t seen = 0;
        at = past_blanks(at + tags_.item().start.size());
        while (at != nullptr && at <= this->limit() && count != found.size()) {
            hot_tags::tag const* const tag = tags_.find(at);
            if (tag == nullptr) break;
            hot_member const& member = members::all[tag->member];
            std::uint64_t const bit = std::uint64_t{1} << tag->member;
            if ((seen & bit) != 0) return nullptr;
            seen |= bit;
            char const* const value = at + tag->start.size();
            char const* const end = member.read(value, &into, wrong);
            found[count++] = {member.steps, value, end};
            if (!tag->end.stand_at(end)) return nullptr;
            at = past_blanks(end + tag->end.size());
        }
        if (at == nullptr || at > this->limit() || !tags_.item().end.stand_at(at) ||
            wrong.bits != 0 || _mm_testz_si128(wrong.bytes, wrong.bytes) == 0 ||
            (seen & members::required) != members::required || count > limits_.members_max)
            return nullptr;
        at += tags_.item().end.size();
        if (habit_.learns_again()) habit_.learn(begin, {found.data(), count}, at);
        return at;
    }
    // Blanks, or what was there before; comments are left to the strict reader.
    char const* past_separator(char const* at, bool& whole) noexcept {
        whole = true;
        char const* const last = this->limit();
        if (at > last) return nullptr;
        char const* const stop = at + std::min<std::ptrdiff_t>(last - at, blanks_max);
        char const* const next = std::find_if_not(at, stop, is_blank);
        if (next == stop || *next != '<') return nullptr;
        habit_.layout.separator({at, next});
        return next;
    }

    message_limits const& limits_;
    hot_tags const& tags_;
};

template <class List>
hot::progress read_hot_list(void* into, std::string_view rest, std::size_t room,
                            message_limits const& limits, hot_memory& memory) {
    if (room == 0) return {};
    return hot_reading<List>{*static_cast<List*>(into), rest, room, limits, memory}.read();
}

template <class Value>
void const* hot_address(Value const& of) noexcept {
    if constexpr (hot::detail::is_optional<Value>)
        return of ? hot_address(*of) : nullptr;
    else
        return std::addressof(of);
}

template <class Record, auto... Path, class... S, class... N, class... Types, Types S::*... P>
hot_leaf hot_leaf_in(Record& record, void const* at,
                     reflect::member_tags<reflect::member_tag<S, N, Types, P>...>);

template <class Record, class Type, auto... Path>
TREATY_HOT_ENTRY hot_leaf hot_leaf_of_member(Record& record, void const* at) {
    if constexpr (reflect::contract_struct<Type>)
        return {hot_leaf_in<Record, Path...>(record, at, reflect::members_of<Type>{}).steps};
    else if constexpr (hot::detail::value_passes<Type>())
        return {hot_address(hot::place<Path...>::in(record)) == at
                    ? &hot::long_steps<hot::xml_whole_text, Record, hot::place<Path...>>
                    : nullptr};
    else
        return {};
}
template <class Record, auto... Path, class... S, class... N, class... Types, Types S::*... P>
hot_leaf hot_leaf_in(Record& record, void const* at,
                     reflect::member_tags<reflect::member_tag<S, N, Types, P>...>) {
    hot_leaf found;
    std::size_t member = 0;
    auto const look = [&]<class Type, auto Pointer>() {
        found = hot_leaf_of_member<Record, Type, Path..., Pointer>(record, at);
        if (found.steps == nullptr) return ++member, false;
        if (!reflect::contract_struct<Type> && sizeof...(Path) == 0) found.member = member;
        return true;
    };
    (void)(... || look.template operator()<Types, P>());
    return found;
}
template <class Record>
hot_leaf hot_leaf_at(void* record, void const* at) {
    return hot_leaf_in(*static_cast<Record*>(record), at, reflect::members_of<Record>{});
}

#endif

}  // namespace detail

// For a treaty::list or std::vector of flat records.
template <class List>
consteval hot_list hot_list_of() {
#ifdef TREATY_HOT_MACHINE
    return {&reflect::type_of<List>, &detail::hot_leaf_at<typename List::value_type>,
            &detail::read_hot_list<List>};
#else
    return {&reflect::type_of<List>};
#endif
}

}  // namespace treaty::xml
