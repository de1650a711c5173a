// SPDX-License-Identifier: BSL-1.0
#include <simulator/actions/goods.hpp>
#include <simulator/actions/orders.hpp>
#include <simulator/behaviours/reserve_order_inventory.hpp>
#include <simulator/behaviours/transfer_order.hpp>
#include <tests/support/back_office.hpp>

using namespace back_office_tests;
namespace behaviour = simulator::reserve_order_inventory;

namespace {

auto reserve(simulator::back_office_state& now, order_id order,
             std::initializer_list<inventory_line> lines, treaty::instant when = noon) {
    return accepted(behaviour::apply(now, reserve_of(order, lines), at(when)), now);
}

simulator::back_office_state partial_state() {
    auto now = small_state();
    now.policy.partial_reservations = true;
    return now;
}

}  // namespace

TEST_CASE("a reservation holds stock and tells where it is held") {
    auto now = small_state();
    auto const answer = reserve(now, 100, {line(1, "LAMP", "7"), line(2, "TABLE", "4")});
    REQUIRE(answer.lines.size() == 2);
    CHECK(answer.lines[0].status == inventory_status::allocated);
    CHECK(answer.lines[0].fulfillment_center == fulfillment_center_id{10});
    CHECK(answer.lines[0].order_item.id == order_item_id{1});
    CHECK_FALSE(answer.lines[0].correlation_group);
    CHECK(answer.lines[1].status == inventory_status::backordered);
    CHECK(answer.lines[1].available_at == noon + days(5));
    CHECK_FALSE(answer.reserved_until);
    CHECK(free_of(now, "LAMP", 10) == "3");
    CHECK(free_of(now, "TABLE", 10, 1) == "0");
}

TEST_CASE("all lines are held or none is, also when lines of one product share the stock") {
    auto now = small_state();
    auto const lacking = refused<behaviour::contract::not_enough_stock>(
        behaviour::apply, now,
        reserve_of(100, {line(1, "LAMP", "8"), line(2, "LAMP", "13"), line(3, "LAMP", "4")}));
    CHECK(lacking.line == 2);
    CHECK(lacking.order_item.id == order_item_id{3});
    CHECK(lacking.requested == many("4"));
    CHECK(lacking.available == many("2"));
    CHECK_FALSE(lacking.available_at);
    CHECK(free_of(now, "LAMP", 10) == "10");
}

TEST_CASE("a refusal for want of stock tells the day on which all centers together could supply") {
    auto now = small_state();
    auto const lacking = refused<behaviour::contract::not_enough_stock>(
        behaviour::apply, now, reserve_of(100, {line(1, "LAMP", "20")}));
    CHECK(lacking.available == many("10"));
    CHECK(lacking.available_at == noon + days(3));
    // So many as were told to be available can be had.
    auto again = reserve_of(100, {line(1, "LAMP", "20")});
    again.lines[0].requested = lacking.available;
    CHECK(accepted(behaviour::apply(now, again, at()), now).lines[0].status ==
          inventory_status::allocated);
}

TEST_CASE("lines on a product with a receipt a day are planned quickly, however many they are") {
    auto now = small_state();
    for (int i = 0; i < 366; ++i) REQUIRE(now.stock.expect("FOOT", 20, 2, noon + days(i + 1)));
    auto asked = reserve_of(100, {});
    for (int i = 0; i < 5000; ++i) asked.lines.push_back(line(i + 1, "FOOT", "1"));
    auto const lacking =
        refused<behaviour::contract::not_enough_stock>(behaviour::apply, now, asked);
    CHECK(lacking.line == 20 + 2 * 366);
}

TEST_CASE("reserving again replaces, and can use what the order itself held") {
    auto now = small_state();
    reserve(now, 100, {line(1, "LAMP", "10")});
    reserve(now, 100, {line(1, "LAMP", "6"), line(2, "LAMP", "4")});
    CHECK(free_of(now, "LAMP", 10) == "0");
    reserve(now, 100, {line(5, "COFFEE", "1.5", "KGM")});
    CHECK(free_of(now, "LAMP", 10) == "10");
    CHECK(free_of(now, "COFFEE", 10) == "98.5");
    CHECK(now.reservations.all().size() == 1);
    CHECK(now.reservations.ends().replaced == 2);
}

TEST_CASE("when a new reservation fails the old one stays") {
    auto now = small_state();
    reserve(now, 100, {line(1, "LAMP", "10")});
    refused<behaviour::contract::not_enough_stock>(
        behaviour::apply, now, reserve_of(100, {line(1, "LAMP", "5"), line(2, "TABLE", "5")}));
    CHECK(free_of(now, "LAMP", 10) == "0");
}

TEST_CASE("a kit holds its parts, all in one center") {
    auto now = small_state();
    auto const answer = reserve(now, 100, {kit(1, "3")});
    CHECK(answer.lines[0].components.size() == 2);
    CHECK(free_of(now, "SHADE", 10) == "3");
    CHECK(free_of(now, "FOOT", 10) == "14");
    auto const lacking = refused<behaviour::contract::not_enough_stock>(
        behaviour::apply, now, reserve_of(101, {kit(1, "4")}));
    CHECK(lacking.available == many("3"));
}

TEST_CASE("a kit that names a part twice needs both") {
    auto now = small_state();
    auto lamp = kit(1, "2");
    lamp.components.push_back({{{}, sku{"SHADE"}}, many("2")});
    reserve(now, 100, {lamp});
    CHECK(free_of(now, "SHADE", 10) == "0");
}

TEST_CASE("a split line keeps its number once, and its pieces add up to it") {
    auto now = partial_state();
    auto const answer = reserve(now, 100, {line(1, "LAMP", "25"), line(2, "LAMP", "2")});
    // 10 and 5 in stock, the rest of 10 is more than is expected: all or nothing.
    REQUIRE(answer.lines.size() == 4);
    CHECK(answer.lines[0].order_item.id == order_item_id{1});
    CHECK(answer.lines[0].requested == many("10"));
    CHECK_FALSE(answer.lines[0].correlation_group);
    CHECK_FALSE(answer.lines[1].order_item.id);
    CHECK(answer.lines[1].correlation_group == order_item_id{1});
    CHECK(answer.lines[1].fulfillment_center == fulfillment_center_id{20});
    CHECK(answer.lines[2].status == inventory_status::unallocated);
    CHECK(answer.lines[2].requested == many("10"));
    CHECK(answer.lines[3].status == inventory_status::backordered);
    CHECK(answer.lines[3].order_item.id == order_item_id{2});
}

TEST_CASE("a split line takes the rest from expected stock if it covers all of it") {
    auto now = partial_state();
    auto const answer = reserve(now, 100, {line(1, "LAMP", "23")});
    REQUIRE(answer.lines.size() == 3);
    CHECK(answer.lines[2].status == inventory_status::backordered);
    CHECK(answer.lines[2].requested == many("8"));
    CHECK(answer.lines[2].available_at == noon + days(3));
    CHECK(free_of(now, "LAMP", 20, 1) == "0");
}

TEST_CASE("a line that one center has in stock is not split, whatever the first center has") {
    auto now = partial_state();
    REQUIRE(now.stock.adjust("LAMP", 20, 20));
    auto const answer = reserve(now, 100, {line(1, "LAMP", "25")});
    CHECK(answer.lines.size() == 1);
    CHECK(answer.lines[0].fulfillment_center == fulfillment_center_id{20});
}

TEST_CASE("where nothing can be held there is no reservation, and the old one is given back") {
    auto now = partial_state();
    reserve(now, 100, {line(1, "LAMP", "10")});
    auto const answer = reserve(now, 100, {line(1, "FLOORLAMP", "2")});
    REQUIRE(answer.lines.size() == 1);
    CHECK(answer.lines[0].status == inventory_status::unallocated);
    CHECK(answer.lines[0].order_item.id == order_item_id{1});
    CHECK(answer.lines[0].requested == many("2"));
    CHECK(now.reservations.all().empty());
    CHECK(free_of(now, "LAMP", 10) == "10");
}

TEST_CASE("splitting stops where the answer could not hold more lines") {
    auto now = partial_state();
    now.stores[1].centers.clear();
    for (std::int32_t center = 1; center <= 60; ++center) {
        now.stores[1].centers.push_back(center);
        REQUIRE(now.stock.adjust("FOOT", center, 200));
    }
    auto asked = reserve_of(100, {});
    for (int i = 0; i < 5000; ++i) asked.lines.push_back(line(i + 1, "FOOT", "3"));
    asked.lines[0].requested = many("11000");
    auto const answer = accepted(behaviour::apply(now, asked, at()), now);
    CHECK(answer.lines.size() <= inventory_line_outcomes::items_max);
    std::map<order_item_id, treaty::decimal> sums;
    for (auto const& told : answer.lines)
        sums[told.order_item.id ? *told.order_item.id : *told.correlation_group] +=
            told.requested.value;
    for (auto const& wanted : asked.lines)
        CHECK(sums[*wanted.order_item.id] == treaty::decimal{wanted.requested.value});
}

TEST_CASE("expiry is told, and passing it frees nothing before the clean-up") {
    auto now = small_state();
    now.policy.reservations_expire_after = std::chrono::hours{1};
    auto const answer = reserve(now, 100, {line(1, "LAMP", "10")});
    CHECK(answer.reserved_until == noon + std::chrono::hours{1});
    refused<behaviour::contract::not_enough_stock>(behaviour::apply, now,
                                                   reserve_of(101, {line(1, "LAMP", "14")}),
                                                   at(noon + std::chrono::hours{2}));
    CHECK(simulator::clean_up_reservations(now, noon + std::chrono::minutes{59}) == 0);
    CHECK(simulator::clean_up_reservations(now, noon + std::chrono::hours{1}) == 1);
    CHECK(free_of(now, "LAMP", 10) == "10");
    CHECK(simulator::clean_up_reservations(now, noon + std::chrono::hours{1}) == 0);
    CHECK(simulator::check(now).empty());
}

TEST_CASE("goods that come in turn what waits for them into held stock") {
    auto now = small_state();
    reserve(now, 100, {line(1, "TABLE", "3")});
    REQUIRE(simulator::receive_goods(now, {"TABLE", 10, 1}, 2, noon + days(5)));
    CHECK(simulator::check(now).empty());
    CHECK(now.stock.find("TABLE", 10)->claimed.held == treaty::decimal{2});
    REQUIRE(simulator::receive_goods(now, {"TABLE", 10, 1}, 5, noon + days(6)));
    CHECK(simulator::check(now).empty());
    CHECK(free_of(now, "TABLE", 10) == "4");
}

TEST_CASE("a reservation refuses what a check refuses") {
    auto now = small_state();
    auto const good = line(1, "LAMP", "1");
    auto asked = reserve_of(100, {good});
    asked.store = 9;
    refused<unknown_store>(behaviour::apply, now, asked);
    asked = reserve_of(100, {good});
    asked.order = {};
    refused<missing_parameter>(behaviour::apply, now, asked);
    asked.order.external_id = external_order_id{"OMS-77"};
    refused<missing_parameter>(behaviour::apply, now, asked);
    refused<unknown_product>(behaviour::apply, now, reserve_of(100, {line(1, "CHAIR", "1")}));
    refused<unknown_fulfillment_center>(behaviour::apply, now, reserve_of(100, {from(good, 30)}));
    refused<invalid_quantity>(behaviour::apply, now, reserve_of(100, {line(1, "LAMP", "-3")}));
}

TEST_CASE("a reservation refuses a line that is named twice") {
    auto now = small_state();
    auto const twice = refused<duplicate_parameter>(
        behaviour::apply, now, reserve_of(100, {line(1, "LAMP", "1"), line(1, "TABLE", "1")}));
    CHECK(twice.value == comment_text{"1"});
    CHECK(twice.line == 1);
    auto by_external = line(1, "LAMP", "1");
    by_external.order_item = {{}, external_order_item_id{"E1"}};
    refused<duplicate_parameter>(behaviour::apply, now,
                                 reserve_of(100, {by_external, by_external}));
}

TEST_CASE("a line without a number cannot be split, so the partial policy refuses it") {
    auto now = partial_state();
    auto by_external = line(1, "LAMP", "1");
    by_external.order_item = {{}, external_order_item_id{"E1"}};
    CHECK(refused<missing_parameter>(behaviour::apply, now, reserve_of(100, {by_external}))
              .parameter == parameter_name{"lines.orderItem.id"});
}

TEST_CASE("nothing can be reserved for an order that was transferred") {
    auto now = small_state();
    REQUIRE(simulator::transfer_order::apply(now, transfer_of(100, {item(1, "LAMP", "1")}), at()));
    auto const refusal =
        refused<wrong_order_status>(behaviour::apply, now, reserve_of(100, {line(1, "LAMP", "1")}));
    CHECK(refusal.status == status_text{"C"});
    CHECK(refusal.order.external_id == external_order_id{"OMS-00000001"});
    auto by_external = reserve_of(200, {line(1, "LAMP", "1")});
    by_external.order.external_id = external_order_id{"OMS-00000001"};
    refused<wrong_order_status>(behaviour::apply, now, by_external);
}
