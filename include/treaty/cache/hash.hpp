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

// Every factor has a secret in it: a factor that somebody can make zero would swallow the other.
class hasher {
public:
    explicit hasher(std::uint64_t seed) noexcept
        : first_(mixed(seed ^ 0xA0761D6478BD642FU, 0xE7037ED1A0B428DBU)),     // odd constants of
          second_(mixed(seed ^ 0x8EBC6AF09C88C6E3U, 0x589965CC75374CC3U)) {}  // wyhash (Wang Yi)

    template <std::size_t N>
    [[nodiscard]] std::uint64_t operator()(words<N> const& key) const noexcept {
        std::uint64_t hash = second_;
        each_below<N / 2>(
            [&](std::size_t i) { hash = mixed(key[2 * i] ^ first_, key[2 * i + 1] ^ hash); });
        if constexpr (N % 2 != 0) hash = mixed(key[N - 1] ^ first_, hash);
        return mixed(hash ^ first_, second_);
    }

private:
    std::uint64_t first_, second_;
};

}  // namespace treaty::caching
