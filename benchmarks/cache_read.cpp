// SPDX-License-Identifier: BSL-1.0
// How fast is a cache read: one key, a cart of 50 in one call, 95 % reads among the writes of one
// thread and of two; and how long do the slowest reads take while another thread writes without
// pause? TREATY_BENCH_ENTRIES says how many entries it holds; 10 million if it does not.
#include <benchmarks/support/cache_contestants.hpp>

#include <benchmark/benchmark.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <numeric>
#include <thread>

using namespace cache_benchmark;

namespace {

constexpr std::size_t cart_size = 50;

template <class Cache>
void single(benchmark::State& state) {
    Cache& cache = filled<Cache>();
    feed drawn{4};
    std::vector<key> keys(1000);
    stopwatch watch;
    double count = 0;
    for (auto _ : state) {
        drawn.fill(keys);
        watch.start();
        for (key const& one : keys) benchmark::DoNotOptimize(cache.find(one));
        watch.stop();
        count += static_cast<double>(keys.size());
    }
    report(state, count / watch.seconds());
}

// Many carts beforehand, so that the clock is not read between them.
template <class Cache>
void cart(benchmark::State& state) {
    Cache& cache = filled<Cache>();
    feed drawn{5};
    std::vector<key> keys(40 * cart_size);
    std::vector<std::optional<line>> found(cart_size);
    stopwatch watch;
    double count = 0;
    for (auto _ : state) {
        drawn.fill(keys);
        watch.start();
        for (std::size_t at = 0; at < keys.size(); at += cart_size)
            if (cache.find(std::span<key const>{keys}.subspan(at, cart_size), found) != cart_size)
                state.SkipWithError("not everything was found");
        watch.stop();
        count += static_cast<double>(keys.size());
    }
    report(state, count / watch.seconds());
}

// Of a thousand operations 950 are reads; both in batches.
template <class Cache>
double read_and_write(Cache& cache, feed& drawn, int turns) {
    std::vector<key> keys(950);
    std::vector<line> lines(50);
    std::vector<std::optional<line>> found(keys.size());
    stopwatch watch;
    for (int turn = 0; turn < turns; ++turn) {
        drawn.fill(keys);
        drawn.fill(lines);
        watch.start();
        benchmark::DoNotOptimize(cache.find(keys, found));
        cache.apply(lines);
        watch.stop();
    }
    return 1000.0 * turns / watch.seconds();
}

template <class Cache>
void mixed(benchmark::State& state, std::size_t count) {
    Cache& cache = filled<Cache>();
    static std::vector<feed> feeds{feed{6}, feed{7}};
    std::vector<double> sums(count);
    double turns = 0;
    for (auto _ : state) {
        if (count == 1) {
            sums[0] += read_and_write(cache, feeds[0], 32);
        } else {
            std::vector<std::jthread> threads;
            for (std::size_t i = 0; i < count; ++i)
                threads.emplace_back([&, i] { sums[i] += read_and_write(cache, feeds[i], 32); });
        }
        ++turns;
    }
    report(state, std::accumulate(sums.begin(), sums.end(), 0.0) / turns);
}

// The time that one read of a thousand exceeds.
template <class Cache>
void slowest(benchmark::State& state, bool storm) {
    using clock = std::chrono::steady_clock;
    Cache& cache = filled<Cache>();
    static feed written{8};
    feed drawn{9};
    std::vector<key> keys(20'000);
    std::vector<double> seconds(keys.size());
    for (auto _ : state) {
        drawn.fill(keys);
        std::atomic<bool> stop{!storm};
        std::jthread const writer{[&] {
            std::vector<line> batch(1000);
            while (!stop.load(std::memory_order_relaxed)) {
                written.fill(batch);
                cache.apply(batch);
            }
        }};
        for (std::size_t i = 0; i < keys.size(); ++i) {
            auto const begun = clock::now();
            benchmark::DoNotOptimize(cache.find(keys[i]));
            seconds[i] = std::chrono::duration<double>(clock::now() - begun).count();
        }
        stop = true;
        auto const at = seconds.begin() + static_cast<std::ptrdiff_t>(seconds.size() / 1000 * 999);
        std::nth_element(seconds.begin(), at, seconds.end());
        state.SetIterationTime(*at);
    }
}

template <class Cache>
void measure() {
    std::string const name = Cache::name;
    benchmark::RegisterBenchmark((name + "/single").c_str(), single<Cache>);
    benchmark::RegisterBenchmark((name + "/cart").c_str(), cart<Cache>);
    for (std::size_t const threads : {1U, 2U})
        benchmark::RegisterBenchmark(
            (name + "/mixed/threads=" + std::to_string(threads)).c_str(),
            [threads](benchmark::State& state) { mixed<Cache>(state, threads); })
            ->UseRealTime();
    for (bool const storm : {false, true})
        benchmark::RegisterBenchmark(
            (name + (storm ? "/p999/storm" : "/p999/idle")).c_str(),
            [storm](benchmark::State& state) { slowest<Cache>(state, storm); })
            ->UseManualTime()
            ->Iterations(5);
}

}  // namespace

int main(int argc, char** argv) {
    all_caches::each([]<class Cache> { measure<Cache>(); });
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
}
