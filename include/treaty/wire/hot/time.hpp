// SPDX-License-Identifier: BSL-1.0
// "2026-11-23T07:53:44.578Z" in two steps of sixteen bytes: each position against its greatest
// digit, then pairs of digits. Zones other than Z are `wrong`, and left to the general reader.
#pragma once

#include <treaty/core/instant.hpp>
#include <treaty/wire/hot/number.hpp>

#include <array>

namespace treaty::hot {

// By the number of a month, and 32 more in a leap year. No days: it is no month.
inline constexpr auto month_days = [] {
    std::array<std::uint8_t, 64> made{};
    std::array<std::uint8_t, 12> const days{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    for (std::size_t i = 0; i < 12; ++i) made[i + 1] = made[i + 33] = days[i];
    made[34] = 29;
    return made;
}();
inline constexpr auto days_before_month = [] {
    std::array<std::uint16_t, 64> made{};
    for (std::size_t leap = 0; leap < 64; leap += 32)
        for (std::size_t i = 2; i <= 12; ++i)
            made[leap + i] =
                static_cast<std::uint16_t>(made[leap + i - 1] + month_days[leap + i - 1]);
    return made;
}();
// By the number of a century: from year 0 on.
inline constexpr auto days_before_century = [] {
    std::array<std::uint32_t, 128> made{};
    for (std::uint32_t i = 0; i < 128; ++i) made[i] = 36'524 * i + (i + 3) / 4;
    return made;
}();
// By the year within a century, and 128 more if the century begins with a leap year.
struct year_of_century {
    std::uint16_t days_before;
    std::uint16_t leap;  // 32 if it is a leap year
};
inline constexpr auto years_of_century = [] {
    std::array<year_of_century, 256> made{};
    for (std::uint16_t first_is_leap = 0; first_is_leap < 2; ++first_is_leap)
        for (std::uint16_t i = 0; i < 128; ++i) {
            bool const leap = i == 0 ? first_is_leap != 0 : i % 4 == 0;
            auto const leaps_before = i == 0 ? 0 : (i - 1) / 4 + first_is_leap;
            made[128U * first_is_leap + i] = {static_cast<std::uint16_t>(365 * i + leaps_before),
                                              static_cast<std::uint16_t>(leap ? 32 : 0)};
        }
    return made;
}();
inline constexpr std::int64_t days_to_1970 = 719'528;  // from the first day of year 0
inline constexpr std::array<std::uint32_t, 10> powers_of_10{
    1, 10, 100, 1000, 10'000, 100'000, 1'000'000, 10'000'000, 100'000'000, 1'000'000'000};

#ifdef TREATY_HOT_MACHINE

// Decimals after the point, to nanoseconds.
TREATY_HOT char const* read_decimals(char const* at, std::uint64_t& nanoseconds,
                                     doubt& wrong) noexcept {
    std::uint64_t const digits = load8(at) ^ 0x3030303030303030U;
    std::uint64_t const stop = no_digits(digits);
    std::uint64_t value = 0;
    std::uint64_t count = 0;
    if (stop != 0) [[likely]] {
        std::uint64_t const bits = static_cast<std::uint64_t>(std::countr_zero(stop)) & 0x38U;
        value = value_of_8(digits << ((64U - bits) & 63U));
        count = bits >> 3U;
    } else {
        count = read_16(at, value);
    }
    wrong.bits |= if_below(count, 1) | if_below(9, count);
    nanoseconds = value * powers_of_10[count > 9 ? 0 : 9 - count];
    return at + count;
}

TREATY_HOT char const* read_time(char const* at, instant& into, doubt& wrong) noexcept {
    // "2026-11-23T07:53" and "23T07:53:44.578Z": less these they are digits up to their limits, and
    // zeros between. Without milliseconds, what is behind the seconds is not looked at here.
    __m128i const form = _mm_setr_epi8('0', '0', '0', '0', '-', '0', '0', '-', '0', '0', 'T', '0',
                                       '0', ':', '0', '0');
    __m128i const greatest = _mm_setr_epi8(9, 9, 9, 9, 0, 1, 9, 0, 3, 9, 0, 2, 9, 0, 5, 9);
    __m128i const more_form =
        _mm_setr_epi8(0, 0, 0, 0, 0, 0, 0, 0, ':', '0', '0', '.', '0', '0', '0', 'Z');
    __m128i const more_greatest =
        _mm_setr_epi8(-1, -1, -1, -1, -1, -1, -1, -1, 0, 5, 9, 0, 9, 9, 9, 0);
    __m128i const second_greatest =
        _mm_setr_epi8(-1, -1, -1, -1, -1, -1, -1, -1, 0, 5, 9, -1, -1, -1, -1, -1);
    bool const milliseconds = at[23] == 'Z' && at[19] == '.';
    __m128i const digits = _mm_sub_epi8(load16(at), form);
    __m128i const more = _mm_sub_epi8(load16(at + 8), more_form);
    __m128i above = _mm_subs_epu8(digits, greatest);
    above =
        _mm_or_si128(above, _mm_subs_epu8(more, milliseconds ? more_greatest : second_greatest));
    // Year, month, day, hour, minute, second, and two of the milliseconds' digits.
    __m128i const pairs = _mm_or_si128(
        _mm_shuffle_epi8(digits,
                         _mm_setr_epi8(0, 1, 2, 3, 5, 6, 8, 9, 11, 12, 14, 15, -1, -1, -1, -1)),
        _mm_shuffle_epi8(
            more, _mm_setr_epi8(-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, 9, 10, 12, 13)));
    __m128i const numbers = _mm_maddubs_epi16(pairs, _mm_set1_epi16(0x010A));
    above = _mm_or_si128(above,
                         _mm_subs_epu16(numbers, _mm_setr_epi16(99, 99, 12, 31, 23, 59, 59, -1)));
    above = _mm_or_si128(above, _mm_subs_epu16(_mm_setr_epi16(0, 0, 1, 1, 0, 0, 0, 0), numbers));
    wrong.bytes = _mm_or_si128(wrong.bytes, above);
    auto const low = static_cast<std::uint64_t>(_mm_cvtsi128_si64(numbers));
    std::uint64_t const century = low & 0x7FU, of_century = low >> 16U & 0x7FU;
    std::uint64_t const day = low >> 48U;
    year_of_century const year = years_of_century[of_century + ((century & 3U) == 0 ? 128U : 0U)];
    std::size_t const month = (low >> 32U & 0x1FU) | year.leap;
    wrong.bits |= if_below(month_days[month], day) | if_below(century + of_century, 1);
    std::uint64_t const days =
        days_before_century[century] + year.days_before + days_before_month[month] + day;
    // Hours and minutes, then seconds alone.
    __m128i const in_day = _mm_madd_epi16(numbers, _mm_setr_epi16(0, 0, 0, 0, 3600, 60, 1, 0));
    auto const high = static_cast<std::uint64_t>(_mm_extract_epi64(in_day, 1));
    std::uint64_t const seconds = 86'400 * days + (high & 0xFFFFFFFFU) + (high >> 32U);

    std::uint64_t nanoseconds = 0;
    if (milliseconds) [[likely]] {
        auto const first_two = static_cast<std::uint64_t>(_mm_extract_epi16(numbers, 7));
        auto const third = static_cast<std::uint64_t>(_mm_extract_epi8(more, 14));
        nanoseconds = (10 * first_two + third) * 1'000'000;
        at += 24;
    } else {
        at += 19;
        if (*at == '.') at = read_decimals(at + 1, nanoseconds, wrong);
        wrong.bits |= static_cast<std::uint64_t>(*at != 'Z');
        ++at;
    }
    if (nanoseconds > 999'999'999) nanoseconds = 0;  // then something is wrong already
    into = instant::from_seconds(static_cast<std::int64_t>(seconds) - 86'400 * (days_to_1970 + 1),
                                 static_cast<std::int32_t>(nanoseconds));
    return at;
}

#endif

}  // namespace treaty::hot
