// SPDX-License-Identifier: BSL-1.0
// What became of the records that a cache was given.
#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>

namespace treaty {

enum class fate : std::uint8_t {
    inserted,   // nothing was known of its key
    applied,    // newer than what was there
    unchanged,  // of the version that was there
    stale,      // older than what is there; dropped
    refused     // the cache is full, and gives nothing up
};

struct cache_counts {
    std::uint64_t inserted = 0;
    std::uint64_t applied = 0;
    std::uint64_t unchanged = 0;
    std::uint64_t stale = 0;
    std::uint64_t refused = 0;
    std::uint64_t evicted = 0;  // entries that made room for others

    cache_counts& operator+=(cache_counts const& more) noexcept {
        inserted += more.inserted;
        applied += more.applied;
        unchanged += more.unchanged;
        stale += more.stale;
        refused += more.refused;
        evicted += more.evicted;
        return *this;
    }
    friend bool operator==(cache_counts const&, cache_counts const&) = default;
};

namespace caching {

// One number for each fate, in its order, and the evicted last.
using tally = std::array<std::uint64_t, 6>;
inline constexpr std::size_t evicted_place = 5;

constexpr cache_counts counts_of(tally const& from) noexcept {
    return {from[0], from[1], from[2], from[3], from[4], from[5]};
}

// Sums over all threads. Each batch adds once, to one of several cache lines, so that writers do
// not meet there.
class counters {
public:
    void add(tally const& some, std::uint64_t anything) noexcept {
        shard& mine = shards_[anything % shards_.size()];
        for (std::size_t i = 0; i < some.size(); ++i)
            if (some[i] != 0) mine.sums[i].fetch_add(some[i], std::memory_order_relaxed);
    }
    [[nodiscard]] cache_counts total() const noexcept {
        tally sum{};
        for (shard const& one : shards_)
            for (std::size_t i = 0; i < sum.size(); ++i)
                sum[i] += one.sums[i].load(std::memory_order_relaxed);
        return counts_of(sum);
    }

private:
    struct alignas(64) shard {
        std::array<std::atomic<std::uint64_t>, 6> sums{};
    };
    std::array<shard, 8> shards_;
};

}  // namespace caching
}  // namespace treaty
