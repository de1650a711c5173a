// SPDX-License-Identifier: BSL-1.0
// UTF-8 by RFC 3629, one sequence at a time: shortest form only, no surrogates, up to U+10FFFF.
#pragma once

#include <cstddef>
#include <string>

namespace treaty {

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

// The code point of a sequence whose length is known.
inline char32_t utf8_code(char const* at, std::size_t length) noexcept {
    auto const byte = [&](std::size_t i) { return static_cast<unsigned char>(at[i]); };
    if (length == 1) return byte(0);
    char32_t code = byte(0) & (0x7FU >> length);
    for (std::size_t i = 1; i < length; ++i) code = (code << 6U) | (byte(i) & 0x3FU);
    return code;
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

}  // namespace treaty
