// SPDX-License-Identifier: BSL-1.0
// Random calls on the inventory cache and on a plain map that does the same: every answer must be
// the same, or, where the cache is too small, "not cached" and nothing worse. And threads that read
// while one writes never see half a product.
#include <simulator/state/inventory_cache.hpp>

#include <tests/support/catch.hpp>
#include <treaty/core/random.hpp>

#include <array>
#include <thread>

#include "inventory_cache_model.hpp"
#include "sample_site.hpp"

namespace commerce = simulator::commerce;
using commerce::cache_entry;
using commerce::inventory_cache;
using commerce::inventory_cache_model;

namespace {

using moment = std::optional<treaty::instant>;

constexpr std::array<commerce::store_id, 2> stores{10101, 10102};
constexpr std::size_t items = 4;
constexpr std::size_t products = stores.size() * items;
constexpr std::size_t places = 4;                      // overall, and three centers
constexpr std::size_t receipts = 3;                    // at each
constexpr std::size_t rows = places * (1 + receipts);  // of a product, at most

commerce::sku item_of(std::size_t number) {
    std::string text(60, 'A');  // most of a SKU counts, and its last characters too
    return commerce::sku{std::string_view{text + std::to_string(number % items)}};
}

template <class Cache>
std::string told(Cache const& all) {
    std::string text;
    all.for_each([&](auto store, auto const& item, cache_entry const& entry, moment as_of) {
        text += store.str() + item.str() + (as_of ? as_of->str() : "-") + " " +
                std::to_string(entry.centers.size()) + "\n";
    });
    all.for_each_removed([&](auto store, auto const& item, treaty::instant as_of) {
        text += "not cached " + store.str() + item.str() + as_of.str() + "\n";
    });
    return text;
}

struct walk {
    walk(std::uint64_t seed, commerce::cache_size size) : chance(seed), cache(size) {}

    treaty::random_source chance;
    inventory_cache cache;
    inventory_cache_model model;

    commerce::store_id store() { return stores[chance.below(stores.size())]; }
    commerce::sku item() { return item_of(chance.below(items)); }
    treaty::decimal count() { return treaty::decimal::of(chance.between(0, 400), 1); }
    moment as_of() {
        return chance.chance(30) ? moment{} : moment{sample::at(chance.between(0, 12))};
    }
    commerce::stock_level level() {
        commerce::stock_level made;
        if (chance.chance(85)) made.on_hand = count();
        for (std::uint64_t i = chance.below(receipts + 1); i != 0; --i)
            made.expected.push_back({count(), sample::at(chance.between(0, 3))});
        return made;
    }
    cache_entry entry() {
        cache_entry made;
        if (chance.chance(70)) made.overall = level();
        for (std::int32_t center = 1; center < static_cast<std::int32_t>(places); ++center)
            if (chance.chance(50)) made.centers[center * 3 - 4] = level();
        made.unlimited = chance.chance(10);
        if (chance.chance(70)) made.updated_at = sample::at(chance.between(0, 12));
        return made;
    }

    void put() {
        auto const [at, of, what, when] = std::tuple{store(), item(), entry(), as_of()};
        REQUIRE(cache.put(at, of, what, when) == model.put(at, of, what, when));
    }
    void remove() {
        auto const [at, of, when] = std::tuple{store(), item(), as_of()};
        REQUIRE(cache.remove(at, of, when) == model.remove(at, of, when));
    }
    void decrement() {
        auto const [at, of, sold] = std::tuple{store(), item(), count()};
        std::optional<commerce::fulfillment_center_id> center;
        if (chance.chance(40)) center = static_cast<std::int32_t>(chance.between(-1, 5));
        cache.decrement(at, of, sold, center);
        model.decrement(at, of, sold, center);
    }
    void amend() {
        auto const [at, of, on_hand] = std::tuple{store(), item(), count()};
        auto const change = [&, to = on_hand](cache_entry& one) {
            one.centers[2].on_hand = to;
            one.unlimited = !one.unlimited;
        };
        cache.amend(at, of, change);
        model.amend(at, of, change);
    }
    void step() {
        std::uint64_t const what = chance.below(100);
        if (what < 50) return put();
        if (what < 65) return remove();
        decrement();
    }

    // compare(found, known) for each product.
    template <class Compare>
    void look(Compare compare) {
        for (commerce::store_id const at : stores)
            for (std::size_t number = 0; number < items; ++number) {
                commerce::sku const of = item_of(number);
                compare(cache.find(at, of), model.find(at, of));
                REQUIRE(cache.time_of(at, of) == model.time_of(at, of));
                moment const then = as_of();
                REQUIRE(cache.is_newer(at, of, then) == model.is_newer(at, of, then));
            }
    }
};

}  // namespace

TEST_CASE("the cache answers as a plain map does, in no more room than its products need") {
    for (std::uint64_t seed = 1; seed <= 15; ++seed) {
        INFO("seed " << seed);
        // Room for every product and one that is being written: rows that nobody forgot would push
        // others out.
        walk one{seed, {.products = products, .rows = (products + 1) * rows}};
        for (int i = 0; i < 400; ++i) {
            one.step();
            if (i % 7 == 0) one.amend();
            one.look([](auto const& found, auto const& known) { REQUIRE(found == known); });
            REQUIRE(one.cache.size() == one.model.size());
            REQUIRE(told(one.cache) == told(one.model));
        }
        inventory_cache const moved = std::move(one.cache);
        REQUIRE(told(moved) == told(one.model));
    }
}

TEST_CASE("a cache without room for all rows has whole products and remembers every time") {
    std::size_t whole = 0;
    std::size_t gone = 0;
    for (std::uint64_t seed = 1; seed <= 15; ++seed) {
        INFO("seed " << seed);
        walk one{seed, {.products = products, .rows = 2 * rows}};
        for (int i = 0; i < 400; ++i) {
            one.step();
            std::size_t cached = 0;
            one.look([&](auto const& found, auto const& known) {
                if (found) REQUIRE(found == known);
                cached += found ? 1 : 0;
                ++(found.has_value() == known.has_value() ? whole : gone);
            });
            REQUIRE(one.cache.size() == cached);
        }
    }
    CHECK(whole > 1000);
    CHECK(gone > 1000);
}

TEST_CASE("the levels of older products make room for those of newer ones") {
    inventory_cache cache{{.rows = 12}};
    cache_entry entry;
    for (std::int32_t center = 1; center <= 5; ++center) entry.centers[center].on_hand = center;
    for (std::size_t number = 0; number < items; ++number) {
        REQUIRE(cache.put(sample::store, item_of(number), entry, sample::at(10)));
        CHECK(cache.find(sample::store, item_of(number)) == entry);
    }
    CHECK_FALSE(cache.find(sample::store, item_of(0)));
    CHECK(cache.size() <= 2);
    CHECK(cache.time_of(sample::store, item_of(0)) == sample::at(10));
    CHECK_FALSE(cache.put(sample::store, item_of(0), entry, sample::at(9)));
}

TEST_CASE("a product for which there is no room is not cached, and no removal makes it room") {
    inventory_cache cache{{.products = 2}};
    cache_entry entry;
    entry.overall = commerce::stock_level{.on_hand = 500, .expected = {}};
    REQUIRE(cache.put(sample::store, "A", entry, sample::at(10)));
    REQUIRE(cache.remove(sample::store, "B", sample::at(10)));
    CHECK(cache.put(sample::store, "C", entry, sample::at(20)));
    CHECK_FALSE(cache.find(sample::store, "C"));
    CHECK_FALSE(cache.put(sample::store, "B", entry, sample::at(9)));
    CHECK_FALSE(cache.find(sample::store, "B"));
    CHECK(cache.put(sample::store, "B", entry, sample::at(10)));
    CHECK(cache.find(sample::store, "B") == entry);
    CHECK(cache.find(sample::store, "A") == entry);
}

namespace {

// Write number n: n % 7 centers more than one, receipts of n pieces, and an overall level that is
// the sum of the centers', which a sale keeps.
cache_entry numbered(std::int64_t n) {
    cache_entry made;
    made.updated_at = sample::at(n);
    made.overall.emplace();
    made.overall->on_hand = treaty::decimal{};
    for (std::int32_t center = 0; center <= n % 7; ++center) {
        made.centers[center] = {.on_hand = n, .expected = {{n, sample::at(n)}}};
        *made.overall->on_hand += treaty::decimal{n};
    }
    return made;
}

bool is_whole(cache_entry const& seen) {
    std::int64_t const n = (seen.updated_at->seconds() - sample::at(0).seconds()) / 60;
    treaty::decimal sum;
    for (auto const& [center, level] : seen.centers) {
        if (level.expected != cache_entry(numbered(n)).centers[center].expected) return false;
        sum += *level.on_hand;
    }
    return seen.centers.size() == static_cast<std::size_t>(n % 7) + 1 &&
           seen.overall->on_hand == sum;
}

}  // namespace

TEST_CASE("who reads while products are written sees whole ones, and never none") {
    // Few products, so that they are met in the middle of a write; and not much room.
    inventory_cache cache{{.products = 3, .rows = 100}};
    for (std::size_t number = 0; number < 3; ++number)
        cache.put(sample::store, item_of(number), numbered(1), sample::at(1));
    std::atomic<bool> done{false};
    std::atomic<int> wrong{0};
    std::atomic<int> changes{0};
    auto const read = [&] {
        std::optional<cache_entry> last;
        while (!done.load()) {
            for (std::size_t number = 0; number < 3; ++number) {
                auto const seen = cache.find(sample::store, item_of(number));
                if (!seen || !is_whole(*seen)) ++wrong;
                if (number == 0 && seen != last) ++changes;
                if (number == 0) last = seen;
            }
            std::size_t count = 0;
            cache.for_each([&](auto, auto const&, cache_entry const& seen, moment) {
                wrong += is_whole(seen) ? 0 : 1;
                ++count;
            });
            if (count != 3) ++wrong;
        }
    };
    std::thread one{read}, two{read};
    for (std::int64_t n = 2; n < 10'000 || (changes.load() < 100 && n < 1'000'000); ++n) {
        commerce::sku const item = item_of(static_cast<std::size_t>(n % 3));
        cache.put(sample::store, item, numbered(n), sample::at(n));
        cache.decrement(sample::store, item, 1, std::nullopt);
    }
    done = true;
    one.join();
    two.join();
    CHECK(wrong.load() == 0);
    CHECK(changes.load() >= 100);
}
