// SPDX-License-Identifier: BSL-1.0
// One entry: n times 64 bytes under a sequence lock. A reader copies, and takes the copy only if
// nobody wrote meanwhile; it never makes a writer wait. A writer replaces exactly what it has read
// or is told that it came too late; so deciding needs no lock, and a lock is held for the few
// stores alone. All words are atomic and relaxed: the order comes from the first one and two fences
// (Boehm, "Can seqlocks get along with programming language memory models?", 2012).
#pragma once

#include <treaty/cache/machine.hpp>
#include <treaty/cache/packing.hpp>

namespace treaty::caching {

// The lower half of word 0: 1 bit locked, 2 bits state, 29 bits counting writes. To be fooled, a
// reader must sleep while exactly a multiple of 2^29 writes pass over its line: seconds of nothing
// else.
enum class state : std::uint32_t { free = 0, live = 2, erased = 4 };

struct head {
    static constexpr std::uint64_t locked = 1, state_bits = 6, one_write = 8;
    static constexpr std::uint64_t count_bits = 0xFFFFFFF8;

    static constexpr state state_of(std::uint64_t word) noexcept {
        return static_cast<state>(word & state_bits);
    }
    // What follows `seen` when it is written: the count goes up, the upper half is the record's.
    static constexpr std::uint64_t after(std::uint64_t seen, std::uint64_t record,
                                         state now) noexcept {
        return ((seen + one_write) & count_bits) | static_cast<std::uint64_t>(now) |
               (record & ~std::uint64_t{0xFFFFFFFF});
    }
};

// All zeros is a free line.
template <std::size_t Words, class Machine = machine>
class alignas(64) line {
public:
    // The first Count words, as they were at one moment.
    template <std::size_t Count = Words>
    [[nodiscard]] words<Count> read() const noexcept {
        words<Count> copy;
        if (!try_read(copy)) [[unlikely]]
            copy = read_patiently<Count>();
        return copy;
    }

    // Writes the words from First on, and the state. False, and nothing happens, if the line is not
    // as it was when its first word was `seen`.
    template <std::size_t First = 1>
    bool replace(std::uint64_t seen, words<Words> const& by, state now) noexcept {
        if (!words_[0].compare_exchange_strong(seen, seen | head::locked, std::memory_order_acquire,
                                               std::memory_order_relaxed))
            return false;
        Machine::fence(std::memory_order_release);
        each_below<Words - First>([&](std::size_t i) {
            words_[First + i].store(by[First + i], std::memory_order_relaxed);
        });
        words_[0].store(head::after(seen, by[0], now), std::memory_order_release);
        return true;
    }
    // As replace, but only the state changes.
    bool mark(std::uint64_t seen, state now) noexcept {
        return words_[0].compare_exchange_strong(seen, head::after(seen, seen, now),
                                                 std::memory_order_acq_rel,
                                                 std::memory_order_relaxed);
    }

private:
    template <std::size_t Count>
    [[gnu::always_inline]] bool try_read(words<Count>& copy) const noexcept {
        copy[0] = words_[0].load(std::memory_order_acquire);
        if ((copy[0] & head::locked) != 0) return false;
        each_below<Count - 1>(
            [&](std::size_t i) { copy[1 + i] = words_[1 + i].load(std::memory_order_relaxed); });
        Machine::fence(std::memory_order_acquire);
        return words_[0].load(std::memory_order_relaxed) == copy[0];
    }
    // Apart: a loop around the above would cost it its registers.
    template <std::size_t Count>
    [[gnu::noinline]] words<Count> read_patiently() const noexcept {
        words<Count> copy;
        for (unsigned turn = 0; !try_read(copy); ++turn) Machine::wait(turn);
        return copy;
    }

    typename Machine::word words_[Words];
};

}  // namespace treaty::caching
