// SPDX-License-Identifier: BSL-1.0
// The classes of characters of XML 1.0, fifth edition: which may stand in a document at all, begin
// a name, or go on in one; and a table of the same for ASCII, for scanning over runs.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>

namespace treaty::xml {

// [2] Char.
constexpr bool is_character(char32_t code) noexcept {
    if (code < 0x20) return code == 0x9 || code == 0xA || code == 0xD;
    return code <= 0xD7FF || (code >= 0xE000 && code <= 0xFFFD) ||
           (code >= 0x10000 && code <= 0x10FFFF);
}

// [3] S.
constexpr bool is_blank(char c) noexcept {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

namespace detail {

struct code_range {
    char32_t first;
    char32_t last;
};

constexpr bool in_one_of(auto const& ranges, char32_t code) noexcept {
    return std::any_of(std::begin(ranges), std::end(ranges), [code](code_range const& one) {
        return code >= one.first && code <= one.last;
    });
}

}  // namespace detail

// [4] NameStartChar without the colon, which Namespaces in XML keeps for prefixes.
constexpr bool is_name_start(char32_t code) noexcept {
    constexpr detail::code_range ranges[] = {
        {'A', 'Z'},       {'_', '_'},       {'a', 'z'},       {0xC0, 0xD6},     {0xD8, 0xF6},
        {0xF8, 0x2FF},    {0x370, 0x37D},   {0x37F, 0x1FFF},  {0x200C, 0x200D}, {0x2070, 0x218F},
        {0x2C00, 0x2FEF}, {0x3001, 0xD7FF}, {0xF900, 0xFDCF}, {0xFDF0, 0xFFFD}, {0x10000, 0xEFFFF}};
    return detail::in_one_of(ranges, code);
}

// [4a] NameChar without the colon.
constexpr bool is_name_part(char32_t code) noexcept {
    constexpr detail::code_range ranges[] = {
        {'-', '.'}, {'0', '9'}, {0xB7, 0xB7}, {0x300, 0x36F}, {0x203F, 0x2040}};
    return is_name_start(code) || detail::in_one_of(ranges, code);
}

namespace detail {

// What an ASCII byte may be; bytes from 0x80 have no bit.
enum ascii_class : std::uint8_t {
    name_start_byte = 1,
    name_part_byte = 2,
    character_byte = 4,  // a Char
    text_byte = 8,       // a Char that is only itself between tags
    value_byte = 16,     // a Char that is only itself in an attribute's value, in either quotes
    written_byte = 32    // a Char that is written as it is, in text and in a value
};

constexpr std::array<std::uint8_t, 256> make_ascii_classes() {
    std::array<std::uint8_t, 256> made{};
    for (unsigned c = 0; c < 0x80; ++c) {
        if (!is_character(c)) continue;
        bool const markup = c == '<' || c == '&';
        bool const text = !markup && c != ']' && c != '\r';
        bool const value = !markup && c >= ' ' && c != '"' && c != '\'';
        bool const written = !markup && c >= ' ' && c != '"' && c != '>';
        made[c] = static_cast<std::uint8_t>(
            character_byte | (text ? text_byte : 0) | (value ? value_byte : 0) |
            (written ? written_byte : 0) | (is_name_start(c) ? name_start_byte : 0) |
            (is_name_part(c) ? name_part_byte : 0));
    }
    return made;
}

inline constexpr std::array<std::uint8_t, 256> ascii_classes = make_ascii_classes();

constexpr bool is(ascii_class wanted, char c) noexcept {
    return (ascii_classes[static_cast<unsigned char>(c)] & wanted) != 0;
}

// The end of the run of such bytes that begins at `at`.
inline char const* run_end(ascii_class wanted, char const* at, char const* end) noexcept {
    while (at != end && is(wanted, *at)) ++at;
    return at;
}

}  // namespace detail
}  // namespace treaty::xml
