// SPDX-License-Identifier: BSL-1.0
#include <simulator/behaviours/get_product_availability.hpp>
#include <tests/support/back_office.hpp>

using namespace back_office_tests;
namespace behaviour = simulator::get_product_availability;
using request = behaviour::contract::request;

TEST_CASE("a product's availability is what is free over all centers of the store") {
    auto now = small_state();
    auto const answer =
        accepted(behaviour::apply(now, request{.store = 1, .item = "LAMP"}, at()), now);
    REQUIRE(answer.products.size() == 1);
    auto const& lamp = answer.products[0];
    CHECK(lamp.catalog_entry == catalog_entry_id{501});
    CHECK(lamp.status == inventory_status::available);
    CHECK(lamp.on_hand == many("15"));
    REQUIRE(lamp.expected.size() == 1);
    CHECK(lamp.expected[0].quantity == many("8"));
    CHECK(lamp.expected[0].available_at == noon + days(3));
    REQUIRE(lamp.fulfillment_centers.size() == 2);
    CHECK(lamp.fulfillment_centers[0].fulfillment_center == fulfillment_center_id{10});
    CHECK(lamp.fulfillment_centers[0].on_hand == many("10"));
    CHECK(lamp.fulfillment_centers[1].expected.size() == 1);
}

TEST_CASE("availability is asked for some centers, and one named twice counts once") {
    auto now = small_state();
    request asked{.store = 1, .item = "LAMP"};
    asked.fulfillment_centers = {20, 20};
    auto const answer = accepted(behaviour::apply(now, asked, at()), now);
    CHECK(answer.products[0].on_hand == many("5"));
    CHECK(answer.products[0].fulfillment_centers.size() == 1);
}

TEST_CASE("availability is future with a date when nothing is on hand, and else unavailable") {
    auto now = small_state();
    auto const status = [&](char const* item, treaty::instant when) {
        request const asked{.store = 1, .item = sku{std::string_view{item}}};
        return accepted(behaviour::apply(now, asked, at(when)), now).products[0].status;
    };
    CHECK(status("TABLE", noon) == inventory_status::future);
    CHECK(status("FLOORLAMP", noon) == inventory_status::unavailable);
    // A receipt that is late promises nothing, and neither does one of the year 2500.
    CHECK(status("TABLE", noon + days(5)) == inventory_status::unavailable);
    REQUIRE(now.stock.expect("FLOORLAMP", 10, 5, *treaty::instant::parse("2500-01-01T00:00:00Z")));
    CHECK(status("FLOORLAMP", noon) == inventory_status::unavailable);
}

TEST_CASE("what is claimed is not available any more") {
    auto now = small_state();
    now.stock.claim({"LAMP", 10}, 10, simulator::claimant::order);
    now.stock.claim({"LAMP", 20, 1}, 8, simulator::claimant::order);
    request const asked{.store = 1, .item = "LAMP"};
    auto const answer = *behaviour::apply(now, asked, at());
    CHECK(answer.products[0].on_hand == many("5"));
    CHECK(answer.products[0].expected.empty());
}

TEST_CASE("availability of a product that nobody knows is an answer without products") {
    auto now = small_state();
    request const asked{.store = 1, .item = "CHAIR"};
    CHECK(accepted(behaviour::apply(now, asked, at()), now).products.empty());
}

TEST_CASE("expected receipts beyond what an answer holds leave the next dates in it") {
    auto now = small_state();
    for (int i = 0; i < 366; ++i)
        for (fulfillment_center_id const center : {10, 20})
            REQUIRE(now.stock.expect("FOOT", center, 1,
                                     noon + days(i + 1) + std::chrono::hours{center.value()}));
    CHECK_FALSE(now.stock.expect("FOOT", 10, 1, noon + days(1)));
    request const asked{.store = 1, .item = "FOOT"};
    auto const answer = accepted(behaviour::apply(now, asked, at()), now);
    REQUIRE(answer.products[0].expected.size() == 366);
    CHECK(answer.products[0].expected[0].available_at == noon + days(1) + std::chrono::hours{10});
}

TEST_CASE("availability refuses an unknown store and a center that does not serve the store") {
    auto now = small_state();
    CHECK(
        refused<unknown_store>(behaviour::apply, now, request{.store = 9, .item = "LAMP"}).store ==
        store_id{9});
    request asked{.store = 1, .item = "LAMP"};
    asked.fulfillment_centers = {10, 30};
    CHECK(refused<unknown_fulfillment_center>(behaviour::apply, now, asked).fulfillment_center ==
          fulfillment_center_id{30});
}
