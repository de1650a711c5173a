// SPDX-License-Identifier: BSL-1.0
#include <treaty/cache.hpp>

#include <tests/support/catch.hpp>
#include <tests/unit/cache/levels.hpp>

#include <numeric>

using namespace cache_test;
using treaty::fate;

namespace {

using levels = treaty::cache<level>;
levels::key key_of(std::int32_t item) {
    return levels::key{item};
}

}  // namespace

TEST_CASE("a cache keeps the newer of two versions, in whatever order they come") {
    levels cache{{.entries_max = 10}};
    CHECK(cache.put(level_of(1, 5)) == fate::inserted);
    CHECK(cache.put(level_of(1, 4)) == fate::stale);
    CHECK(cache.find(key_of(1)) == level_of(1, 5));
    CHECK(cache.put(level_of(1, 6)) == fate::applied);
    CHECK(cache.find(key_of(1)) == level_of(1, 6));
    CHECK_FALSE(cache.find(key_of(2)));
    CHECK(cache.size() == 1);
    CHECK(cache.counts() == treaty::cache_counts{.inserted = 1, .applied = 1, .stale = 1});
}

TEST_CASE("the same version again changes nothing, even with another value") {
    levels cache;
    cache.put(level_of(1, 5));
    level other = level_of(1, 5);
    other.on_hand = -1;
    CHECK(cache.put(other) == fate::unchanged);
    CHECK(cache.find(key_of(1)) == level_of(1, 5));
}

TEST_CASE("with the other policy, of one version the last to arrive wins") {
    treaty::cache<level, treaty::not_older_wins> cache{{.entries_max = 10}};
    cache.put(level_of(1, 5));
    level other = level_of(1, 5);
    other.on_hand = -1;
    CHECK(cache.put(other) == fate::applied);
    CHECK(cache.find(treaty::record_key<level>{1}) == other);
    CHECK(cache.put(level_of(1, 4)) == fate::stale);
}

TEST_CASE("a batch is applied in its order, and each record is told its fate") {
    levels cache{{.entries_max = 10}};
    std::vector<level> const batch{level_of(1, 5), level_of(2, 1), level_of(1, 6),
                                   level_of(1, 5), level_of(2, 1), level_of(2, 2)};
    std::vector<fate> fates(batch.size());
    treaty::cache_counts const counts = cache.apply(batch, fates);
    CHECK(fates == std::vector<fate>{fate::inserted, fate::inserted, fate::applied, fate::stale,
                                     fate::unchanged, fate::applied});
    CHECK(counts == treaty::cache_counts{.inserted = 2, .applied = 2, .unchanged = 1, .stale = 1});
    CHECK(cache.counts() == counts);
    CHECK(cache.apply(batch) == treaty::cache_counts{.unchanged = 2, .stale = 4});
    CHECK(cache.apply({}) == treaty::cache_counts{});
    std::vector<fate> too_few(2);
    CHECK_THROWS_AS(cache.apply(batch, too_few), std::invalid_argument);
}

TEST_CASE("batches of every length around the blocks of the pipeline are complete") {
    for (std::size_t length = 0; length < 70; ++length) {
        levels cache{{.entries_max = 100}};
        std::vector<level> batch;
        std::vector<levels::key> keys;
        for (std::size_t i = 0; i < length; ++i) {
            batch.push_back(level_of(static_cast<std::int32_t>(i), 1));
            keys.push_back(levels::key::of(batch.back()));
        }
        CHECK(cache.apply(batch).inserted == length);
        keys.push_back(key_of(1000));
        std::vector<std::optional<level>> found(length + 1, level_of(0, 0));
        CHECK(cache.find(keys, found) == length);
        for (std::size_t i = 0; i < length; ++i) REQUIRE(found[i] == batch[i]);
        CHECK_FALSE(found[length]);
    }
    std::vector<levels::key> const keys(3);
    std::vector<std::optional<level>> too_few(2);
    CHECK_THROWS_AS(levels{}.find(keys, too_few), std::invalid_argument);
}

TEST_CASE("what is erased does not come back from before") {
    levels cache{{.entries_max = 10}};
    cache.put(level_of(1, 5));
    CHECK(cache.erase(key_of(1), 4) == fate::stale);
    CHECK(cache.erase(key_of(1), 5) == fate::unchanged);
    CHECK(cache.find(key_of(1)));
    CHECK(cache.erase(key_of(1), 6) == fate::applied);
    CHECK_FALSE(cache.find(key_of(1)));
    CHECK(cache.size() == 0);
    CHECK(cache.entries() == 1);
    CHECK(cache.put(level_of(1, 5)) == fate::stale);
    CHECK(cache.put(level_of(1, 6)) == fate::unchanged);
    CHECK_FALSE(cache.find(key_of(1)));
    CHECK(cache.put(level_of(1, 7)) == fate::applied);
    CHECK(cache.find(key_of(1)) == level_of(1, 7));
    CHECK(cache.size() == 1);
}

TEST_CASE("an erase may overtake the record that it erases") {
    levels cache{{.entries_max = 10}};
    CHECK(cache.erase(key_of(3), 9) == fate::inserted);
    CHECK(cache.put(level_of(3, 8)) == fate::stale);
    CHECK(cache.size() == 0);
    CHECK(cache.entries() == 1);
}

TEST_CASE("what is forgotten is new again, with any version") {
    levels cache{{.entries_max = 10}};
    cache.put(level_of(1, 5));
    cache.erase(key_of(2), 5);
    CHECK(cache.forget(key_of(1)));
    CHECK(cache.forget(key_of(2)));
    CHECK_FALSE(cache.forget(key_of(1)));
    CHECK(cache.entries() == 0);
    CHECK(cache.size() == 0);
    CHECK(cache.put(level_of(1, 1)) == fate::inserted);
    CHECK(cache.put(level_of(2, 1)) == fate::inserted);
    CHECK(cache.find(key_of(2)) == level_of(2, 1));
}

TEST_CASE("amending works on what is there, and leaves the key") {
    levels cache{{.entries_max = 10}};
    cache.put(level_of(1, 5));
    auto const sell = [](level& one) {
        one.on_hand -= 2;
        one.item = 77;
    };
    CHECK(cache.amend(key_of(1), sell));
    auto const now = cache.find(key_of(1));
    REQUIRE(now);
    CHECK(now->item == 1);
    CHECK(now->on_hand == level_of(1, 5).on_hand - 2);
    CHECK_FALSE(cache.find(key_of(77)));
    cache.erase(key_of(1), 6);
    CHECK_FALSE(cache.amend(key_of(1), sell));
    CHECK_FALSE(cache.amend(key_of(2), sell));
}

TEST_CASE("amending does again what somebody else came between") {
    levels cache{{.entries_max = 10}};
    cache.put(level_of(1, 5));
    int calls = 0;
    cache.amend(key_of(1), [&](level& one) {
        if (++calls == 1) cache.put(level_of(1, 6));
        one.sold = 1;
    });
    CHECK(calls == 2);
    CHECK(cache.find(key_of(1))->version == 6);
    CHECK(cache.find(key_of(1))->sold == 1);
}

TEST_CASE("every record that is there is visited once, and none that was erased") {
    levels cache{{.entries_max = 1000}};
    for (std::int32_t item = 0; item < 1000; ++item) cache.put(level_of(item, item));
    for (std::int32_t item = 0; item < 1000; item += 10) cache.erase(key_of(item), 5000);
    for (std::int32_t item = 1; item < 1000; item += 10) cache.forget(key_of(item));
    std::vector<int> seen(1000);
    cache.for_each([&](level const& one) {
        CHECK(one == level_of(one.item, one.item));
        ++seen[static_cast<std::size_t>(one.item)];
    });
    for (std::size_t item = 0; item < seen.size(); ++item)
        REQUIRE(seen[item] == (item % 10 < 2 ? 0 : 1));
    CHECK(cache.size() == 800);
    CHECK(cache.entries() == 900);
}

TEST_CASE("records of several lines and of any order are cached as well") {
    treaty::cache<parcel> cache{{.entries_max = 50, .hash_seed = 99}};
    parcel one = sample_parcel();
    for (std::int16_t shelf = 0; shelf < 50; ++shelf) {
        one.shelf = shelf;
        CHECK(cache.put(one) == fate::inserted);
    }
    one.shelf = 7;
    CHECK(cache.find(treaty::record_key<parcel>::of(one)) == one);
    one.as_of = one.as_of + std::chrono::nanoseconds{1};
    one.remark = "moved";
    CHECK(cache.put(one) == fate::applied);
    CHECK(cache.find(treaty::record_key<parcel>::of(one)) == one);
    one.fragile = false;
    CHECK_FALSE(cache.find(treaty::record_key<parcel>::of(one)));
}
