// SPDX-License-Identifier: BSL-1.0
// Sixteen bytes about fifteen lines: for each line a tag, a byte of its key's hash, or 0 if the
// line is free; and how many entries that belong here lie in a later group for lack of room. So one
// comparison says which lines can hold a key, and a 0 in the last byte that no other group can.
#pragma once

#include <treaty/cache/machine.hpp>

#include <bit>
#include <cstddef>

namespace treaty::caching {

using tag = std::uint8_t;

inline constexpr tag tag_of(std::uint64_t hash) noexcept {
    auto const low = static_cast<tag>(hash);
    return low == 0 ? tag{1} : low;
}

// The lines of a group, one bit each; goes through them from the first.
class line_set {
public:
    explicit constexpr line_set(unsigned bits) noexcept : bits_(bits) {}

    [[nodiscard]] constexpr bool empty() const noexcept { return bits_ == 0; }
    [[nodiscard]] constexpr std::size_t first() const noexcept {
        return static_cast<std::size_t>(std::countr_zero(bits_));
    }
    constexpr void drop_first() noexcept { bits_ &= bits_ - 1; }

    friend bool operator==(line_set, line_set) = default;

private:
    unsigned bits_;
};

// All zeros is an empty group.
template <class Machine = machine>
class alignas(16) basic_group {
public:
    static constexpr std::size_t lines = 15;

    // What one look at the group shows. The halves are read one after the other: an entry that
    // stays is seen, one that comes or goes meanwhile is seen or not.
    class sight {
    public:
        constexpr sight(std::uint64_t low, std::uint64_t high) noexcept : low_(low), high_(high) {}

        [[nodiscard]] line_set tagged(tag wanted) const noexcept {
#ifdef __SSE2__
            __m128i const all =
                _mm_set_epi64x(static_cast<long long>(high_), static_cast<long long>(low_));
            __m128i const same = _mm_cmpeq_epi8(all, _mm_set1_epi8(static_cast<char>(wanted)));
            return line_set{static_cast<unsigned>(_mm_movemask_epi8(same)) & line_bits};
#else
            return tagged_portably(wanted);
#endif
        }
        [[nodiscard]] constexpr line_set tagged_portably(tag wanted) const noexcept {
            return line_set{(equal_bytes(low_, wanted) | equal_bytes(high_, wanted) << 8U) &
                            line_bits};
        }
        [[nodiscard]] line_set free() const noexcept {
            return tagged(0);
        }
        [[nodiscard]] tag at(std::size_t line) const noexcept {
            return static_cast<tag>((line < 8 ? low_ : high_) >> (line % 8 * 8));
        }
        // True if a later group may hold what belongs here.
        [[nodiscard]] constexpr bool overflowed() const noexcept {
            return high_ >> 56U != 0;
        }

    private:
        static constexpr unsigned line_bits = 0x7FFF;

        static constexpr unsigned equal_bytes(std::uint64_t all, tag wanted) noexcept {
            constexpr std::uint64_t ones = 0x0101010101010101U;
            constexpr std::uint64_t sevens = 0x7F * ones;
            std::uint64_t const zeros = all ^ (wanted * ones);
            std::uint64_t const marks = ~(((zeros & sevens) + sevens) | zeros | sevens);
            return static_cast<unsigned>((marks >> 7U) * 0x0102040810204080U >> 56U);
        }

        std::uint64_t low_, high_;
    };

    [[nodiscard]] sight look() const noexcept {
        std::uint64_t const low = halves_[0].load(std::memory_order_acquire);
        return {low, halves_[1].load(std::memory_order_acquire)};
    }

    // False if the line is not free any more.
    bool claim(std::size_t line, tag of) noexcept {
        typename Machine::word& half = halves_[line / 8];
        std::uint64_t const mask = std::uint64_t{0xFF} << (line % 8 * 8);
        std::uint64_t seen = half.load(std::memory_order_relaxed);
        while ((seen & mask) == 0)
            if (half.compare_exchange_weak(seen, seen | std::uint64_t{of} << (line % 8 * 8),
                                           std::memory_order_release, std::memory_order_relaxed))
                return true;
        return false;
    }
    void release(std::size_t line) noexcept {
        halves_[line / 8].fetch_and(~(std::uint64_t{0xFF} << (line % 8 * 8)),
                                    std::memory_order_release);
    }

    // One more, or one less, that belongs here lies in a later group. At 255 it stays: from then on
    // a search goes on where it need not, and nothing is lost.
    void add_overflow() noexcept {
        step_overflow(one_overflow);
    }
    void drop_overflow() noexcept {
        step_overflow(~one_overflow + 1);
    }

private:
    static constexpr std::uint64_t one_overflow = std::uint64_t{1} << 56U;

    void step_overflow(std::uint64_t by) noexcept {
        std::uint64_t seen = halves_[1].load(std::memory_order_relaxed);
        while (seen >> 56U != 0xFF &&
               !halves_[1].compare_exchange_weak(seen, seen + by, std::memory_order_release,
                                                 std::memory_order_relaxed)) {
        }
    }

    typename Machine::word halves_[2];
};

using group = basic_group<>;

}  // namespace treaty::caching
