// SPDX-License-Identifier: BSL-1.0
// What the caches are measured with: lines of the inventory feed, drawn uniformly from so many
// products, each with a higher version than the one before. Every cache holds all products, and is
// found right, before it is timed.
#pragma once

#include <contracts/feed.hpp>

#include <treaty/cache.hpp>
#include <treaty/core/random.hpp>

#include <benchmark/benchmark.h>

#include <time.h>

#include <atomic>
#include <cstdlib>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

namespace cache_benchmark {

using line = contracts::update_inventory_levels::feed_line;
using key = treaty::record_key<line>;

// 10 million, or what the environment says.
inline std::size_t entries() {
    char const* const wanted = std::getenv("TREATY_BENCH_ENTRIES");
    return wanted == nullptr ? 10'000'000 : std::stoull(wanted);
}

// SKUs of 12 characters.
inline line line_of(std::uint64_t product, std::int64_t version) {
    static constexpr char digits[] = "0123456789ABCDEF";
    char sku[12] = {'S', 'K', 'U', '-'};
    for (unsigned i = 0; i < 8; ++i) sku[4 + i] = digits[product >> (4 * i) & 15U];
    line made{};
    made.sku.assign({sku, sizeof(sku)});
    made.store = static_cast<std::int32_t>(10101 + product % 7);
    made.center = static_cast<std::int32_t>(1 + product % 31);
    made.quantity = static_cast<std::int32_t>(version % 1000);
    made.as_of = treaty::instant::from_seconds(1'795'000'000 + version);
    made.version = version;
    return made;
}

// Endless lines, each newer than all before it, whoever made those.
class feed {
public:
    explicit feed(std::uint64_t number) : chance_(0x5EED + number) {}

    void fill(std::vector<line>& batch) {
        std::int64_t version = versions_.fetch_add(static_cast<std::int64_t>(batch.size()));
        for (line& one : batch) one = line_of(draw(), version++);
    }
    void fill(std::vector<key>& keys) {
        for (key& one : keys) one = key::of(line_of(draw(), 0));
    }
    std::uint64_t draw() { return chance_.below(products_); }

private:
    std::size_t products_ = entries();
    treaty::random_source chance_;
    static inline std::atomic<std::int64_t> versions_{100};
};

// Time of this thread on a processor, which what else the machine does disturbs less than time on
// the wall.
class stopwatch {
public:
    void start() noexcept { begun_ = now(); }
    void stop() noexcept { seconds_ += now() - begun_; }
    [[nodiscard]] double seconds() const noexcept { return seconds_; }

private:
    static double now() noexcept {
        ::timespec time{};
        ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
        return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
    }
    double begun_ = 0;
    double seconds_ = 0;
};

inline void report(benchmark::State& state, double items_per_second) {
    state.counters["items_per_second"] = items_per_second;
}

// The newest of several versions, whatever order they came in, and nothing else.
template <class Cache>
bool is_right(Cache& cache) {
    std::vector<line> lines;
    std::vector<key> keys;
    for (std::uint64_t product = 0; product < 1000; ++product) {
        for (std::int64_t const version : {7, 9, 8}) lines.push_back(line_of(product, version));
        keys.push_back(key::of(lines.back()));
    }
    keys.push_back(key::of(line_of(~std::uint32_t{0}, 0)));
    cache.apply(lines);
    std::vector<std::optional<line>> found(keys.size());
    if (cache.find(keys, found) != 1000 || found.back()) return false;
    for (std::uint64_t product = 0; product < 1000; ++product) {
        auto const alone = cache.find(keys[product]);
        line const wanted = line_of(product, 9);
        if (!alone || !found[product] || key::of(*alone) != keys[product] ||
            alone->quantity != wanted.quantity || alone->as_of != wanted.as_of ||
            alone->version != 9 || found[product]->version != 9)
            return false;
    }
    return true;
}

// The one cache of its kind, made and filled when it is first asked for.
template <class Cache>
Cache& filled() {
    static auto const one = [] {
        auto made = std::make_unique<Cache>(entries());
        std::vector<line> batch(1000);
        for (std::size_t at = 0; at < entries(); at += batch.size()) {
            if (entries() - at < batch.size()) batch.resize(entries() - at);
            for (std::size_t i = 0; i < batch.size(); ++i) batch[i] = line_of(at + i, 0);
            made->apply(batch);
        }
        if (!is_right(*made)) {
            std::cerr << Cache::name << " keeps something else than it was given\n";
            std::exit(1);
        }
        return made;
    }();
    return *one;
}

}  // namespace cache_benchmark
