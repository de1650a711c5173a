// SPDX-License-Identifier: BSL-1.0
// What stood in a message, as a few words of a problem: short, printable, and UTF-8 whatever came.
#pragma once

#include <treaty/core/utf8.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

namespace treaty {

// At most so many bytes, then "..."; bytes that are no UTF-8 and control characters as \x1f.
inline std::string excerpt(std::string_view text, std::size_t most = 40) {
    std::string shown;
    char const* at = text.data();
    char const* const end = at + text.size();
    while (at < end) {
        std::size_t const length = utf8_length(at, end);
        if (shown.size() + std::max<std::size_t>(length, 1) > most) return shown.append("...");
        if (length == 0 ||
            (length == 1 && (static_cast<unsigned char>(*at) < 0x20 || *at == 0x7F))) {
            static constexpr char digits[] = "0123456789abcdef";
            auto const byte = static_cast<unsigned char>(*at++);
            shown.append("\\x").push_back(digits[byte >> 4U]);
            shown.push_back(digits[byte & 15U]);
        } else {
            shown.append(at, length);
            at += length;
        }
    }
    return shown;
}

}  // namespace treaty
