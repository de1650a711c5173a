// SPDX-License-Identifier: BSL-1.0
// Steps of sixteen bytes, for code that is written out for one record. SSE4.2 is enough (measured:
// wider ones gain nothing here) and every x86-64 machine since 2009 has it; elsewhere the general
// readers and writers do all of the work.
#pragma once

#if defined(__x86_64__) && defined(__GNUC__)
#define TREATY_HOT_MACHINE 1
#include <smmintrin.h>
#endif

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace treaty::hot {

#ifdef TREATY_HOT_MACHINE

// A piece of a hot function, and the function itself.
#define TREATY_HOT [[gnu::target("sse4.2"), gnu::always_inline]] inline
#define TREATY_HOT_ENTRY [[gnu::target("sse4.2")]]

inline bool machine_can() noexcept {
    static bool const can = __builtin_cpu_supports("sse4.2") != 0;
    return can;
}

TREATY_HOT __m128i load16(char const* at) noexcept {
    return _mm_loadu_si128(reinterpret_cast<__m128i const*>(at));
}
// From a place that is aligned to sixteen bytes.
TREATY_HOT __m128i aligned16(char const* at) noexcept {
    return _mm_load_si128(reinterpret_cast<__m128i const*>(at));
}
TREATY_HOT void store16(char* to, __m128i bytes) noexcept {
    _mm_storeu_si128(reinterpret_cast<__m128i*>(to), bytes);
}
TREATY_HOT std::uint32_t mask_of(__m128i lanes) noexcept {
    return static_cast<std::uint32_t>(_mm_movemask_epi8(lanes));
}

// Whether the first `count` bytes are looked at, as lanes: count is 0 to 16.
TREATY_HOT __m128i first_lanes(std::size_t count) noexcept {
    static constexpr auto sliding = [] {
        std::array<char, 32> made{};
        for (std::size_t i = 0; i < 16; ++i) made[i] = static_cast<char>(0xFF);
        return made;
    }();
    return load16(sliding.data() + (16 - count));
}

#else

inline bool machine_can() noexcept {
    return false;
}

#endif

inline std::uint64_t load8(char const* at) noexcept {
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, at, sizeof bytes);
    return bytes;
}

}  // namespace treaty::hot
