// SPDX-License-Identifier: BSL-1.0
#include <simulator/state/inventory_cache.hpp>

#include "../../../support/catch.hpp"
#include "sample_site.hpp"

namespace commerce = simulator::commerce;
using commerce::cache_policy;
using sample::number;

namespace {

commerce::sku const chair{"CHAIR-1"};

commerce::inventory_cache cache_of(char const* overall, std::optional<char const*> center = {}) {
    commerce::inventory_cache made{};
    commerce::cache_entry entry;
    entry.overall = commerce::stock_level{.on_hand = number(overall), .expected = {}};
    if (center) entry.centers[1].on_hand = number(*center);
    entry.updated_at = sample::at(0);
    made.put(sample::store, chair, entry, std::nullopt);
    return made;
}
void put_at_center(commerce::inventory_cache& cache, commerce::fulfillment_center_id center,
                   char const* on_hand) {
    cache.amend(sample::store, chair,
                [&](auto& entry) { entry.centers[center].on_hand = number(on_hand); });
}
std::optional<commerce::cached_answer> ask(commerce::inventory_cache const& cache,
                                           cache_policy const& policy, char const* wanted,
                                           std::int64_t minute = 0) {
    return commerce::answer_from(cache, policy, sample::store, {1, 2}, chair, number(wanted),
                                 sample::at(minute));
}
cache_policy second_model() {
    return {.threshold = treaty::decimal{5},
            .strictly_above = false,
            .expiry_above = std::nullopt,
            .expiry_below = std::chrono::seconds{0}};
}

}  // namespace

TEST_CASE("the cache answers strictly above its threshold, and asks at it") {
    CHECK_FALSE(ask(cache_of("100"), {}, "0"));
    auto const answer = ask(cache_of("100.000001"), {}, "0");
    REQUIRE(answer);
    CHECK(answer->on_hand == number("100.000001"));
}

TEST_CASE("any single count above the threshold settles the matter") {
    CHECK(ask(cache_of("50", "101"), {}, "10"));
    CHECK_FALSE(ask(cache_of("50", "99"), {}, "10"));
}

TEST_CASE("the cache never promises more than it holds") {
    CHECK(ask(cache_of("150"), {}, "150"));
    CHECK_FALSE(ask(cache_of("150"), {}, "151"));
}

TEST_CASE("centers of other stores do not count") {
    commerce::inventory_cache cache{};
    put_at_center(cache, 7, "1000");
    CHECK_FALSE(ask(cache, {}, "1"));
    put_at_center(cache, 2, "101");
    CHECK(ask(cache, {}, "1")->on_hand == number("101"));
}

TEST_CASE("what is not cached is asked for") {
    CHECK_FALSE(ask({}, {}, "0"));
}

TEST_CASE("the second model counts what would be left, at the threshold too") {
    CHECK(ask(cache_of("10"), second_model(), "5"));
    CHECK_FALSE(ask(cache_of("10"), second_model(), "6"));
}

TEST_CASE("without a threshold every level answers") {
    cache_policy policy = second_model();
    policy.threshold.reset();
    CHECK(ask(cache_of("1"), policy, "1"));
}

TEST_CASE("a level expires by the rule of its side of the threshold") {
    cache_policy policy = second_model();
    policy.expiry_above = std::chrono::seconds{120};
    policy.expiry_below = std::chrono::seconds{60};
    CHECK(ask(cache_of("10"), policy, "1", 1));
    CHECK_FALSE(ask(cache_of("10"), policy, "1", 2));
    CHECK(ask(cache_of("4"), policy, "1", 0));
    CHECK_FALSE(ask(cache_of("4"), policy, "1", 1));
    auto timeless = cache_of("10");
    timeless.amend(sample::store, chair, [](auto& entry) { entry.updated_at.reset(); });
    CHECK(ask(timeless, policy, "1", 1000));
    policy.expiry_above = std::chrono::seconds{0};
    CHECK_FALSE(ask(timeless, policy, "1", 1000));
}

TEST_CASE("an unlimited entry answers any wish, and is not used up") {
    commerce::inventory_cache cache{};
    cache.amend(sample::store, chair, [](auto& entry) { entry.unlimited = true; });
    cache.decrement(sample::store, chair, number("1000000"), std::nullopt);
    auto const answer = ask(cache, {}, "99999");
    REQUIRE(answer);
    CHECK(answer->unlimited);
}

TEST_CASE("what is sold leaves the overall level and that of its center") {
    auto cache = cache_of("150", "60");
    put_at_center(cache, 2, "90");
    cache.decrement(sample::store, chair, number("70"), std::nullopt);
    auto const entry = cache.find(sample::store, chair);
    REQUIRE(entry);
    CHECK(*entry->overall->on_hand == number("80"));
    CHECK(entry->centers.at(1).on_hand->is_zero());
    CHECK(*entry->centers.at(2).on_hand == number("80"));
    cache.decrement(sample::store, chair, number("30"), commerce::fulfillment_center_id{2});
    CHECK(*cache.find(sample::store, chair)->centers.at(2).on_hand == number("50"));
    CHECK(commerce::check(cache).empty());
}

TEST_CASE("a level that would fall below zero was stale and is dropped") {
    auto cache = cache_of("10");
    cache.decrement(sample::store, chair, number("11"), std::nullopt);
    CHECK_FALSE(cache.find(sample::store, chair));
    auto other = cache_of("100", "5");
    other.decrement(sample::store, chair, number("6"), commerce::fulfillment_center_id{1});
    CHECK_FALSE(other.find(sample::store, chair));
}

TEST_CASE("the cache's check finds levels below zero and receipts that cannot be") {
    auto cache = cache_of("-1");
    CHECK(commerce::check(cache).size() == 1);
    cache = cache_of("1", "-3");
    CHECK(commerce::check(cache).size() == 1);
    cache = cache_of("1");
    auto const expect = [&](std::vector<commerce::expected_receipt> const& receipts) {
        cache.amend(sample::store, chair, [&](auto& entry) { entry.overall->expected = receipts; });
    };
    expect({{number("1"), sample::at(2)}, {number("1"), sample::at(1)}});
    CHECK(commerce::check(cache).front().rule == "cache: receipts are in order of time");
    expect({{number("0"), sample::at(2)}});
    CHECK(commerce::check(cache).front().rule == "cache: receipts are positive");
}
