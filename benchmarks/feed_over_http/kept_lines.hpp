// SPDX-License-Identifier: BSL-1.0
// What our own server, gRPC's and Cap'n Proto's keep the lines in: the same for all three, so that
// what differs is how the lines came.
#pragma once

#include "lines.hpp"

#include <functional>
#include <mutex>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace feed_over_http {

struct counts {
    std::int32_t applied = 0, unchanged = 0, stale = 0;
};

// Open addressing over flat lines; the whole key is compared; the newer version wins.
class kept_lines {
public:
    explicit kept_lines(std::size_t lines_max)
        : mask_(ceiling(lines_max * 2) - 1),
          lines_(mask_ + 1) {}

    counts apply(std::span<feed_line const> updates) {
        counts made;
        std::scoped_lock const lock{mutex_};
        for (std::size_t i = 0; i < updates.size(); ++i) {
            if (i + 8 < updates.size())
                __builtin_prefetch(&lines_[hash(updates[i + 8]) & mask_], 1);
            feed_line const& update = updates[i];
            feed_line& kept = find_place(update);
            if (kept.version == 0) ++size_;
            if (kept.version < update.version)
                kept = update, ++made.applied;
            else
                ++(kept.version == update.version ? made.unchanged : made.stale);
        }
        return made;
    }
    [[nodiscard]] std::size_t size() const {
        std::scoped_lock const lock{mutex_};
        return size_;
    }
    [[nodiscard]] std::optional<feed_line> find(feed_line const& key) const {
        std::scoped_lock const lock{mutex_};
        feed_line const& kept = const_cast<kept_lines*>(this)->find_place(key);
        return kept.version == 0 ? std::nullopt : std::optional{kept};
    }

private:
    static std::size_t ceiling(std::size_t lines) {
        std::size_t size = 64;
        while (size < lines) size *= 2;
        return size;
    }
    static std::uint64_t hash(feed_line const& line) {
        auto const place = static_cast<std::uint64_t>(line.store.value()) << 32U |
                           static_cast<std::uint32_t>(line.center.value());
        return std::hash<std::string_view>{}(line.sku.view()) ^ place * 0x9E3779B97F4A7C15U >> 32U;
    }
    feed_line& find_place(feed_line const& wanted) {
        for (std::size_t at = hash(wanted) & mask_;; at = (at + 1) & mask_) {
            feed_line& kept = lines_[at];
            if (kept.version == 0 || (kept.sku == wanted.sku && kept.store == wanted.store &&
                                      kept.center == wanted.center))
                return kept;
        }
    }
    std::size_t mask_, size_ = 0;
    std::vector<feed_line> lines_;
    mutable std::mutex mutex_;
};

// What was kept of an entry, as text; empty if nothing was.
inline std::string found_text(kept_lines const& lines, std::size_t entry) {
    auto const found = lines.find(line_of(entry));
    return found ? value_text(*found) : std::string{};
}

}  // namespace feed_over_http
