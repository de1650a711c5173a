// SPDX-License-Identifier: BSL-1.0
// What shared words are made of. A test puts another machine here, one that reorders all it may.
#pragma once

#include <atomic>
#include <cstdint>
#include <thread>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace treaty::caching {

struct machine {
    using word = std::atomic<std::uint64_t>;
    static void fence(std::memory_order order) noexcept { std::atomic_thread_fence(order); }
    // Somebody is within a few stores; if it takes longer, he was put off the processor.
    static void wait(unsigned turn) noexcept {
        if (turn >= 64) return std::this_thread::yield();
#ifdef __SSE2__
        _mm_pause();
#endif
    }
};

}  // namespace treaty::caching
