// SPDX-License-Identifier: BSL-1.0
// Short text of plain ASCII, and the names of enumerators. Escapes, references, control characters
// and everything beyond ASCII are `wrong`, and left to the general reader.
#pragma once

#include <treaty/core/text.hpp>
#include <treaty/reflect/enumeration.hpp>
#include <treaty/wire/hot/number.hpp>
#include <treaty/wire/hot/perfect_hash.hpp>
#include <treaty/wire/hot/steps.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

namespace treaty::hot {

// What ends a text, and which plain characters do not stand for themselves.
struct json_text {
    static constexpr char end = '"';
    static constexpr char special = '\\', other = '\\';
    static constexpr bool blanks_count = true;
};
struct xml_text {
    static constexpr char end = '<';
    static constexpr char special = '&', other = ']';  // "]]>" may not stand in text
    static constexpr bool blanks_count = false;        // at the ends of a value, that is
};
// The same where text is taken as it stands.
struct xml_whole_text : xml_text {
    static constexpr bool blanks_count = true;
};

// An enumerator as sixteen bytes to compare with.
struct alignas(16) name_bytes {
    std::array<char, 16> bytes{}, mask{};
    std::int64_t value = 0;
    std::size_t length = 0;
};

// A perfect hash over the first bytes of all names: as many as the shortest has.
template <class Enumeration>
struct name_hash {
    static constexpr auto const& rows = reflect::detail::enumerators_of<Enumeration>::rows;
    static constexpr std::size_t count = rows.size();
    using hash = perfect_hash<count>;
    static constexpr std::size_t shift = hash::shift;

    static consteval std::size_t shortest() {
        std::size_t least = 8;
        for (auto const& one : rows) least = std::min(least, one.wire_name.size());
        return least;
    }
    static constexpr std::uint64_t first_mask =
        shortest() == 8 ? ~std::uint64_t{0} : (std::uint64_t{1} << (8 * shortest())) - 1;

    static constexpr std::uint64_t first_of(std::string_view name) {
        return first_bytes(name) & first_mask;
    }
    // In every format written as it is, and nothing else.
    static consteval bool plain(std::string_view name) {
        for (char const c : name)
            if (static_cast<unsigned char>(c) < ' ' || c == '"' || c == '\\' || c == '<' ||
                c == '&' || c == ']')
                return false;
        return !name.empty() && name.size() <= 15 && name.front() != ' ' && name.back() != ' ';
    }
    // Zero if none was found: names may begin alike, or be too long.
    static consteval std::uint64_t find_factor() {
        for (auto const& one : rows)
            if (!plain(one.wire_name)) return 0;
        std::array<std::uint64_t, count> keys{};
        for (std::size_t i = 0; i < count; ++i) keys[i] = first_of(rows[i].wire_name);
        return hash::factor_for(keys);
    }
    static constexpr std::uint64_t factor = find_factor();

    static consteval auto make_table() {
        std::array<name_bytes, hash::places> made{};
        for (name_bytes& one : made) one.bytes[0] = one.mask[0] = '\x7F';  // no name
        if (factor == 0) return made;
        for (auto const& one : rows) {
            name_bytes& into = made[hash::place(first_of(one.wire_name), factor)];
            into = {};
            for (std::size_t i = 0; i < one.wire_name.size(); ++i) {
                into.bytes[i] = one.wire_name[i];
                into.mask[i] = static_cast<char>(0xFF);
            }
            into.value = one.value;
            into.length = one.wire_name.size();
        }
        return made;
    }
    static constexpr auto table = make_table();
};

#ifdef TREATY_HOT_MACHINE

template <class Syntax>
TREATY_HOT std::uint32_t ends_in(__m128i bytes) noexcept {
    return mask_of(_mm_cmpeq_epi8(bytes, _mm_set1_epi8(Syntax::end)));
}
// Below a blank as a signed byte: control characters and what is not ASCII.
template <class Syntax>
TREATY_HOT std::uint32_t special_in(__m128i bytes) noexcept {
    __m128i lanes = _mm_or_si128(_mm_cmplt_epi8(bytes, _mm_set1_epi8(' ')),
                                 _mm_cmpeq_epi8(bytes, _mm_set1_epi8(Syntax::special)));
    if constexpr (Syntax::special != Syntax::other)
        lanes = _mm_or_si128(lanes, _mm_cmpeq_epi8(bytes, _mm_set1_epi8(Syntax::other)));
    return mask_of(lanes);
}

// Up to sixteen bytes of a text; where it ends in them, or 16.
template <class Syntax>
TREATY_HOT std::size_t read_piece(char const* at, __m128i& piece, doubt& wrong) noexcept {
    __m128i const bytes = load16(at);
    std::uint32_t const ended = ends_in<Syntax>(bytes);
    wrong.bits |= special_in<Syntax>(bytes) & (ended - 1) & ~ended;  // all, if it does not end here
    auto const size = static_cast<std::size_t>(std::countr_zero(ended | 0x10000U));
    piece = _mm_and_si128(bytes, first_lanes(size));
    return size;
}

// Of less than sixteen bytes into the storage of more.
template <std::size_t Max>
TREATY_HOT void store_word(void* into, __m128i piece, std::size_t length) noexcept {
    char* const to = static_cast<char*>(into);
    store16(to, piece);
    std::memset(to + 16, 0, Max - 15);
    to[Max] = static_cast<char>(length);
}
// Of sixteen bytes and more, of which `piece` are the first.
template <class Syntax, std::size_t Max>
TREATY_HOT std::size_t read_long_word(char const* at, void* into, __m128i piece,
                                      doubt& wrong) noexcept {
    constexpr std::size_t pieces = (Max + 16) / 16;
    alignas(16) std::array<char, 16 * pieces> made{};
    store16(made.data(), piece);
    std::size_t length = 16;
    for (std::size_t i = 1; i < pieces && length == 16 * i; ++i) {
        length += read_piece<Syntax>(at + 16 * i, piece, wrong);
        store16(made.data() + 16 * i, piece);
    }
    made[Max] = static_cast<char>(length);
    std::memcpy(into, made.data(), Max + 1);
    return length;
}

// Into the storage of a text<Max>: its bytes, zeros behind them, and its length in the last byte.
template <class Syntax, std::size_t Max, std::size_t Min>
TREATY_HOT char const* read_word(char const* at, text<Max, Min>& into, doubt& wrong) noexcept {
    static_assert(Max <= text_bytes_max && sizeof into == Max + 1);
    __m128i piece;
    std::size_t length = read_piece<Syntax>(at, piece, wrong);
    if constexpr (Max >= 16) {
        if (length < 16) [[likely]] {
            store_word<Max>(&into, piece, length);
        } else {
            length = read_long_word<Syntax, Max>(at, &into, piece, wrong);
        }
    } else {
        alignas(16) std::array<char, 16> made;
        store16(made.data(), piece);
        made[Max] = static_cast<char>(length);
        std::memcpy(static_cast<void*>(&into), made.data(), Max + 1);
    }
    wrong.bits |= if_below(Max, length);
    if constexpr (Min != 0) wrong.bits |= if_below(length, Min);
    if constexpr (!Syntax::blanks_count)
        wrong.bits |= static_cast<std::uint64_t>(*at == ' ') |
                      static_cast<std::uint64_t>(at[length - (length != 0)] == ' ');
    return at + length;
}

template <class Enumeration>
TREATY_HOT char const* read_name(char const* at, Enumeration& into, doubt& wrong) noexcept {
    using hash = name_hash<Enumeration>;
    std::uint64_t const first = load8(at) & hash::first_mask;
    name_bytes const& one = hash::table[first * hash::factor >> hash::shift];
    __m128i const differs = _mm_xor_si128(load16(at), aligned16(one.bytes.data()));
    wrong.bytes = _mm_or_si128(wrong.bytes, _mm_and_si128(differs, aligned16(one.mask.data())));
    into = static_cast<Enumeration>(one.value);
    return at + one.length;
}

#endif

}  // namespace treaty::hot
