// SPDX-License-Identifier: BSL-1.0
// Places for a few names that are known when the program is compiled, each its own: a number made
// from a name's first bytes, times a factor, and of the product the highest bits.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace treaty::hot {

// Up to eight, the first in the lowest byte.
constexpr std::uint64_t first_bytes(std::string_view name) noexcept {
    std::uint64_t first = 0;
    for (std::size_t i = 0; i < 8 && i < name.size(); ++i)
        first |= std::uint64_t{static_cast<unsigned char>(name[i])} << (8 * i);
    return first;
}

template <std::size_t Count>
struct perfect_hash {
    static constexpr std::size_t places = std::bit_ceil(4 * Count);
    static constexpr std::size_t shift = 64 - static_cast<std::size_t>(std::countr_zero(places));

    static constexpr std::size_t place(std::uint64_t key, std::uint64_t factor) noexcept {
        return key * factor >> shift;
    }
    // Zero if none was found, as for two keys that are the same.
    static consteval std::uint64_t factor_for(std::array<std::uint64_t, Count> const& keys) {
        std::uint64_t factor = 0x9E3779B97F4A7C15U;
        for (int attempt = 0; attempt < 64; ++attempt, factor = factor * 0xD1342543DE82EF95U + 2) {
            std::array<bool, places> taken{};
            bool perfect = true;
            for (std::uint64_t const key : keys) {
                bool& at = taken[place(key, factor)];
                perfect = perfect && !at;
                at = true;
            }
            if (perfect) return factor;
        }
        return 0;
    }
};

}  // namespace treaty::hot
