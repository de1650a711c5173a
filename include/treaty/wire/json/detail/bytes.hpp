// SPDX-License-Identifier: BSL-1.0
// Bytes of JSON text one by one: digits, and which bytes of eight end a fast path.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>

namespace treaty::json::detail {

inline bool is_digit(char c) noexcept {
    return c >= '0' && c <= '9';
}

// How many of eight bytes come before one that needs a closer look within a string: quote,
// backslash, control or non-ASCII.
inline std::size_t plain_bytes(std::uint64_t eight) noexcept {
    constexpr std::uint64_t ones = 0x0101010101010101U;
    constexpr std::uint64_t tops = 0x8080808080808080U;
    auto const has = [](std::uint64_t x) { return (x - ones) & ~x; };
    // A borrow reaches only bytes behind one that is found anyway.
    std::uint64_t const found =
        (has(eight ^ (ones * '"')) | has(eight ^ (ones * '\\')) | (eight - ones * 0x20U) | eight) &
        tops;
    return static_cast<std::size_t>(std::countr_zero(found)) / 8;
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

}  // namespace treaty::json::detail
