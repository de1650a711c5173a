// SPDX-License-Identifier: BSL-1.0
// Batches of the feed applied to a cache of a million entries, in an order that the processor
// cannot guess.
#include "timed.hpp"

#include <benchmarks/feed_over_http/lines.hpp>
#include <benchmarks/quick/quick.hpp>

#include <treaty/cache.hpp>

#include <mutex>
#include <optional>
#include <shared_mutex>
#include <unordered_map>
#include <vector>

namespace benchmarks {
namespace {

using feed_over_http::feed_line;
using feed_over_http::value_text;
using levels_key = treaty::record_key<feed_line>;

constexpr std::size_t entries = 1'000'000;
constexpr std::size_t batch = 1000;

// What is written first: one lock for all, taken once a batch.
class locked_map {
public:
    void apply(std::span<feed_line const> updates) {
        std::unique_lock const lock{mutex_};
        for (feed_line const& one : updates) {
            auto const [at, added] = lines_.try_emplace(key_of(one), one);
            if (!added && at->second.version < one.version) at->second = one;
        }
    }
    [[nodiscard]] std::optional<feed_line> find(feed_line const& wanted) const {
        std::shared_lock const lock{mutex_};
        auto const at = lines_.find(key_of(wanted));
        return at == lines_.end() ? std::nullopt : std::optional{at->second};
    }

private:
    struct key {
        feed_over_http::contract::feed_sku sku;
        std::int32_t store, center;
        bool operator==(key const&) const = default;
    };
    struct hash {
        std::size_t operator()(key const& one) const noexcept {
            auto const place = static_cast<std::uint64_t>(one.store) << 32U |
                               static_cast<std::uint32_t>(one.center);
            return std::hash<std::string_view>{}(one.sku.view()) ^ place * 0x9E3779B97F4A7C15U;
        }
    };
    static key key_of(feed_line const& line) {
        return {line.sku, line.store.value(), line.center.value()};
    }
    mutable std::shared_mutex mutex_;
    std::unordered_map<key, feed_line, hash> lines_;
};

// Filled once and kept, since that takes longer than what is measured.
struct both {
    treaty::cache<feed_line> ours{{.entries_max = entries}};
    locked_map theirs;
    std::vector<feed_line> updates;  // in no order
    std::int64_t pass = 0;

    both() {
        updates.reserve(entries);
        for (std::size_t i = 0; i < entries; ++i)
            updates.push_back(feed_over_http::line_of(i * 1'299'709 % entries));
        ours.apply(updates);
        theirs.apply(updates);
        must_be(ours.size() == entries, "entries of the cache");
        for (std::size_t const entry : {0U, 17U, 999'999U}) {
            auto const line = feed_over_http::line_of(entry);
            auto const mine = ours.find(levels_key::of(line));
            auto const other = theirs.find(line);
            must_be(mine && other && value_text(*mine) == value_text(*other),
                    "a line of the cache");
        }
    }
};

template <class Cache>
double apply_all(both& all, Cache& cache, std::chrono::nanoseconds each) {
    std::size_t from = 0;
    std::vector<feed_line> some(batch);
    return nanoseconds_each(each, batch, [&] {
        if (from == 0) ++all.pass;
        for (std::size_t i = 0; i < batch; ++i) {
            some[i] = all.updates[from + i];
            some[i].version += all.pass;  // newer than what is there
        }
        from = (from + batch) % entries;
        cache.apply(some);
    });
}

}  // namespace

void measure_cache(measurements& made, std::chrono::nanoseconds each) {
    static both all;
    made.add("cache_apply/treaty/small", apply_all(all, all.ours, each), "ns");
    made.add("cache_apply/unordered_map/small", apply_all(all, all.theirs, each), "ns");
}

}  // namespace benchmarks
