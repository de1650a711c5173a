// SPDX-License-Identifier: BSL-1.0
// Bytes of JSON text one by one: digits, UTF-8 sequences, and which bytes of eight end a fast path.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace treaty::json::detail {

inline bool is_digit(char c) noexcept {
    return c >= '0' && c <= '9';
}

// True if one of eight bytes needs a closer look within a string: quote, backslash, control or
// non-ASCII.
inline bool is_special(std::uint64_t eight) noexcept {
    constexpr std::uint64_t ones = 0x0101010101010101U;
    constexpr std::uint64_t tops = 0x8080808080808080U;
    auto const has = [](std::uint64_t x) { return (x - ones) & ~x; };
    return ((has(eight ^ (ones * '"')) | has(eight ^ (ones * '\\')) | (eight - ones * 0x20U) |
             eight) &
            tops) != 0;
}

inline int hex_digit(char c) noexcept {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

inline unsigned four_hex(char const* from) noexcept {
    unsigned value = 0;
    for (int i = 0; i < 4; ++i) value = value * 16 + static_cast<unsigned>(hex_digit(from[i]));
    return value;
}

inline void append_utf8(std::string& out, unsigned code) {
    auto const put = [&](unsigned byte) { out.push_back(static_cast<char>(byte)); };
    if (code < 0x80) {
        put(code);
    } else if (code < 0x800) {
        put(0xC0U | (code >> 6U));
        put(0x80U | (code & 0x3FU));
    } else if (code < 0x10000) {
        put(0xE0U | (code >> 12U));
        put(0x80U | ((code >> 6U) & 0x3FU));
        put(0x80U | (code & 0x3FU));
    } else {
        put(0xF0U | (code >> 18U));
        put(0x80U | ((code >> 12U) & 0x3FU));
        put(0x80U | ((code >> 6U) & 0x3FU));
        put(0x80U | (code & 0x3FU));
    }
}

// The length of the UTF-8 sequence at `at` (RFC 3629: shortest form, no surrogates, up to
// U+10FFFF); 0 if there is none.
inline std::size_t utf8_length(char const* at, char const* end) noexcept {
    auto const byte = [&](std::size_t i) { return static_cast<unsigned char>(at[i]); };
    auto const left = static_cast<std::size_t>(end - at);
    auto const follows = [&](std::size_t i, unsigned low, unsigned high) {
        return i < left && byte(i) >= low && byte(i) <= high;
    };
    unsigned const first = byte(0);
    if (first < 0x80) return 1;
    if (first >= 0xC2 && first <= 0xDF) return follows(1, 0x80, 0xBF) ? 2 : 0;
    if (first >= 0xE0 && first <= 0xEF) {
        unsigned const low = first == 0xE0 ? 0xA0 : 0x80;
        unsigned const high = first == 0xED ? 0x9F : 0xBF;
        return follows(1, low, high) && follows(2, 0x80, 0xBF) ? 3 : 0;
    }
    if (first >= 0xF0 && first <= 0xF4) {
        unsigned const low = first == 0xF0 ? 0x90 : 0x80;
        unsigned const high = first == 0xF4 ? 0x8F : 0xBF;
        return follows(1, low, high) && follows(2, 0x80, 0xBF) && follows(3, 0x80, 0xBF) ? 4 : 0;
    }
    return 0;
}

}  // namespace treaty::json::detail
