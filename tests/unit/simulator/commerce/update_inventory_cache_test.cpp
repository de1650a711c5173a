// SPDX-License-Identifier: BSL-1.0
#include <simulator/behaviours/update_inventory_cache.hpp>

#include "../../../support/catch.hpp"
#include "sample_site.hpp"

namespace contract = contracts::update_inventory_cache;
namespace commerce = simulator::commerce;
using sample::number;
using sample::pieces;

namespace {

contract::product_availability level(char const* item, char const* on_hand) {
    contract::product_availability made{};
    made.item = contract::sku{std::string_view{item}};
    made.on_hand = pieces(on_hand);
    return made;
}
contract::request update(contract::product_availability one) {
    contract::request made{};
    made.store = sample::store;
    made.products.push_back(std::move(one));
    return made;
}
auto apply(simulator::commerce_state& state, contract::request const& asked,
           std::int64_t minute = 0) {
    return simulator::update_inventory_cache::apply(state, asked, sample::now(minute));
}
template <class Fault>
Fault refused(contract::request const& asked) {
    auto state = sample::site();
    return sample::refused<Fault>(state, [&] { return apply(state, asked); });
}
treaty::decimal on_hand(simulator::commerce_state const& state, char const* item) {
    auto const entry = state.cache.find(sample::store, contract::sku{std::string_view{item}});
    REQUIRE(entry);
    return *entry->overall->on_hand;
}

}  // namespace

TEST_CASE("a cache update takes the place of what was cached, centers included") {
    auto state = sample::site();
    auto first = level("CHAIR-1", "150");
    first.fulfillment_centers.push_back({.fulfillment_center = 1, .on_hand = pieces("90")});
    first.expected.push_back({.quantity = pieces("20"), .available_at = sample::at(500)});
    first.expected.push_back({.quantity = pieces("10"), .available_at = sample::at(100)});
    REQUIRE(apply(state, update(first)));
    auto const entry = state.cache.find(sample::store, "CHAIR-1");
    REQUIRE(entry);
    CHECK(entry->overall->expected.front().quantity == number("10"));
    CHECK(*entry->centers.at(1).on_hand == number("90"));
    REQUIRE(apply(state, update(level("CHAIR-1", "40"))));
    CHECK(on_hand(state, "CHAIR-1") == number("40"));
    CHECK(state.cache.find(sample::store, "CHAIR-1")->centers.empty());
    CHECK(simulator::check(state).empty());
}

TEST_CASE("a removed product is no longer cached in any center") {
    auto state = sample::site();
    REQUIRE(apply(state, update(level("CHAIR-1", "150"))));
    contract::request gone = update({.item = "CHAIR-1"});
    gone.action = contract::cache_action::remove;
    REQUIRE(apply(state, gone));
    CHECK_FALSE(state.cache.find(sample::store, "CHAIR-1"));
    REQUIRE(apply(state, gone));
}

TEST_CASE("an older level overwrites neither a newer one nor a removal") {
    auto state = sample::site();
    auto newer = update(level("CHAIR-1", "10"));
    newer.as_of = sample::at(20);
    auto older = update(level("CHAIR-1", "99"));
    older.as_of = sample::at(10);
    older.products.push_back(level("BEANS-1", "5"));
    REQUIRE(apply(state, newer)->outdated.empty());
    auto const answer = apply(state, older);
    REQUIRE(answer);
    REQUIRE(answer->outdated.size() == 1);
    CHECK(answer->outdated.front() == contract::sku{"CHAIR-1"});
    CHECK(on_hand(state, "CHAIR-1") == number("10"));
    CHECK(on_hand(state, "BEANS-1") == number("5"));

    contract::request gone = update({.item = "CHAIR-1"});
    gone.action = contract::cache_action::remove;
    gone.as_of = sample::at(30);
    REQUIRE(apply(state, gone)->outdated.empty());
    CHECK(apply(state, newer)->outdated.size() == 1);
    CHECK_FALSE(state.cache.find(sample::store, "CHAIR-1"));
}

TEST_CASE("a level without a time wins, and does not turn time back") {
    auto state = sample::site();
    auto timed = update(level("CHAIR-1", "10"));
    timed.as_of = sample::at(20);
    REQUIRE(apply(state, timed));
    REQUIRE(apply(state, update(level("CHAIR-1", "11"))));
    CHECK(on_hand(state, "CHAIR-1") == number("11"));
    timed.as_of = sample::at(19);
    CHECK(apply(state, timed)->outdated.size() == 1);
}

TEST_CASE("a repeated cache update leads to the same state") {
    auto state = sample::site();
    auto asked = update(level("CHAIR-1", "10"));
    asked.as_of = sample::at(20);
    REQUIRE(apply(state, asked));
    auto const once = simulator::print(state);
    REQUIRE(apply(state, asked)->outdated.empty());
    CHECK(simulator::print(state) == once);
}

TEST_CASE("a cache update refuses what it does not know, and changes no product then") {
    auto asked = update(level("CHAIR-1", "1"));
    asked.store = 5;
    CHECK(refused<contract::unknown_store>(asked).store == contract::store_id{5});

    asked = update(level("CHAIR-1", "1"));
    asked.products.push_back(level("SOFA-1", "1"));
    CHECK(refused<contract::unknown_product>(asked).line == 1);
    asked.action = contract::cache_action::remove;
    CHECK(refused<contract::unknown_product>(asked).line == 1);

    asked = update(level("CHAIR-1", "1"));
    asked.products[0].fulfillment_centers.push_back(
        {.fulfillment_center = 9, .on_hand = pieces("1")});
    CHECK(refused<contract::unknown_fulfillment_center>(asked).fulfillment_center ==
          contract::fulfillment_center_id{9});
}

TEST_CASE("a cache update without any level is missing something") {
    CHECK(refused<contract::missing_parameter>(update({.item = "CHAIR-1"})).line == 0);
}

TEST_CASE("a cache update refuses quantities that no stock can have") {
    CHECK(refused<contract::invalid_quantity>(update(level("CHAIR-1", "-1"))).line == 0);
    CHECK(refused<contract::invalid_quantity>(update(level("CHAIR-1", "1e12"))).line == 0);
    auto in_kilograms = level("CHAIR-1", "1");
    in_kilograms.on_hand->unit = "KGM";
    CHECK(refused<contract::invalid_quantity>(update(in_kilograms)).quantity.unit ==
          treaty::unit_code{"KGM"});
    auto nothing_expected = level("CHAIR-1", "1");
    nothing_expected.expected.push_back({.quantity = pieces("0"), .available_at = sample::at(1)});
    refused<contract::invalid_quantity>(update(nothing_expected));
    auto in_center = level("CHAIR-1", "1");
    in_center.fulfillment_centers.push_back({.fulfillment_center = 1, .on_hand = pieces("-2")});
    refused<contract::invalid_quantity>(update(in_center));
    CHECK(apply(*std::make_unique<simulator::commerce_state>(sample::site()),
                update(level("CHAIR-1", "0"))));
}

TEST_CASE("a cache update names a product once, and of a product a center once") {
    auto asked = update(level("CHAIR-1", "1"));
    asked.products.push_back(level("CHAIR-1", "2"));
    CHECK(refused<contract::duplicate_parameter>(asked).line == 1);
    asked = update(level("CHAIR-1", "1"));
    for (int i = 0; i < 2; ++i)
        asked.products[0].fulfillment_centers.push_back(
            {.fulfillment_center = 1, .on_hand = pieces("1")});
    refused<contract::duplicate_parameter>(asked);
}
