// SPDX-License-Identifier: BSL-1.0
// What is known of the records that one sender writes, and when it is worth learning it anew:
// senders differ, but each writes many alike.
#pragma once

#include <treaty/wire/hot/layout.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>

namespace treaty::hot {

#ifdef TREATY_HOT_MACHINE

// A value of a record: what reads it by a layout, and where its characters stood.
struct found_value {
    value_steps const* steps;
    char const* begin;
    char const* end;
};

struct habit {
    // The end of a document is read from a copy with zeros behind it, so that looking beyond the
    // end is harmless. No layout looks further than this.
    static constexpr std::size_t tail_bytes = 2048;
    static constexpr std::size_t margin = 256;
    static constexpr std::size_t rests_max = 255;
    static constexpr std::size_t values_max = 40;

    hot::layout layout{};
    std::array<char, 2 * tail_bytes> tail{};
    std::size_t rests = 0;           // so many records are not learned from
    std::size_t rests_next = 0;      // after one more layout that did not fit the record after it
    bool proven = false;             // it has fitted
    std::size_t record_bytes = 128;  // of the one that was learned from

    // Of another sender.
    void start() noexcept {
        layout.clear();
        rests = rests_next = 0;
        proven = false;
    }
    // Of a record that does not fit. Layouts that fit nothing else are learned ever less often.
    bool learns_again() noexcept {
        if (layout.known()) {
            rests_next = proven ? 0 : std::min(2 * rests_next + 1, rests_max);
            rests = rests_next;
        }
        layout.clear();
        if (rests == 0) return true;
        --rests;
        return false;
    }
    // In the order of the document.
    void learn(char const* begin, std::span<found_value const> values, char const* end) noexcept {
        char const* at = begin;
        for (found_value const& one : values) {
            layout.value({at, one.begin}, *one.steps);
            at = one.end;
        }
        layout.end({at, end});
        if (layout.reach() > tail_bytes) layout.clear();
        proven = false;
        record_bytes = static_cast<std::size_t>(end - begin) + 1;
    }
};

#endif

}  // namespace treaty::hot
