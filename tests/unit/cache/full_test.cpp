// SPDX-License-Identifier: BSL-1.0
// What a cache does at its bound.
#include <treaty/cache.hpp>

#include <tests/support/catch.hpp>
#include <tests/unit/cache/levels.hpp>

#include <thread>

using namespace cache_test;
using treaty::fate;
using treaty::when_full;

namespace {

using levels = treaty::cache<level>;
levels::key key_of(std::int32_t item) {
    return levels::key{item};
}

}  // namespace

TEST_CASE("a cache takes as many entries as it may, and refuses the next") {
    for (std::size_t const most : {1U, 2U, 12U, 13U, 333U, 10'000U}) {
        levels cache{{.entries_max = most}};
        auto const last = static_cast<std::int32_t>(most);
        for (std::int32_t item = 0; item < last; ++item)
            REQUIRE(cache.put(level_of(item, 1)) == fate::inserted);
        CHECK(cache.put(level_of(last, 1)) == fate::refused);
        CHECK(cache.erase(key_of(last), 1) == fate::refused);
        CHECK_FALSE(cache.find(key_of(last)));
        CHECK(cache.put(level_of(0, 2)) == fate::applied);
        for (std::int32_t item = 0; item < last; ++item) REQUIRE(cache.find(key_of(item)));
        CHECK(cache.entries() == most);
        CHECK(cache.counts() == treaty::cache_counts{.inserted = most, .applied = 1, .refused = 2});
        // One that is forgotten makes room for one.
        CHECK(cache.forget(key_of(0)));
        CHECK(cache.put(level_of(last, 1)) == fate::inserted);
        CHECK(cache.put(level_of(last + 1, 1)) == fate::refused);
    }
}

TEST_CASE("a cache for nothing holds nothing") {
    for (when_full const how : {when_full::refuse, when_full::evict}) {
        levels cache{{.entries_max = 0, .when_full = how}};
        CHECK(cache.put(level_of(1, 1)) == fate::refused);
        CHECK_FALSE(cache.find(key_of(1)));
        CHECK(cache.entries() == 0);
    }
}

TEST_CASE("a cache that evicts takes every new key, and stays within its bound") {
    levels cache{{.entries_max = 500, .when_full = when_full::evict}};
    for (std::int32_t item = 0; item < 5000; ++item) {
        REQUIRE(cache.put(level_of(item, item)) == fate::inserted);
        REQUIRE(cache.find(key_of(item)) == level_of(item, item));
        REQUIRE(cache.entries() <= 500);
    }
    CHECK(cache.entries() == 500);
    CHECK(cache.counts() == treaty::cache_counts{.inserted = 5000, .evicted = 4500});
    std::size_t there = 0;
    for (std::int32_t item = 0; item < 5000; ++item) there += cache.find(key_of(item)) ? 1 : 0;
    CHECK(there == 500);
}

TEST_CASE("the oldest order of the neighbourhood goes first") {
    // Twelve entries in two groups: the new one pushes out the oldest of one of them.
    levels cache{{.entries_max = 12, .when_full = when_full::evict}};
    for (std::int32_t item = 0; item < 12; ++item) cache.put(level_of(item, 100 + item));
    for (std::int32_t item = 100; item < 130; ++item) cache.put(level_of(item, 1000 + item));
    // What is left is of the newest: none of the first twelve survives thirty newer ones.
    for (std::int32_t item = 0; item < 12; ++item) CHECK_FALSE(cache.find(key_of(item)));
    CHECK(cache.find(key_of(129)));
}

TEST_CASE("what was erased goes before anything that is there") {
    levels cache{{.entries_max = 10, .when_full = when_full::evict}};
    // Few enough for one group of the two to have room for all; the rest decide by themselves.
    for (std::int32_t item = 0; item < 10; ++item) cache.put(level_of(item, 1));
    for (std::int32_t item = 0; item < 10; ++item) cache.erase(key_of(item), 1'000'000);
    for (std::int32_t item = 100; item < 110; ++item) cache.put(level_of(item, 2));
    CHECK(cache.size() == 10);
    CHECK(cache.counts().evicted == 10);
    for (std::int32_t item = 100; item < 110; ++item) CHECK(cache.find(key_of(item)));
}

TEST_CASE("what was evicted is forgotten with its version") {
    levels cache{{.entries_max = 1, .when_full = when_full::evict}};
    cache.put(level_of(1, 50));
    cache.put(level_of(2, 1));
    CHECK_FALSE(cache.find(key_of(1)));
    CHECK(cache.put(level_of(1, 3)) == fate::inserted);
    CHECK(cache.counts().evicted == 2);
}

TEST_CASE("several writers at the bound neither exceed it nor lose count") {
    constexpr std::int32_t turns = 50'000;
    for (when_full const how : {when_full::refuse, when_full::evict}) {
        levels cache{{.entries_max = 200, .when_full = how}};
        std::vector<std::jthread> threads;
        std::atomic<int> ready{0};
        for (int number = 0; number < 4; ++number)
            threads.emplace_back([&, number] {
                for (ready.fetch_add(1); ready.load() < 4;) std::this_thread::yield();
                for (std::int32_t turn = 0; turn < turns; ++turn) {
                    std::int32_t const item = (turn * 7 + number * 131) % 997;
                    cache.put(level_of(item, turn));
                    if (turn % 5 == 0) cache.forget(key_of((item + 300) % 997));
                    if (turn % 11 == 0) cache.erase(key_of((item + 500) % 997), turn);
                }
            });
        threads.clear();
        CHECK(cache.entries() <= 200);
        std::size_t there = 0;
        cache.for_each([&](level const& one) {
            CHECK(one == level_of(one.item, one.version));
            ++there;
        });
        CHECK(cache.size() == there);
        auto const counts = cache.counts();
        CHECK(counts.inserted + counts.applied + counts.unchanged + counts.stale + counts.refused ==
              4 * (turns + (turns + 10) / 11));
        CHECK((how == when_full::refuse ? counts.evicted : counts.refused) == 0);
        // Every place that is counted can be taken out, and then nothing is left.
        for (std::int32_t item = 0; item < 997; ++item) cache.forget(key_of(item));
        CHECK(cache.entries() == 0);
        CHECK(cache.size() == 0);
    }
}
