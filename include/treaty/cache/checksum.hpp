// SPDX-License-Identifier: BSL-1.0
// A sum over 64-bit words. Each step can be undone, so a change within one word always shows, and
// any other but for one in 2^64. Against accidents, not against malice.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string_view>

namespace treaty::caching {

class checksum {
public:
    void add(std::uint64_t word) noexcept {
        sum_ = std::rotl((sum_ ^ word) * 0x9E3779B97F4A7C15U, 29);
    }
    void add(std::span<std::uint64_t const> words) noexcept {
        for (std::uint64_t const word : words) add(word);
    }
    void add(std::string_view text) noexcept {
        add(std::uint64_t{text.size()});
        for (; !text.empty(); text.remove_prefix(text.size() < 8 ? text.size() : 8)) {
            std::uint64_t word = 0;
            std::memcpy(&word, text.data(), text.size() < 8 ? text.size() : 8);
            add(word);
        }
    }
    [[nodiscard]] std::uint64_t value() const noexcept { return sum_; }

private:
    std::uint64_t sum_ = 0x243F6A8885A308D3U;
};

}  // namespace treaty::caching
