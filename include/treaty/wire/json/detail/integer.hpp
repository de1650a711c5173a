// SPDX-License-Identifier: BSL-1.0
// Whole numbers from text that was checked before.
#pragma once

#include <treaty/core/decimal.hpp>
#include <treaty/reflect/type.hpp>
#include <treaty/wire/json/detail/bytes.hpp>

#include <cstdint>
#include <string_view>

namespace treaty::json::detail {

// A whole number as text; `too_large` if it has more digits than 64 bits hold, or not within the
// type's range.
struct integer_text {
    bool too_large = false;
    std::int64_t value = 0;
};

inline integer_text to_integer(reflect::type const& kind, std::string_view digits) noexcept {
    bool const negative = digits.front() == '-';
    if (negative) digits.remove_prefix(1);
    if (digits.size() > 20) return {true, 0};
    int128 value = 0;
    for (char const c : digits) value = value * 10 + (c - '0');
    if (negative) value = -value;
    int const bits = 8 * kind.bytes;
    int128 const low = kind.is_signed ? -(static_cast<int128>(1) << (bits - 1)) : 0;
    int128 const high = (static_cast<int128>(1) << (kind.is_signed ? bits - 1 : bits)) - 1;
    if (value < low || value > high) return {true, 0};
    return {false, static_cast<std::int64_t>(value)};
}

// "12", "-7"; not "", "+1", "007", "1.0".
inline bool is_whole_number(std::string_view text) noexcept {
    if (!text.empty() && text.front() == '-') text.remove_prefix(1);
    if (text.empty() || (text.size() > 1 && text.front() == '0')) return false;
    for (char const c : text)
        if (!is_digit(c)) return false;
    return true;
}

}  // namespace treaty::json::detail
