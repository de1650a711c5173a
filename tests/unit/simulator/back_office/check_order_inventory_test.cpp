// SPDX-License-Identifier: BSL-1.0
#include <simulator/behaviours/check_order_inventory.hpp>
#include <simulator/behaviours/reserve_order_inventory.hpp>
#include <tests/support/back_office.hpp>

using namespace back_office_tests;
namespace behaviour = simulator::check_order_inventory;

namespace {

auto check(simulator::back_office_state const& now, std::initializer_list<inventory_line> lines) {
    std::string const before = simulator::text_of(now);
    auto const answer = accepted(behaviour::apply(now, check_of(100, lines), at()), now);
    CHECK(simulator::text_of(now) == before);
    CHECK(answer.lines.size() == lines.size());
    return answer.lines;
}

}  // namespace

TEST_CASE("a check says available, future with a date, or unavailable, line by line") {
    auto now = small_state();
    auto const told = check(now, {line(1, "LAMP", "10"), line(2, "TABLE", "4"),
                                  line(3, "TABLE", "1"), line(4, "COFFEE", "99.125", "KGM")});
    CHECK(told[0].status == inventory_status::available);
    CHECK(told[0].fulfillment_center == fulfillment_center_id{10});
    CHECK(told[0].ships_at == noon);
    CHECK_FALSE(told[0].available_at);
    CHECK(told[1].status == inventory_status::future);
    CHECK(told[1].available_at == noon + days(5));
    CHECK(told[2].status == inventory_status::unavailable);
    CHECK(told[3].status == inventory_status::available);
}

TEST_CASE("two lines of one product share its stock in a check") {
    auto now = small_state();
    auto const told =
        check(now, {line(1, "LAMP", "8"), line(2, "LAMP", "5"), line(3, "LAMP", "6")});
    CHECK(told[0].fulfillment_center == fulfillment_center_id{10});
    CHECK(told[1].fulfillment_center == fulfillment_center_id{20});
    CHECK(told[2].status == inventory_status::future);
}

TEST_CASE("a line waits for the day on which stock and receipts of one center cover it") {
    auto now = small_state();
    auto const told = check(now, {line(1, "LAMP", "13"), line(2, "LAMP", "1")});
    CHECK(told[0].status == inventory_status::future);
    CHECK(told[0].fulfillment_center == fulfillment_center_id{20});
    CHECK(told[0].available_at == noon + days(3));
    CHECK(check(now, {line(1, "LAMP", "14")})[0].status == inventory_status::unavailable);
}

TEST_CASE("the preferred center comes first, and another before a later day") {
    auto now = small_state();
    CHECK(check(now, {from(line(1, "LAMP", "5"), 20)})[0].fulfillment_center ==
          fulfillment_center_id{20});
    CHECK(check(now, {from(line(1, "LAMP", "6"), 20)})[0].fulfillment_center ==
          fulfillment_center_id{10});
}

TEST_CASE("a kit can be supplied when all of its parts can") {
    auto now = small_state();
    CHECK(check(now, {kit(1, "6")})[0].status == inventory_status::available);
    CHECK(check(now, {kit(1, "7")})[0].status == inventory_status::unavailable);
    auto const shared = check(now, {line(1, "FOOT", "9"), kit(2, "6")});
    CHECK(shared[1].status == inventory_status::unavailable);
}

TEST_CASE("what the order holds already counts as free for its own check only") {
    auto now = small_state();
    REQUIRE(simulator::reserve_order_inventory::apply(now, reserve_of(100, {line(1, "LAMP", "10")}),
                                                      at()));
    CHECK(check(now, {line(1, "LAMP", "10")})[0].status == inventory_status::available);
    auto const other = behaviour::apply(now, check_of(101, {line(1, "LAMP", "10")}), at());
    CHECK(other->lines[0].status == inventory_status::future);
}

TEST_CASE("where lines may be split a check adds up the centers") {
    auto now = small_state();
    now.policy.partial_reservations = true;
    auto const told =
        check(now, {line(1, "LAMP", "15"), line(2, "LAMP", "8"), line(3, "LAMP", "1")});
    CHECK(told[0].status == inventory_status::available);
    CHECK_FALSE(told[0].fulfillment_center);
    CHECK(told[1].status == inventory_status::future);
    CHECK(told[2].status == inventory_status::unavailable);
}

TEST_CASE("a line ships when it is there, and not before the day that was asked for") {
    auto now = small_state();
    auto late = line(1, "LAMP", "1");
    late.requested_ship_at = noon + days(2);
    auto soon = line(2, "TABLE", "1");
    soon.requested_ship_at = noon + days(2);
    auto const told = check(now, {late, soon});
    CHECK(told[0].ships_at == noon + days(2));
    CHECK(told[1].ships_at == noon + days(5));
}

TEST_CASE("a check refuses what cannot be answered") {
    auto now = small_state();
    auto const good = line(1, "LAMP", "1");
    auto asked = check_of(100, {good});
    asked.store = 9;
    refused<unknown_store>(behaviour::apply, now, asked);

    asked = check_of(100, {good});
    asked.order = {};
    CHECK(refused<missing_parameter>(behaviour::apply, now, asked).parameter ==
          parameter_name{"order.id"});

    auto unnamed = good;
    unnamed.product = {};
    auto const missing =
        refused<missing_parameter>(behaviour::apply, now, check_of(100, {good, unnamed}));
    CHECK(missing.parameter == parameter_name{"lines.product"});
    CHECK(missing.line == 1);
    unnamed = good;
    unnamed.order_item = {};
    CHECK(refused<missing_parameter>(behaviour::apply, now, check_of(100, {unnamed})).parameter ==
          parameter_name{"lines.orderItem"});

    CHECK(refused<unknown_product>(behaviour::apply, now,
                                   check_of(100, {good, line(2, "CHAIR", "1")}))
              .line == 1);
    auto contradictory = good;
    contradictory.product.catalog_entry = 502;
    refused<unknown_product>(behaviour::apply, now, check_of(100, {contradictory}));

    CHECK(
        refused<unknown_fulfillment_center>(behaviour::apply, now, check_of(100, {from(good, 30)}))
            .fulfillment_center == fulfillment_center_id{30});
}

TEST_CASE("a check refuses a quantity that its product cannot have") {
    auto now = small_state();
    auto const refuse = [&](inventory_line const& asked) {
        refused<invalid_quantity>(behaviour::apply, now, check_of(100, {asked}));
    };
    refuse(line(1, "LAMP", "0"));
    refuse(line(1, "LAMP", "-1"));
    refuse(line(1, "LAMP", "0.5"));
    refuse(line(1, "LAMP", "1", "KGM"));
    refuse(line(1, "LAMP", "1", ""));
    refuse(line(1, "COFFEE", "1.0001", "KGM"));
    refuse(line(1, "LAMP", "1000000000"));
    refuse(line(1, "LAMP", "9999999999999999999999999999999999"));
    refuse(kit(1, "999999999"));
    auto parts = kit(1, "1");
    parts.components[1].quantity = many("9999999999999999999999999999999999");
    refuse(parts);
    parts.components[1].quantity = many("0");
    refuse(parts);
    parts.components[1].product = {{}, sku{"NUT"}};
    refused<unknown_product>(behaviour::apply, now, check_of(100, {parts}));
    parts.components[1].product = {};
    refused<missing_parameter>(behaviour::apply, now, check_of(100, {parts}));
}
