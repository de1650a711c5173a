// SPDX-License-Identifier: BSL-1.0
// What a cache is told when it is made.
#pragma once

#include <cstddef>
#include <cstdint>

namespace treaty {

// What becomes of a new key when the cache holds as many entries as it may.
enum class when_full : std::uint8_t {
    refuse,  // it is refused, and what is there stays
    // It takes the place of one near it: of one that was erased if there is one in its group of
    // fifteen, or else of the one with the oldest order there. What is evicted is forgotten: an
    // older version of it that arrives later counts as new.
    evict
};

struct cache_options {
    // 1,000,000 entries, erased ones included: 80 MiB where a record fits into 64 bytes. Memory is
    // 1.25 lines an entry and set aside at once; the machine gives it as it is first used.
    std::size_t entries_max = 1'000'000;
    treaty::when_full when_full = treaty::when_full::refuse;
    // From a source of chance if strangers choose the keys; any number otherwise.
    std::uint64_t hash_seed = 0;
};

}  // namespace treaty
