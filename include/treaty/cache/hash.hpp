// SPDX-License-Identifier: BSL-1.0
// From the words of a key to 64 well mixed bits. The seed comes from the caller: who could guess it
// could send keys that all fall together.
#pragma once

#include <treaty/cache/packing.hpp>

namespace treaty::caching {

// Both halves of the product of 128 bits, folded.
inline std::uint64_t mixed(std::uint64_t a, std::uint64_t b) noexcept {
    __extension__ using wide = unsigned __int128;
    wide const product = static_cast<wide>(a) * b;
    return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64U);
}

template <std::size_t N>
inline std::uint64_t hash_of(words<N> const& key, std::uint64_t seed) noexcept {
    constexpr std::uint64_t first = 0xA0761D6478BD642FU;   // the odd constants of wyhash
    constexpr std::uint64_t second = 0xE7037ED1A0B428DBU;  // (Wang Yi, 2019; public domain)
    constexpr std::uint64_t last = 0x8EBC6AF09C88C6E3U;
    std::uint64_t hash = seed ^ first;
    each_below<N / 2>(
        [&](std::size_t i) { hash = mixed(key[2 * i] ^ second, key[2 * i + 1] ^ hash); });
    if constexpr (N % 2 != 0) hash = mixed(key[N - 1] ^ second, hash);
    return mixed(hash ^ last, first ^ N);
}

}  // namespace treaty::caching
