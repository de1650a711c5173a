// SPDX-License-Identifier: BSL-1.0
// Whole numbers of up to sixteen digits, without a loop and without a branch that data decides.
// What is not read here (a sign, more digits, a leading zero) is `wrong`, and left to the general
// reader. Up to 32 bytes behind `at` may be looked at.
#pragma once

#include <treaty/wire/hot/machine.hpp>

#include <array>
#include <concepts>
#include <cstddef>
#include <limits>

namespace treaty::hot {

// Something was not as simple as it has to be: bits gather here, and are looked at once a record.
struct doubt {
#ifdef TREATY_HOT_MACHINE
    __m128i bytes;
#endif
    std::uint64_t bits = 0;
};

#ifdef TREATY_HOT_MACHINE

// One if the condition holds; said in a way that no compiler makes a branch of.
TREATY_HOT std::uint64_t if_below(std::uint64_t a, std::uint64_t b) noexcept {
    return (a - b) >> 63U;  // both are small
}

// Bits set where a byte of `digits` (text XOR "00000000") is no digit; exact for the lowest one.
TREATY_HOT std::uint64_t no_digits(std::uint64_t digits) noexcept {
    return ((digits + 0x0606060606060606U) | digits) & 0xF0F0F0F0F0F0F0F0U;
}

// The value of eight digits, the first in the lowest byte.
TREATY_HOT std::uint64_t value_of_8(std::uint64_t digits) noexcept {
    digits = digits * 10 + (digits >> 8U);
    return ((digits & 0x000000FF000000FFU) * (100 + (std::uint64_t{1'000'000} << 32U)) +
            ((digits >> 16U) & 0x000000FF000000FFU) * (1 + (std::uint64_t{10'000} << 32U))) >>
           32U;
}

// Digits from `at` on, as many as there are up to sixteen; returns how many.
TREATY_HOT std::uint32_t read_16(char const* at, std::uint64_t& value) noexcept {
    static constexpr auto to_the_right = [] {
        std::array<char, 32> made{};
        for (std::size_t i = 0; i < 16; ++i) made[i] = static_cast<char>(0x80);
        for (std::size_t i = 16; i < 32; ++i) made[i] = static_cast<char>(i - 16);
        return made;
    }();
    __m128i const digits = _mm_sub_epi8(load16(at), _mm_set1_epi8('0'));
    __m128i const above = _mm_subs_epu8(digits, _mm_set1_epi8(9));
    std::uint32_t const stop = mask_of(_mm_cmpeq_epi8(above, _mm_setzero_si128())) ^ 0xFFFFU;
    auto const count = static_cast<std::uint32_t>(std::countr_zero(stop | 0x10000U));
    __m128i const right = _mm_shuffle_epi8(digits, load16(to_the_right.data() + count));
    __m128i const twos = _mm_maddubs_epi16(right, _mm_set1_epi16(0x010A));
    __m128i const fours = _mm_madd_epi16(twos, _mm_set1_epi32(0x00010064));
    __m128i const packed = _mm_packus_epi32(fours, fours);
    __m128i const eights = _mm_madd_epi16(packed, _mm_set1_epi32(0x00012710));
    auto const both = static_cast<std::uint64_t>(_mm_cvtsi128_si64(eights));
    value = (both & 0xFFFFFFFFU) * 100'000'000U + (both >> 32U);
    return count;
}

// One if these are not the digits of a whole number: none, or a zero that does not stand alone.
TREATY_HOT std::uint64_t no_number(std::uint64_t digits) noexcept {
    std::uint64_t const first = digits & 0xFFU;
    if (first - 1 < 9) [[likely]]
        return 0;
    return static_cast<std::uint64_t>(first != 0 || (digits >> 8U & 0xFFU) < 10);
}

// A number of less than eight bytes usually has less than eight digits.
template <std::integral Number>
TREATY_HOT char const* read_number(char const* at, Number& into, doubt& wrong) noexcept {
    std::uint64_t const digits = load8(at) ^ 0x3030303030303030U;
    wrong.bits |= no_number(digits);
    if constexpr (sizeof(Number) < 8) {
        std::uint64_t const stop = no_digits(digits);
        if (stop != 0) [[likely]] {
            std::uint64_t const bits = static_cast<std::uint64_t>(std::countr_zero(stop)) & 0x38U;
            std::uint64_t const value = value_of_8(digits << ((64U - bits) & 63U));
            if constexpr (sizeof(Number) < 4)
                wrong.bits |= if_below(std::numeric_limits<Number>::max(), value);
            into = static_cast<Number>(value);
            return at + (bits >> 3U);
        }
    }
    std::uint64_t value = 0;
    std::uint64_t const count = read_16(at, value);
    if constexpr (sizeof(Number) < 8)
        wrong.bits |= if_below(std::numeric_limits<Number>::max(), value);
    into = static_cast<Number>(value);
    return at + count;
}

#endif

}  // namespace treaty::hot
