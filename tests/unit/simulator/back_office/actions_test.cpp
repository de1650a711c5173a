// SPDX-License-Identifier: BSL-1.0
#include <simulator/actions/goods.hpp>
#include <simulator/actions/orders.hpp>
#include <simulator/actions/reports.hpp>
#include <simulator/behaviours/reserve_order_inventory.hpp>
#include <simulator/behaviours/transfer_order.hpp>
#include <tests/support/back_office.hpp>

using namespace back_office_tests;
using simulator::line_state;

namespace {

order_identifier named_order(order_id id) {
    return {id, {}, {}};
}
order_item_identifier named_item(order_item_id id) {
    return {id, {}};
}

void transfer(simulator::back_office_state& now, order_id order,
              std::initializer_list<order_item> items) {
    (void)accepted(simulator::transfer_order::apply(now, transfer_of(order, items), at()), now);
}

line_state state_of(simulator::back_office_state const& now, order_id order) {
    return now.orders.find(order)->state();
}

void holds(simulator::back_office_state const& now) {
    for (simulator::violation const& broken : simulator::check(now))
        FAIL_CHECK(broken.rule << ": " << broken.what);
}

// The action refuses and changes nothing.
template <class Action>
void refuses(simulator::back_office_state& now, Action&& act) {
    std::string const before = simulator::text_of(now);
    CHECK_FALSE(act());
    CHECK(simulator::text_of(now) == before);
}

}  // namespace

TEST_CASE("goods that come in serve waiting orders in the sequence of their transfer") {
    auto now = small_state();
    transfer(now, 100, {item(1, "FLOORLAMP", "3")});
    transfer(now, 101, {item(2, "FLOORLAMP", "2")});
    transfer(now, 102, {item(3, "FLOORLAMP", "2")});
    REQUIRE(simulator::adjust_stock(now, "FLOORLAMP", 10, 6, noon + days(1)));
    holds(now);
    CHECK(state_of(now, 100) == line_state::allocated);
    CHECK(state_of(now, 101) == line_state::allocated);
    CHECK(state_of(now, 102) == line_state::backordered);
    CHECK(free_of(now, "FLOORLAMP", 10) == "0");
}

TEST_CASE("a receipt that comes in makes backordered lines allocated, orders before reservations") {
    auto now = small_state();
    REQUIRE(simulator::reserve_order_inventory::apply(now, reserve_of(50, {line(9, "TABLE", "1")}),
                                                      at()));
    transfer(now, 100, {item(1, "TABLE", "2")});
    CHECK(state_of(now, 100) == line_state::backordered);
    REQUIRE(simulator::receive_goods(now, {"TABLE", 10, 1}, 2, noon + days(5)));
    holds(now);
    CHECK(state_of(now, 100) == line_state::allocated);
    CHECK(now.stock.find_receipt({"TABLE", 10, 1})->claimed.held == treaty::decimal{1});
    REQUIRE(simulator::receive_goods(now, {"TABLE", 10, 1}, 2, noon + days(6)));
    holds(now);
    CHECK(now.stock.find_receipt({"TABLE", 10, 1}) == nullptr);
    refuses(now, [&] { return simulator::receive_goods(now, {"TABLE", 10, 1}, 1, noon); });
}

TEST_CASE("an order does not wait for a receipt when goods are there earlier") {
    auto now = small_state();
    transfer(now, 100, {item(1, "TABLE", "4")});
    transfer(now, 101, {item(2, "TABLE", "4")});
    REQUIRE(simulator::adjust_stock(now, "TABLE", 20, 4, noon + days(1)));
    holds(now);
    CHECK(state_of(now, 100) == line_state::allocated);
    CHECK(now.orders.find(order_id{101})->lines[0].all_supplied());
}

TEST_CASE("expected goods give a waiting order its date") {
    auto now = small_state();
    transfer(now, 100, {item(1, "FLOORLAMP", "3")});
    auto const number =
        simulator::expect_goods(now, "FLOORLAMP", 20, 5, noon + days(9), noon + days(1));
    REQUIRE(number);
    CHECK(*number == 1);
    holds(now);
    CHECK(now.orders.find(order_id{100})->lines[0].all_supplied());
    refuses(now,
            [&] { return simulator::expect_goods(now, "CHAIR", 20, 5, noon + days(9), noon); });
    refuses(now, [&] {
        return simulator::expect_goods(now, "FLOORLAMP", 20, 2000000, noon + days(9), noon);
    });
}

TEST_CASE("what is promised cannot be counted away, and stock has a bound") {
    auto now = small_state();
    transfer(now, 100, {item(1, "LAMP", "8")});
    refuses(now, [&] { return simulator::adjust_stock(now, "LAMP", 10, -3, noon); });
    CHECK(simulator::adjust_stock(now, "LAMP", 10, -2, noon));
    refuses(now, [&] { return simulator::adjust_stock(now, "LAMP", 10, 1000000, noon); });
    refuses(now, [&] {
        return simulator::adjust_stock(
            now, "LAMP", 10, *treaty::decimal::parse("9999999999999999999999999999999999"), noon);
    });
    refuses(now, [&] { return simulator::adjust_stock(now, "CHAIR", 10, 1, noon); });
    holds(now);
}

TEST_CASE("an order is released when it is allocated, and ships in parts") {
    auto now = small_state();
    transfer(now, 100, {item(1, "LAMP", "4"), item(2, "TABLE", "1")});
    refuses(now, [&] { return simulator::ship_order(now, named_order(100), {}, noon); });
    REQUIRE(simulator::release_order(now, named_order(100), noon));
    refuses(now, [&] { return simulator::release_order(now, named_order(100), noon); });
    CHECK(state_of(now, 100) == line_state::backordered);
    REQUIRE(simulator::ship_order(now, named_order(100), {{named_item(1), 3}}, noon));
    holds(now);
    CHECK(now.stock.find("LAMP", 10)->on_hand == treaty::decimal{7});
    for (simulator::shipment_line const& wrong : {simulator::shipment_line{named_item(1), 2},
                                                  {named_item(1), 0},
                                                  {named_item(1), -1},
                                                  {named_item(2), 1},
                                                  {named_item(3), 1}})
        refuses(now, [&] { return simulator::ship_order(now, named_order(100), {wrong}, noon); });
    refuses(now, [&] {
        return simulator::ship_order(now, named_order(100),
                                     {{named_item(1), 1}, {named_item(1), 1}}, noon);
    });
    REQUIRE(simulator::ship_order(now, named_order(100), {}, noon));
    REQUIRE(simulator::receive_goods(now, {"TABLE", 10, 1}, 4, noon + days(5)));
    REQUIRE(simulator::release_order(now, named_order(100), noon + days(5)));
    REQUIRE(simulator::ship_order(now, named_order(100), {}, noon + days(5)));
    holds(now);
    CHECK(state_of(now, 100) == line_state::shipped);
    CHECK(now.orders.open().empty());
}

TEST_CASE("a kit ships as a whole number of kits and takes its parts along") {
    auto now = small_state();
    auto lamp = item(1, "FLOORLAMP", "3");
    lamp.components.emplace_back().product.sku = sku{"SHADE"};
    lamp.components.emplace_back().product.sku = sku{"FOOT"};
    lamp.components.back().quantity = many("2");
    transfer(now, 100, {lamp});
    REQUIRE(simulator::release_order(now, named_order(100), noon));
    REQUIRE(simulator::ship_order(now, named_order(100), {{named_item(1), 2}}, noon));
    holds(now);
    CHECK(now.stock.find("SHADE", 10)->on_hand == treaty::decimal{4});
    CHECK(now.stock.find("FOOT", 10)->on_hand == treaty::decimal{16});
}

TEST_CASE("an order is cancelled as a whole until a line is released, and its stock goes on") {
    auto now = small_state();
    transfer(now, 100, {item(1, "TABLE", "4")});
    transfer(now, 101, {item(2, "TABLE", "3")});
    CHECK_FALSE(now.orders.find(order_id{101})->lines[0].all_supplied());
    REQUIRE(simulator::cancel_order(now, named_order(100), noon));
    holds(now);
    CHECK(state_of(now, 100) == line_state::cancelled);
    CHECK(now.orders.find(order_id{101})->lines[0].all_supplied());
    refuses(now, [&] { return simulator::cancel_order(now, named_order(100), noon); });

    transfer(now, 102, {item(3, "LAMP", "1"), item(4, "LAMP", "1")});
    REQUIRE(simulator::release_order(now, named_order(102), noon));
    refuses(now, [&] { return simulator::cancel_order(now, named_order(102), noon); });
    refuses(now, [&] { return simulator::cancel_order(now, named_order(999), noon); });
}

TEST_CASE("a line's quantity changes until it is released") {
    auto now = small_state();
    transfer(now, 100, {item(1, "LAMP", "10"), item(2, "LAMP", "1")});
    auto const change = [&](order_item_id line, treaty::decimal quantity) {
        return simulator::change_quantity(now, named_order(100), named_item(line), quantity, noon);
    };
    REQUIRE(change(1, 4));
    CHECK(now.orders.find(order_id{100})->content.items[0].quantity == many("4"));
    CHECK(free_of(now, "LAMP", 10) == "6");
    REQUIRE(change(1, 30));
    holds(now);
    CHECK(state_of(now, 100) == line_state::backordered);
    REQUIRE(change(1, 5));
    CHECK(state_of(now, 100) == line_state::allocated);
    REQUIRE(change(2, 0));
    CHECK(now.orders.find(order_id{100})->lines[1].state() == line_state::cancelled);
    CHECK(state_of(now, 100) == line_state::allocated);
    holds(now);
    refuses(now, [&] { return change(2, 1); });
    refuses(now, [&] { return change(1, -1); });
    refuses(now, [&] { return change(1, *treaty::decimal::parse("1.5")); });
    refuses(now, [&] { return change(1, *treaty::decimal::parse("1e30")); });
    refuses(now, [&] { return change(3, 1); });
    REQUIRE(simulator::release_order(now, named_order(100), noon));
    refuses(now, [&] { return change(1, 4); });
}

TEST_CASE("a scheduled run serves waiting orders with what others gave back") {
    auto now = small_state();
    REQUIRE(simulator::reserve_order_inventory::apply(
        now, reserve_of(50, {line(9, "COFFEE", "100", "KGM")}), at()));
    auto coffee = item(1, "COFFEE", "2");
    coffee.quantity = many("2", "KGM");
    transfer(now, 100, {coffee});
    now.reservations.all().at(50).expires_at = noon;
    CHECK(simulator::clean_up_reservations(now, noon) == 1);
    CHECK(state_of(now, 100) == line_state::backordered);
    simulator::process_backorders(now, noon);
    holds(now);
    CHECK(state_of(now, 100) == line_state::allocated);
}

TEST_CASE("status reports number themselves and say how far order and lines are") {
    auto now = small_state();
    auto sent = transfer_of(100, {item(1, "LAMP", "2"), item(2, "TABLE", "1")});
    sent.order.items[0].charges.emplace().order_item_price = treaty::money{20, "EUR"};
    REQUIRE(simulator::transfer_order::apply(now, sent, at()));
    auto report = simulator::report_status(now, named_order(100), noon);
    REQUIRE(report);
    CHECK(report->sequence == sequence_number{"1"});
    CHECK(report->store == store_id{1});
    CHECK(report->order.id == order_id{100});
    CHECK(report->order.external_id == external_order_id{"OMS-00000001"});
    CHECK(report->status == status_text{"B"});
    CHECK(report->items[0].confirmed == many("2"));
    CHECK(report->items[0].order_item_price == treaty::money{20, "EUR"});
    CHECK(report->items[1].scheduled_ship_at == noon + days(5));
    REQUIRE(simulator::receive_goods(now, {"TABLE", 10, 1}, 4, noon + days(5)));
    REQUIRE(simulator::release_order(now, named_order(100), noon + days(5)));
    REQUIRE(simulator::ship_order(now, named_order(100), {}, noon + days(6)));
    report = simulator::report_status(now, named_order(100), noon + days(6));
    CHECK(report->sequence == sequence_number{"2"});
    CHECK(report->status == status_text{"S"});
    CHECK(report->shipped_at == noon + days(6));
    CHECK(report->items[0].status == status_text{"D"});
    CHECK(report->items[0].shipped == many("2"));
    CHECK_FALSE(simulator::report_status(now, named_order(1), noon));
}

TEST_CASE("changes of levels are listed once each, oldest first, and can be continued") {
    auto now = small_state();
    auto const start = simulator::changes_since(now, 1, 0, 1000, noon);
    REQUIRE(start);
    CHECK(start->message.products.size() == 5);
    auto next = simulator::changes_since(now, 1, start->revision, 1000, noon);
    CHECK(next->message.products.empty());
    CHECK(next->revision == start->revision);
    transfer(now, 100, {item(1, "TABLE", "1"), item(2, "LAMP", "1"), item(3, "TABLE", "1")});
    next = simulator::changes_since(now, 1, start->revision, 1, noon);
    REQUIRE(next->message.products.size() == 1);
    CHECK(next->message.products[0].item == sku{"LAMP"});
    CHECK(next->message.products[0].on_hand == many("14"));
    next = simulator::changes_since(now, 1, next->revision, 1, noon);
    CHECK(next->message.products[0].item == sku{"TABLE"});
    CHECK(next->message.as_of == noon);
    CHECK_FALSE(simulator::changes_since(now, 9, 0, 1, noon));
}

TEST_CASE("every change of what is free is told as a change of the levels") {
    auto now = small_state();
    simulator::supply_source const lamps{"LAMP", 20};
    auto const told_after = [&now](auto&& change) {
        auto const before = now.stock.revision();
        change();
        return now.stock.changed_since(before, 10) == std::vector{sku{"LAMP"}};
    };
    CHECK(told_after([&] { now.stock.claim(lamps, 3, simulator::claimant::reservation); }));
    CHECK(told_after([&] { now.stock.give_back(lamps, 3, simulator::claimant::reservation); }));
    CHECK(told_after([&] { REQUIRE(now.stock.adjust("LAMP", 20, -1)); }));
    CHECK(told_after([&] { REQUIRE(now.stock.expect("LAMP", 20, 2, noon)); }));
    CHECK(told_after([&] { REQUIRE(now.stock.receive({"LAMP", 20, 1}, 8)); }));
    CHECK_FALSE(told_after([] {}));
}
