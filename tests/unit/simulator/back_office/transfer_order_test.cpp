// SPDX-License-Identifier: BSL-1.0
#include <simulator/behaviours/reserve_order_inventory.hpp>
#include <simulator/behaviours/transfer_order.hpp>
#include <tests/support/back_office.hpp>

using namespace back_office_tests;
namespace behaviour = simulator::transfer_order;
using simulator::line_state;

namespace {

auto transfer(simulator::back_office_state& now, order_id order,
              std::initializer_list<order_item> items, std::string key = {}) {
    return accepted(behaviour::apply(now, transfer_of(order, items), at(noon, std::move(key))), now)
        .order;
}

void reserve(simulator::back_office_state& now, order_id order,
             std::initializer_list<inventory_line> lines) {
    (void)accepted(simulator::reserve_order_inventory::apply(now, reserve_of(order, lines), at()),
                   now);
}

treaty::money euros(int amount) {
    return {amount, "EUR"};
}

}  // namespace

TEST_CASE("a transferred order gets the external system's number and demands its stock") {
    auto now = small_state();
    auto const first = transfer(now, 100, {item(1, "LAMP", "12"), item(2, "TABLE", "2")});
    CHECK(first.id == order_id{100});
    CHECK(first.external_id == external_order_id{"OMS-00000001"});
    CHECK(transfer(now, 101, {item(3, "LAMP", "1")}).external_id ==
          external_order_id{"OMS-00000002"});
    auto const& lines = now.orders.find(order_id{100})->lines;
    CHECK(lines[0].state() == line_state::allocated);
    CHECK(lines[1].state() == line_state::backordered);
    CHECK(lines[1].all_supplied());
    CHECK(free_of(now, "LAMP", 10) == "0");
    CHECK(free_of(now, "LAMP", 20) == "2");
}

TEST_CASE("a transfer consumes the reservation, and gives back what was reserved too much") {
    auto now = small_state();
    reserve(now, 100, {line(1, "LAMP", "10"), line(2, "TABLE", "4")});
    transfer(now, 100, {item(1, "LAMP", "6")});
    CHECK(now.reservations.all().empty());
    CHECK(now.reservations.ends().consumed == 1);
    CHECK(now.stock.find("LAMP", 10)->claimed.demanded == treaty::decimal{6});
    CHECK(free_of(now, "LAMP", 10) == "4");
    CHECK(free_of(now, "TABLE", 10, 1) == "4");
}

TEST_CASE("pieces of a split line come back as lines of their own and find their stock") {
    auto now = small_state();
    now.policy.partial_reservations = true;
    reserve(now, 100, {line(1, "LAMP", "15")});
    // Another order takes all that is left before the transfer.
    reserve(now, 101, {line(9, "LAMP", "8")});
    transfer(now, 100, {item(1, "LAMP", "10"), item(77, "LAMP", "5")});
    auto const& lines = now.orders.find(order_id{100})->lines;
    CHECK(lines[0].state() == line_state::allocated);
    CHECK(lines[1].state() == line_state::allocated);
}

TEST_CASE("an order is not refused for want of stock; it waits") {
    auto now = small_state();
    transfer(now, 100, {item(1, "FLOORLAMP", "3")});
    auto const& one = *now.orders.find(order_id{100});
    CHECK(one.state() == line_state::backordered);
    CHECK_FALSE(one.lines[0].all_supplied());
    CHECK(one.lines[0].missing_of(one.lines[0].needs[0]) == treaty::decimal{3});
}

TEST_CASE("a configured item demands its components, one each unless they say otherwise") {
    auto now = small_state();
    auto lamp = item(1, "FLOORLAMP", "3");
    order_item_component shade;
    shade.product.sku = sku{"SHADE"};
    order_item_component feet;
    feet.product.sku = sku{"FOOT"};
    feet.quantity = many("2");
    lamp.components = {shade, feet};
    transfer(now, 100, {lamp});
    CHECK(free_of(now, "SHADE", 10) == "3");
    CHECK(free_of(now, "FOOT", 10) == "14");
}

TEST_CASE("a second transfer answers the same under its key and is refused under another") {
    auto now = small_state();
    auto const first = transfer(now, 100, {item(1, "LAMP", "1")}, "key 1");
    std::string const before = simulator::text_of(now);
    CHECK(transfer(now, 100, {item(1, "LAMP", "1")}, "key 1").external_id == first.external_id);
    CHECK(simulator::text_of(now) == before);
    auto const again = transfer_of(100, {item(1, "LAMP", "1")});
    CHECK(refused<behaviour::contract::duplicate_order>(behaviour::apply, now, again,
                                                        at(noon, "key 2"))
              .order.external_id == first.external_id);
    refused<behaviour::contract::duplicate_order>(behaviour::apply, now, again);
}

TEST_CASE("orders without a key are never taken for repeats of each other") {
    auto now = small_state();
    transfer(now, 100, {item(1, "LAMP", "1")});
    refused<behaviour::contract::duplicate_order>(behaviour::apply, now,
                                                  transfer_of(100, {item(1, "LAMP", "1")}));
}

TEST_CASE("a transfer needs the order's number, items, and their numbers and products") {
    auto now = small_state();
    auto asked = transfer_of(100, {item(1, "LAMP", "1")});
    asked.order.header.identifier.id.reset();
    CHECK(refused<missing_parameter>(behaviour::apply, now, asked).parameter ==
          parameter_name{"order.header.identifier.id"});
    CHECK(refused<missing_parameter>(behaviour::apply, now, transfer_of(100, {})).parameter ==
          parameter_name{"order.items"});
    auto unnamed = item(1, "LAMP", "1");
    unnamed.identifier = {};
    CHECK(refused<missing_parameter>(behaviour::apply, now,
                                     transfer_of(100, {item(2, "LAMP", "1"), unnamed}))
              .line == 1);
    unnamed = item(1, "LAMP", "1");
    unnamed.product = {};
    CHECK(
        refused<missing_parameter>(behaviour::apply, now, transfer_of(100, {unnamed})).parameter ==
        parameter_name{"order.items.product"});
}

TEST_CASE("a transfer refuses a store, a buyer, a product that nobody knows") {
    auto now = small_state();
    auto asked = transfer_of(100, {item(1, "LAMP", "1")});
    asked.order.header.references.store = 9;
    refused<unknown_store>(behaviour::apply, now, asked);
    asked = transfer_of(100, {item(1, "LAMP", "1")});
    asked.order.header.references.buyer_organization =
        member_identifier{{}, distinguished_name{"o=nobody,o=root organization"}};
    refused<unknown_organization>(behaviour::apply, now, asked);
    asked.order.header.references.buyer_organization =
        member_identifier{{}, distinguished_name{"O=Default Organization , O=root organization"}};
    REQUIRE(behaviour::apply(now, asked, at()));
    refused<unknown_product>(behaviour::apply, now, transfer_of(101, {item(1, "CHAIR", "1")}));
}

TEST_CASE("a transfer refuses quantities that a product or component cannot have") {
    auto now = small_state();
    for (char const* const count : {"0", "-1", "1.5", "12345678901234567890"})
        refused<invalid_quantity>(behaviour::apply, now,
                                  transfer_of(100, {item(1, "LAMP", count)}));
    auto lamp = item(1, "FLOORLAMP", "500000000");
    order_item_component part;
    part.product.sku = sku{"FOOT"};
    part.quantity = many("3");
    lamp.components.push_back(part);
    refused<invalid_quantity>(behaviour::apply, now, transfer_of(100, {lamp}));
}

TEST_CASE("a transfer refuses a line that is named twice") {
    auto now = small_state();
    CHECK(
        refused<duplicate_parameter>(
            behaviour::apply, now, transfer_of(100, {item(1, "LAMP", "1"), item(1, "TABLE", "1")}))
            .line == 1);
    auto external = item(1, "LAMP", "1");
    external.identifier = {{}, external_order_item_id{"E1"}};
    refused<duplicate_parameter>(behaviour::apply, now, transfer_of(100, {external, external}));
}

TEST_CASE("a transfer refuses a currency that the store does not take, wherever it stands") {
    auto now = small_state();
    treaty::money const pounds{1, "GBP"};
    auto const refuse = [&](auto&& put) {
        auto asked = transfer_of(100, {item(1, "LAMP", "1"), item(2, "LAMP", "1")});
        put(asked.order);
        return refused<currency_not_supported>(behaviour::apply, now, asked);
    };
    CHECK_FALSE(refuse([&](sales_order& order) {
                    order.header.charges.emplace().total_shipping_tax = pounds;
                }).line);
    refuse([&](sales_order& order) {
        order.header.charges.emplace().total_tax_by_category.push_back({{}, pounds});
    });
    refuse([&](sales_order& order) {
        order_payment_instruction means;
        means.amount = pounds;
        order.header.payment.emplace().instructions.push_back(means);
    });
    auto const of_line = refuse([&](sales_order& order) {
        order.items[0].charges.emplace().unit_price = unit_price{euros(3), {}};
        adjustment less;
        less.amount = pounds;
        order.items[1].charges.emplace().adjustments.push_back(less);
    });
    CHECK(of_line.line == 1);
    CHECK(of_line.currency == treaty::currency_code{"GBP"});
}

TEST_CASE("an order has one currency, also where the store takes two") {
    auto now = small_state();
    auto asked = transfer_of(100, {item(1, "LAMP", "1")});
    asked.order.header.charges.emplace().total_product_price = euros(10);
    asked.order.items[0].charges.emplace().order_item_price = treaty::money{10, "CHF"};
    CHECK(refused<currency_not_supported>(behaviour::apply, now, asked).currency ==
          treaty::currency_code{"CHF"});
}
