// SPDX-License-Identifier: BSL-1.0
// What is known of the records that one sender writes, and when it is worth learning it anew:
// senders differ, but each writes many alike.
#pragma once

#include <treaty/core/limits.hpp>
#include <treaty/wire/hot/layout.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>

namespace treaty::hot {

#ifdef TREATY_HOT_MACHINE

// A value of a record: what reads it by a layout and what that keeps, and where its characters
// stood. Of a list, the items are the value.
struct found_value {
    value_steps const* steps;
    char const* begin;
    char const* end;
    void* kept;
};

// Where records may be looked at. Beyond it there is memory: layout::reach_max bytes behind `last`,
// window::margin behind `limit`.
struct window {
    static constexpr std::size_t margin = 256;

    char const* last = nullptr;   // what begins behind it is not read by a layout
    char const* limit = nullptr;  // nor by name
    message_limits const* limits = nullptr;
};

struct habit {
    static constexpr std::size_t tries_max = 3;
    static constexpr std::size_t rests_max = 255;
    static constexpr std::size_t values_max = 40;

    hot::layout layout{};
    window const* where = nullptr;   // for records of lists within records
    std::size_t rests = 0;           // so many records are not learned from
    std::size_t rests_next = 0;      // after one more record that fits nothing
    std::size_t tries = 0;           // so many fitted nothing, since one did
    bool proven = false;             // what was learned last has fitted
    std::size_t record_bytes = 128;  // of the one that was learned from

    // Of another sender.
    void start() noexcept {
        layout.clear();
        rests = rests_next = tries = 0;
        proven = false;
    }
    // Whether the next record is to be read by the layout.
    [[nodiscard]] bool applies() const noexcept { return layout.known() && rests == 0; }
    // Of a record that does not fit. From some on that fit nothing else either, they are learned
    // from ever less often.
    bool learns_again() noexcept {
        if (applies() && proven) {
            tries = rests_next = 0;
        } else if (applies() && ++tries > tries_max) {
            rests_next = std::min(2 * rests_next + 1, rests_max);
            rests = rests_next;
        }
        if (rests == 0) return true;
        --rests;
        return false;
    }
    // In the order of the document.
    void learn(char const* begin, std::span<found_value const> values, char const* end) noexcept {
        record_steps made;
        char const* at = begin;
        for (found_value const& one : values) {
            made.value({at, one.begin}, *one.steps, one.kept);
            at = one.end;
        }
        made.end({at, end});
        if (!layout.learn(made)) {
            layout.clear();
            if (!layout.learn(made)) rests = rests_max;  // too long, as others will be
        }
        proven = false;
        record_bytes = static_cast<std::size_t>(end - begin) + 1;
    }
};

// The end of a document is read from a copy with room behind it, so that looking beyond the end is
// harmless.
struct tail {
    // Of flat records; and of those with lists, which are longer.
    static constexpr std::size_t flat_bytes = layout::reach_max;
    static constexpr std::size_t bytes_max = 4 * flat_bytes;

    std::array<char, bytes_max + layout::reach_max> bytes{};
};

#endif

}  // namespace treaty::hot
