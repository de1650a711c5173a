// SPDX-License-Identifier: BSL-1.0
// Chance comes in through here, from one seed. The generator is SplitMix64 (Steele, Lea, Flood
// 2014): eight bytes of state, the same sequence on every machine. Not for secrets.
#pragma once

#include <cstdint>

namespace treaty {

class random_source {
public:
    explicit constexpr random_source(std::uint64_t seed) noexcept : state_(seed) {}

    constexpr std::uint64_t next() noexcept {
        state_ += 0x9E3779B97F4A7C15U;
        std::uint64_t z = state_;
        z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
        z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
        return z ^ (z >> 31U);
    }
    // A number in 0 .. bound-1; 0 for a bound of 0. The bias is below bound / 2^64.
    constexpr std::uint64_t below(std::uint64_t bound) noexcept {
        if (bound == 0) return 0;
        __extension__ using wide = unsigned __int128;
        return static_cast<std::uint64_t>((static_cast<wide>(next()) * bound) >> 64U);
    }
    // A number in low .. high, both included.
    constexpr std::int64_t between(std::int64_t low, std::int64_t high) noexcept {
        // Unsigned, because the span of all numbers is more than a signed one holds.
        std::uint64_t const span =
            static_cast<std::uint64_t>(high) - static_cast<std::uint64_t>(low);
        std::uint64_t const step = span == ~std::uint64_t{0} ? next() : below(span + 1);
        return static_cast<std::int64_t>(static_cast<std::uint64_t>(low) + step);
    }
    // True in `percent` of 100 cases.
    constexpr bool chance(unsigned percent) noexcept { return below(100) < percent; }
    // A source of its own for one part of a program, so that parts do not disturb each other's
    // sequence.
    constexpr random_source fork() noexcept { return random_source{next()}; }

private:
    std::uint64_t state_;
};

}  // namespace treaty
