// SPDX-License-Identifier: BSL-1.0
// Reads one record member by member, in any order, by code that is written out for it. What it does
// not take is left to the general reader.
#pragma once

#include <treaty/core/limits.hpp>
#include <treaty/wire/hot/habit.hpp>
#include <treaty/wire/hot/place.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace treaty::json::detail {

#ifdef TREATY_HOT_MACHINE

using hot::doubt;

// Names of a struct's members, found by their first eight bytes and their length.
struct hot_name {
    alignas(16) std::array<char, 32> bytes{};
    std::size_t length = 0;
    std::size_t member = 0;
};

template <class Struct>
struct hot_names {
    static constexpr auto const& rows = reflect::detail::member_table<Struct>::rows;
    static constexpr std::size_t count = rows.size();
    using hash = hot::perfect_hash<count>;

    static constexpr std::size_t place(std::uint64_t first, std::uint64_t length,
                                       std::uint64_t by) noexcept {
        return hash::place(first ^ (length << 56U), by);
    }
    // Zero if there is none: two names begin alike, or one is too long.
    static consteval std::uint64_t find_factor() {
        for (auto const& one : rows)
            if (one.wire_name.size() > 31) return 0;
        std::array<std::uint64_t, count> keys{};
        for (std::size_t i = 0; i < count; ++i)
            keys[i] = hot::first_bytes(rows[i].wire_name) ^
                      (std::uint64_t{rows[i].wire_name.size()} << 56U);
        return hash::factor_for(keys);
    }
    static constexpr std::uint64_t factor = find_factor();
    static consteval auto make_table() {
        std::array<hot_name, hash::places> made{};
        for (hot_name& one : made) one.length = 32;  // no name is as long
        if (factor == 0) return made;
        for (std::size_t i = 0; i < count; ++i) {
            std::string_view const name = rows[i].wire_name;
            hot_name& into = made[place(hot::first_bytes(name), name.size(), factor)];
            for (std::size_t k = 0; k < name.size(); ++k) into.bytes[k] = name[k];
            into.length = name.size();
            into.member = i;
        }
        return made;
    }
    static constexpr auto table = make_table();
};

// One record, member by member.
struct hot_pass {
    static constexpr std::size_t unknown_max = 8;

    hot::window const* where;
    hot::habit* habits;  // of the record, and behind it of the lists within
    doubt wrong{_mm_setzero_si128(), 0};
    std::size_t count = 0, unknown_count = 0;
    std::array<hot::found_value, hot::habit::values_max>
        found;  // not initialized: one is made for each record
    std::array<std::string_view, unknown_max> unknown;

    [[nodiscard]] TREATY_HOT bool sure() const noexcept {
        return wrong.bits == 0 && _mm_testz_si128(wrong.bytes, wrong.bytes) != 0;
    }

    void add(hot::value_steps const& steps, char const* begin, char const* end,
             void* kept = nullptr) noexcept {
        if (count < found.size()) found[count] = {&steps, begin, end, kept};
        ++count;
    }
};

inline char const* past_blanks(char const* at, char const* limit) noexcept {
    if (static_cast<unsigned char>(*at) > ' ') [[likely]]
        return at;
    while (at < limit && (*at == ' ' || *at == '\n' || *at == '\r' || *at == '\t')) ++at;
    return at;
}

// Behind the closing quotation mark of plain text, or null.
TREATY_HOT char const* past_plain_text(char const* at, char const* limit) noexcept {
    for (; at < limit; at += 16) {
        __m128i const bytes = hot::load16(at);
        std::uint32_t const ended = hot::ends_in<hot::json_text>(bytes);
        if ((hot::special_in<hot::json_text>(bytes) & (ended - 1) & ~ended) != 0) return nullptr;
        if (ended != 0) return at + std::countr_zero(ended) + 1;
    }
    return nullptr;
}

// Behind a number, true, false, null or plain text; null for everything else.
TREATY_HOT char const* past_plain_value(char const* at, hot_pass& now) noexcept {
    auto const is_digit = [](char c) { return c >= '0' && c <= '9'; };
    if (*at == '"') {
        char const* const end = past_plain_text(at + 1, now.where->limit);
        return end != nullptr &&
                       end - at <= static_cast<std::ptrdiff_t>(now.where->limits->text_bytes_max)
                   ? end
                   : nullptr;
    }
    if (std::memcmp(at, "true", 4) == 0 || std::memcmp(at, "null", 4) == 0) return at + 4;
    if (std::memcmp(at, "false", 5) == 0) return at + 5;
    if (*at == '-') ++at;
    if (!is_digit(*at) || (*at == '0' && is_digit(at[1]))) return nullptr;
    while (is_digit(*at) && at < now.where->limit) ++at;
    if (*at == '.') {
        if (!is_digit(*++at)) return nullptr;
        while (is_digit(*at) && at < now.where->limit) ++at;
    }
    return *at == 'e' || *at == 'E' || is_digit(*at) ? nullptr : at;
}

// Behind a list or map without anything in it, as the brackets say.
template <char Open, char Close>
TREATY_HOT char const* past_nothing(char const* at, char const* limit) noexcept {
    if (*at != Open) return nullptr;
    at = past_blanks(at + 1, limit);
    return *at == Close ? at + 1 : nullptr;
}

// Of a record's lists, the next one to be seen is `Lists`.
template <class Record, class Struct, std::size_t Lists, auto... Path>
struct hot_members;
template <class List>
TREATY_HOT_ENTRY char const* read_inner_list(char const* at, List& into, hot::habit& known);
template <class Record, class Place>
TREATY_HOT_ENTRY char const* step_inner_list(char const* at, void* record, hot::step const* now,
                                             __m128i bytes, std::uint64_t bits);
template <class Record, class Place>
inline constexpr hot::value_steps inner_list_steps{&step_inner_list<Record, Place>};

// One member's value, from its first character on; null leaves the record to the general reader.
// `Long`: more than sixteen bytes usually stand before it.
template <class Record, class Type, bool Long, std::size_t Lists, auto... Path>
TREATY_HOT_ENTRY char const* hot_member(char const* at, Record& record, hot_pass& now) {
    using place = hot::place<Path...>;
    if constexpr (reflect::contract_struct<Type>) {
        return hot_members<Record, Type, Lists, Path...>::read(at, record, now);
    } else if constexpr (hot::detail::is_optional_struct<Type>) {
        std::size_t const before = now.count;
        at = hot_members<Record, typename Type::value_type, Lists, Path...>::read(at, record, now);
        return now.count != before ? at : nullptr;  // a value in it makes it be there
    } else if constexpr (hot::detail::is_inner_list<Type>) {
        if (*at != '[') return nullptr;
        hot::habit& known = now.habits[1 + Lists];
        char const* const end = read_inner_list(at + 1, place::in(record), known);
        if (end == nullptr) return nullptr;
        now.add(inner_list_steps<Record, place>, at + 1, end, &known);
        return end + 1;
    } else if constexpr (hot::detail::value_passes<Type>()) {
        using inner = typename reflect::detail::innermost<Type>::type;
        constexpr bool text = is_identifier<inner> ? sizeof(inner) == 8
                                                   : !hot::detail::is_number<inner> &&
                                                         !std::is_base_of_v<decimal, inner>;
        bool const quoted = text && *at == '"';
        if (text && !quoted && !is_identifier<inner>) return nullptr;
        char const* const begin = at + (quoted ? 1 : 0);
        at = hot::read_value<hot::json_text>(begin, place::in(record), now.wrong);
        now.add(Long ? hot::long_steps<hot::json_text, Record, place>
                     : hot::short_steps<hot::json_text, Record, place>,
                begin, at);
        if (!quoted) return at;
        return *at == '"' ? at + 1 : nullptr;
    } else if constexpr (hot::detail::is_map<Type>) {
        return past_nothing<'{', '}'>(at, now.where->limit);
    } else {
        return past_nothing<'[', ']'>(at, now.where->limit);
    }
}

template <class Record, class Struct, std::size_t Lists, auto... Path>
struct hot_members {
    using names = hot_names<Struct>;
    using reader = char const* (*)(char const*, Record&, hot_pass&);

    // Quotation marks, a comma and a colon; and before the first member of a struct its own name.
    static consteval bool is_long(std::size_t member) {
        return names::rows[member].wire_name.size() > 10 || (member == 0 && sizeof...(Path) != 0);
    }
    template <class... Structs, class... Names, class... Types, Types Structs::*... Pointers>
    static consteval auto make_readers(
        reflect::member_tags<reflect::member_tag<Structs, Names, Types, Pointers>...>) {
        return []<std::size_t... I>(std::index_sequence<I...>) {
            return std::array<reader, sizeof...(Names)>{
                &hot_member<Record, Types, is_long(I),
                            Lists + hot::detail::inner_lists_before<Struct>(I), Path...,
                            Pointers>...};
        }
        (std::index_sequence_for<Names...>{});
    }
    static constexpr auto readers = make_readers(reflect::members_of<Struct>{});
    static consteval std::uint64_t make_required() {
        std::uint64_t made = 0;
        for (std::size_t i = 0; i < names::count; ++i)
            if (names::rows[i].required) made |= std::uint64_t{1} << i;
        return made;
    }
    static constexpr std::uint64_t required = make_required();

    // From the brace on; behind the closing one.
    TREATY_HOT_ENTRY static char const* read(char const* at, Record& record, hot_pass& now) {
        if (*at != '{') return nullptr;
        char const* const limit = now.where->limit;
        at = past_blanks(at + 1, limit);
        std::uint64_t seen = 0;
        if (*at == '}') return required == 0 ? at + 1 : nullptr;
        for (;;) {
            if (*at != '"' || at > limit) return nullptr;
            char const* const name = at + 1;
            __m128i const head = hot::load16(name);
            std::uint32_t const ended = hot::ends_in<hot::json_text>(head);
            std::size_t length = 0;
            if (ended != 0) [[likely]] {
                length = static_cast<std::size_t>(std::countr_zero(ended));
            } else {
                char const* const end = past_plain_text(name, limit);
                if (end == nullptr) return nullptr;
                length = static_cast<std::size_t>(end - name) - 1;
            }
            __m128i const kept = _mm_and_si128(head, hot::first_lanes(length < 16 ? length : 16));
            hot_name const& known = names::table[names::place(
                static_cast<std::uint64_t>(_mm_cvtsi128_si64(kept)), length, names::factor)];
            at = past_blanks(name + length + 1, limit);
            if (*at != ':') return nullptr;
            at = past_blanks(at + 1, limit);
            if (length == known.length && same(kept, name, known)) [[likely]] {
                std::uint64_t const bit = std::uint64_t{1} << known.member;
                if ((seen & bit) != 0) return nullptr;
                seen |= bit;
                at = readers[known.member](at, record, now);
            } else {
                at = unknown({name, length}, at, now);
            }
            if (at == nullptr) return nullptr;
            at = past_blanks(at, limit);
            if (*at == '}') break;
            if (*at != ',') return nullptr;
            at = past_blanks(at + 1, limit);
        }
        return (seen & required) == required ? at + 1 : nullptr;
    }

private:
    TREATY_HOT static bool same(__m128i head, char const* name, hot_name const& known) noexcept {
        __m128i const differs = _mm_xor_si128(head, hot::load16(known.bytes.data()));
        if (_mm_testz_si128(differs, differs) == 0) return false;
        return known.length <= 16 ||
               std::memcmp(name + 16, known.bytes.data() + 16, known.length - 16) == 0;
    }
    // Checked and ignored, but each name once.
    TREATY_HOT static char const* unknown(std::string_view name, char const* at, hot_pass& now) {
        for (char const c : name)
            if (c == '\\' || static_cast<signed char>(c) < ' ') return nullptr;
        for (std::size_t i = 0; i < now.unknown_count; ++i)
            if (now.unknown[i] == name) return nullptr;
        if (now.unknown_count == hot_pass::unknown_max ||
            now.unknown_count == now.where->limits->members_max)
            return nullptr;
        now.unknown[now.unknown_count++] = name;
        return past_plain_value(at, now);
    }
};

#endif

}  // namespace treaty::json::detail
