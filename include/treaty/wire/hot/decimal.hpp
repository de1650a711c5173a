// SPDX-License-Identifier: BSL-1.0
// Decimals of up to fifteen digits without a sign or an exponent.
#pragma once

#include <treaty/core/decimal.hpp>
#include <treaty/wire/hot/number.hpp>

namespace treaty::hot {

#ifdef TREATY_HOT_MACHINE

// Digits and Places are those of a bounded_decimal.
template <int Digits, int Places>
TREATY_HOT char const* read_decimal(char const* at, decimal& into, doubt& wrong) {
    constexpr std::array<std::uint64_t, 16> powers = [] {
        std::array<std::uint64_t, 16> made{1};
        for (std::size_t i = 1; i < 16; ++i) made[i] = made[i - 1] * 10;
        return made;
    }();
    // Most are whole and short.
    std::uint64_t const digits = load8(at) ^ 0x3030303030303030U;
    std::uint64_t const stop = no_digits(digits);
    if (stop != 0) [[likely]] {
        std::uint64_t const bits = static_cast<std::uint64_t>(std::countr_zero(stop)) & 0x38U;
        char const* const end = at + (bits >> 3U);
        if (*end != '.' && bits >> 3U <= std::uint64_t{Digits - Places}) [[likely]] {
            wrong.bits |= no_number(digits);
            into = decimal{static_cast<std::int64_t>(value_of_8(digits << ((64U - bits) & 63U)))};
            return end;
        }
    }
    std::uint64_t whole = 0;
    std::uint64_t const count = read_16(at, whole);
    wrong.bits |= if_below(count, 1) | if_below(std::uint64_t{Digits - Places}, count) |
                  if_below(15, count) |
                  (static_cast<std::uint64_t>(*at == '0') & if_below(1, count));
    at += count;
    if (*at != '.') [[likely]] {
        into = decimal{static_cast<std::int64_t>(whole)};
        return at;
    }
    std::uint64_t part = 0;
    std::uint64_t const places = read_16(at + 1, part);
    wrong.bits |= if_below(places, 1) | if_below(std::uint64_t{Places}, places) |
                  if_below(15, count + places);
    std::uint64_t const shown = places & 15U;
    into = decimal::of(static_cast<std::int64_t>(whole * powers[shown] + part),
                       static_cast<int>(shown));
    return at + 1 + places;
}

#endif

}  // namespace treaty::hot
