// SPDX-License-Identifier: BSL-1.0
// Writes numbers, times and short text without a loop a digit. Each function may write up to 16
// bytes more than it counts; the caller has made room.
#pragma once

#include <treaty/core/decimal.hpp>
#include <treaty/core/instant.hpp>
#include <treaty/wire/hot/words.hpp>

#include <charconv>
#include <chrono>
#include <string_view>

namespace treaty::hot {

#ifdef TREATY_HOT_MACHINE

// Eight digits of a number below 100,000,000, the first in the lowest byte.
TREATY_HOT std::uint64_t digits_of_8(std::uint64_t value) noexcept {
    std::uint64_t const fours = value / 10'000 | (value % 10'000) << 32U;
    std::uint64_t const hundreds = (fours * 10'486U >> 20U) & 0x0000007F0000007FU;
    std::uint64_t const twos = hundreds | (fours - 100 * hundreds) << 16U;
    std::uint64_t const tens = (twos * 103U >> 10U) & 0x000F000F000F000FU;
    return tens | (twos - 10 * tens) << 8U;
}
inline constexpr std::uint64_t zeros_of_8 = 0x3030303030303030U;

TREATY_HOT void store8(char* to, std::uint64_t bytes) noexcept {
    std::memcpy(to, &bytes, sizeof bytes);
}
// Below 100,000,000.
TREATY_HOT char* write_small(char* to, std::uint64_t value) noexcept {
    std::uint64_t const digits = digits_of_8(value);
    // Bits of leading zeros, of which the last digit is none.
    auto const zeros =
        static_cast<std::uint64_t>(std::countr_zero(digits | std::uint64_t{1} << 56U)) & 0x38U;
    store8(to, (digits | zeros_of_8) >> zeros);
    return to + 8 - zeros / 8;
}

// At most 20 characters.
template <std::integral Number>
TREATY_HOT char* write_number(char* to, Number value) noexcept {
    auto bits = static_cast<std::uint64_t>(value);
    if constexpr (std::is_signed_v<Number>)
        if (value < 0) {
            *to++ = '-';
            bits = 0 - static_cast<std::uint64_t>(std::int64_t{value});
        }
    constexpr std::uint64_t small = 100'000'000;
    if (bits < small) return write_small(to, bits);
    if (bits < small * small) {
        to = write_small(to, bits / small);
        store8(to, digits_of_8(bits % small) | zeros_of_8);
        return to + 8;
    }
    return std::to_chars(to, to + 20, bits).ptr;
}

// The day that was written last: lines of one message are often of one day.
struct day_text {
    std::int64_t day = -1;  // since 1970, none yet
    std::array<char, 16> text{};
};

// At most 30 characters, without quotation marks; null if the instant has no text.
TREATY_HOT char* write_time(char* to, instant const& at, day_text& last) {
    if (!at.within_calendar()) return nullptr;
    std::int64_t const past = at.seconds() + 86'400 * std::int64_t{719'528};  // since year 0
    std::int64_t const day = past / 86'400;
    auto const second = static_cast<std::uint64_t>(past % 86'400);
    if (day != last.day) {
        std::chrono::year_month_day const date{
            std::chrono::sys_days{std::chrono::days{day - 719'528}}};
        auto const year = static_cast<std::uint64_t>(static_cast<int>(date.year()));
        std::uint64_t const all = year * 10'000 + 100 * static_cast<unsigned>(date.month()) +
                                  static_cast<unsigned>(date.day());
        std::uint64_t const digits = digits_of_8(all) | zeros_of_8;
        std::memcpy(last.text.data(), &digits, 4);
        last.text[4] = last.text[7] = '-';
        std::uint64_t const month_and_day = digits >> 32U;
        std::memcpy(last.text.data() + 5, &month_and_day, 2);
        std::uint64_t const of_month = digits >> 48U;
        std::memcpy(last.text.data() + 8, &of_month, 2);
        last.text[10] = 'T';
        last.day = day;
    }
    store16(to, load16(last.text.data()));
    std::uint64_t const of_day = second / 3600 * 10'000 + second / 60 % 60 * 100 + second % 60;
    std::uint64_t const digits = digits_of_8(of_day) | zeros_of_8;  // "00hhmmss"
    std::uint64_t const hour = digits >> 16U, minute = digits >> 32U, seconds = digits >> 48U;
    std::memcpy(to + 11, &hour, 2);
    to[13] = to[16] = ':';
    std::memcpy(to + 14, &minute, 2);
    std::memcpy(to + 17, &seconds, 2);
    to += 19;
    if (auto const decimals = static_cast<std::uint64_t>(at.nanoseconds()); decimals != 0) {
        *to = '.';
        bool const thousandths = decimals % 1'000'000 == 0;
        std::uint64_t const shown = thousandths ? decimals / 1'000'000 : decimals;
        std::uint64_t const places = thousandths ? 3 : 9;
        std::uint64_t const rest = digits_of_8(shown % 100'000'000) | zeros_of_8;
        if (thousandths) {
            store8(to + 1, rest >> 40U);
        } else {
            to[1] = static_cast<char>('0' + shown / 100'000'000);
            store8(to + 2, rest);
        }
        to += 1 + places;
        while (to[-1] == '0') --to;
    }
    *to = 'Z';
    return to + 1;
}

// Null if a character of it needs an escape, or is not ASCII.
template <std::size_t Max, std::size_t Min>
TREATY_HOT char* write_word(char* to, text<Max, Min> const& value) noexcept {
    std::string_view const bytes = value.view();
    for (std::size_t i = 0; i < bytes.size(); i += 16) {
        std::size_t const left = bytes.size() - i;
        alignas(16) std::array<char, 16> piece;
        if (sizeof value >= i + 16)
            store16(piece.data(), load16(bytes.data() + i));
        else
            std::memcpy(piece.data(), bytes.data() + i, sizeof value - i);
        __m128i const now = aligned16(piece.data());
        std::uint32_t const shown = left >= 16 ? 0xFFFFU : (1U << left) - 1U;
        std::uint32_t const special = special_in<json_text>(now) | ends_in<json_text>(now);
        if ((special & shown) != 0) return nullptr;
        store16(to + i, now);
    }
    return to + bytes.size();
}

#endif

}  // namespace treaty::hot
