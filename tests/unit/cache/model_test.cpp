// SPDX-License-Identifier: BSL-1.0
// Random operations on a cache and on a std::map that does the same slowly; both must agree after
// each.
#include <treaty/cache.hpp>

#include <tests/support/catch.hpp>
#include <tests/unit/cache/levels.hpp>
#include <treaty/core/random.hpp>

#include <cstdlib>
#include <map>

using namespace cache_test;
using treaty::fate;

namespace {

using levels = treaty::cache<level>;

struct model {
    struct entry {
        std::int64_t version;
        std::optional<level> record;
    };
    std::size_t most;
    std::map<std::int32_t, entry> entries;
    treaty::cache_counts counts{};

    fate settle(std::int32_t item, std::int64_t version, std::optional<level> record) {
        auto const at = entries.find(item);
        if (at == entries.end()) {
            if (entries.size() == most) {
                ++counts.refused;
                return fate::refused;
            }
            ++counts.inserted;
            entries[item] = {version, std::move(record)};
            return fate::inserted;
        }
        if (version < at->second.version) {
            ++counts.stale;
            return fate::stale;
        }
        if (version == at->second.version) {
            ++counts.unchanged;
            return fate::unchanged;
        }
        ++counts.applied;
        at->second = {version, std::move(record)};
        return fate::applied;
    }
    std::optional<level> find(std::int32_t item) const {
        auto const at = entries.find(item);
        return at == entries.end() ? std::nullopt : at->second.record;
    }
    std::size_t size() const {
        std::size_t count = 0;
        for (auto const& [item, one] : entries) count += one.record ? 1 : 0;
        return count;
    }
};

struct pair_of_both {
    levels cache;
    model known;
    treaty::random_source chance;
    std::int32_t items;

    std::int32_t item() { return static_cast<std::int32_t>(chance.between(0, items)); }
    level record() { return level_of(item(), chance.between(-5, 40)); }

    void put() {
        level const one = record();
        REQUIRE(cache.put(one) == known.settle(one.item, one.version, one));
    }
    void apply() {
        std::vector<level> batch(chance.below(60));
        std::vector<fate> fates(batch.size()), expected;
        for (level& one : batch) one = record();
        cache.apply(batch, fates);
        for (level const& one : batch) expected.push_back(known.settle(one.item, one.version, one));
        REQUIRE(fates == expected);
    }
    void erase() {
        std::int32_t const of = item();
        std::int64_t const version = chance.between(-5, 40);
        REQUIRE(cache.erase(levels::key{of}, version) == known.settle(of, version, std::nullopt));
    }
    void forget() {
        std::int32_t const of = item();
        REQUIRE(cache.forget(levels::key{of}) == (known.entries.erase(of) == 1));
    }
    void find() {
        std::int32_t const of = item();
        REQUIRE(cache.find(levels::key{of}) == known.find(of));
    }
    void find_many() {
        std::vector<levels::key> keys;
        std::vector<std::optional<level>> found(chance.below(60)), expected;
        for (std::size_t i = 0; i < found.size(); ++i) {
            std::int32_t const of = item();
            keys.emplace_back(of);
            expected.push_back(known.find(of));
        }
        cache.find(keys, found);
        REQUIRE(found == expected);
    }
    void amend() {
        std::int32_t const of = item();
        auto const sell = [](level& one) { --one.on_hand; };
        auto const at = known.entries.find(of);
        bool const there = at != known.entries.end() && at->second.record;
        if (there) sell(*at->second.record);
        REQUIRE(cache.amend(levels::key{of}, sell) == there);
    }
    void compare_all() {
        std::map<std::int32_t, level> seen;
        cache.for_each([&](level const& one) { REQUIRE(seen.emplace(one.item, one).second); });
        for (auto const& [of, one] : seen) REQUIRE(known.find(of) == one);
        REQUIRE(seen.size() == known.size());
        REQUIRE(cache.size() == known.size());
        REQUIRE(cache.entries() == known.entries.size());
        REQUIRE(cache.counts() == known.counts);
    }
    void step() {
        switch (chance.below(8)) {
            case 0:
            case 1: return put();
            case 2: return apply();
            case 3: return erase();
            case 4: return forget();
            case 5: return find();
            case 6: return find_many();
            default: return amend();
        }
    }
};

}  // namespace

TEST_CASE("a cache does what a map does, with any operations in any order") {
    char const* const given = std::getenv("TREATY_SEED");
    std::uint64_t const first = given != nullptr ? std::strtoull(given, nullptr, 10) : 1;
    for (std::uint64_t seed = first; seed < first + 30; ++seed) {
        INFO("seed " << seed << "; give it as TREATY_SEED");
        treaty::random_source chance{seed};
        std::size_t const most = 1 + chance.below(120);
        auto const items = static_cast<std::int32_t>(1 + chance.below(200));
        pair_of_both both{levels{{.entries_max = most, .hash_seed = seed * 77}},
                          {most, {}},
                          chance.fork(),
                          items};
        for (int turn = 0; turn < 1500; ++turn) {
            both.step();
            if (turn % 50 == 0) both.compare_all();
        }
        both.compare_all();
    }
}
