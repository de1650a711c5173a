// SPDX-License-Identifier: BSL-1.0
// Hides the latency of memory: a batch goes through three stages in blocks, and between two stages
// of a block others work, long enough for what the first has asked for to arrive. Within a block a
// stage is a short loop of its own, so that the processor looks several items ahead: where the
// machine translates addresses in pages of 4 KiB, prefetches wait for that, and wait together. Item
// by item the same was up to a third slower.
#pragma once

#include <cstddef>

namespace treaty::caching {

// Items in a block (measured: 8 is too few, 32 gains nothing).
inline constexpr std::size_t pipeline_block = 16;

// A value for each item that has passed the first stage and not the last.
template <class T>
class under_way {
public:
    T& operator[](std::size_t item) noexcept { return places_[item % (2 * pipeline_block)]; }

private:
    T places_[2 * pipeline_block];
};

template <class First, class Second, class Third>
[[gnu::flatten]] inline void in_three_stages(std::size_t count, First first, Second second,
                                             Third third) {
    constexpr std::size_t block = pipeline_block;
    auto const each_from = [count](std::size_t begin, auto& stage) {
        std::size_t const end = begin + block < count ? begin + block : count;
        for (std::size_t item = begin; item < end; ++item) stage(item);
    };
    for (std::size_t at = 0; at < count + 2 * block; at += block) {
        // Last stage first: its places among those under way are given to new items.
        if (at >= 2 * block) each_from(at - 2 * block, third);
        if (at >= block) each_from(at - block, second);
        each_from(at, first);
    }
}

// In line always: g++ takes a function that only prefetches for one without effect, and drops it.
[[gnu::always_inline]] inline void prefetch(void const* at) noexcept {
    __builtin_prefetch(at);
}

}  // namespace treaty::caching
