// SPDX-License-Identifier: BSL-1.0
// How many updates a second does a cache take, in batches of 1,000, with one writer and with two,
// beside other maps and beside what the memory allows? TREATY_BENCH_ENTRIES says how many entries
// it holds; 10 million if it does not.
#include <benchmarks/support/cache_contestants.hpp>

#include <benchmark/benchmark.h>

#include <numeric>
#include <thread>

using namespace cache_benchmark;

namespace {

// Made beforehand, and few enough to be near, as if they had just been read from a message.
constexpr std::size_t batch_size = 1000;

// Updates a second of this thread, after so many turns.
template <class Cache>
double write(Cache& cache, feed& lines, int turns) {
    std::vector<line> made(batch_size);
    stopwatch watch;
    for (int turn = 0; turn < turns; ++turn) {
        lines.fill(made);
        watch.start();
        cache.apply(made);
        watch.stop();
    }
    return static_cast<double>(made.size()) * turns / watch.seconds();
}

template <class Cache>
void apply(benchmark::State& state, std::size_t writers) {
    Cache& cache = filled<Cache>();
    static std::vector<feed> feeds{feed{1}, feed{2}};
    std::vector<double> sums(writers);
    double turns = 0;
    for (auto _ : state) {
        if (writers == 1) {
            sums[0] += write(cache, feeds[0], 32);
        } else {
            std::vector<std::jthread> threads;
            for (std::size_t i = 0; i < writers; ++i)
                threads.emplace_back([&, i] { sums[i] += write(cache, feeds[i], 32); });
        }
        ++turns;
    }
    report(state, std::accumulate(sums.begin(), sums.end(), 0.0) / turns);
}

// What the memory allows: as many lines of 64 bytes, of each drawn line one word counted up, each
// asked for sixteen before.
void limit(benchmark::State& state) {
    static treaty::caching::pages const lines{entries() * 64};
    auto* const words = static_cast<std::uint64_t*>(lines.data());
    static bool const touched = [&] {
        for (std::size_t i = 0; i < entries(); ++i) words[i * 8] = 1;
        return true;
    }();
    benchmark::DoNotOptimize(touched);
    constexpr std::size_t distance = 16;
    feed drawn{3};
    std::vector<std::size_t> places(batch_size + distance);
    stopwatch watch;
    double count = 0;
    for (auto _ : state) {
        for (std::size_t& one : places) one = drawn.draw() * 8;
        watch.start();
        for (std::size_t i = 0; i < batch_size; ++i) {
            __builtin_prefetch(&words[places[i + distance]]);
            ++words[places[i]];
        }
        benchmark::ClobberMemory();
        watch.stop();
        count += batch_size;
    }
    report(state, count / watch.seconds());
}

}  // namespace

int main(int argc, char** argv) {
    for (char const* const threads : {"1", "2"})
        all_caches::each([&]<class Cache> {
            benchmark::RegisterBenchmark((std::string{Cache::name} + "/threads=" + threads).c_str(),
                                         [writers = std::stoull(threads)](benchmark::State& state) {
                                             apply<Cache>(state, writers);
                                         });
        });
    benchmark::RegisterBenchmark("limit/threads=1", limit);
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
}
