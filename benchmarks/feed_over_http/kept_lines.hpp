// SPDX-License-Identifier: BSL-1.0
// What our own server, gRPC's and Cap'n Proto's keep the lines in: the same for all three, so that
// what differs is how the lines came.
#pragma once

#include "lines.hpp"

#include <treaty/cache.hpp>

#include <span>

namespace feed_over_http {

struct counts {
    std::int32_t applied = 0, unchanged = 0, stale = 0;
};

class kept_lines {
public:
    explicit kept_lines(std::size_t lines_max) : cache_({.entries_max = lines_max}) {}

    counts apply(std::span<feed_line const> updates) {
        treaty::cache_counts const made = cache_.apply(updates);
        return {.applied = static_cast<std::int32_t>(made.inserted + made.applied),
                .unchanged = static_cast<std::int32_t>(made.unchanged),
                .stale = static_cast<std::int32_t>(made.stale)};
    }
    [[nodiscard]] std::size_t size() const { return cache_.size(); }
    // What was kept of an entry, as text; empty if nothing was.
    [[nodiscard]] std::string found(std::size_t entry) const {
        auto const one = cache_.find(treaty::record_key<feed_line>::of(line_of(entry)));
        return one ? value_text(*one) : std::string{};
    }

private:
    treaty::cache<feed_line> cache_;
};

}  // namespace feed_over_http
