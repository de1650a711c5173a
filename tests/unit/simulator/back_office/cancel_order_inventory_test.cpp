// SPDX-License-Identifier: BSL-1.0
#include <simulator/behaviours/cancel_order_inventory.hpp>
#include <simulator/behaviours/reserve_order_inventory.hpp>
#include <simulator/behaviours/transfer_order.hpp>
#include <tests/support/back_office.hpp>

using namespace back_office_tests;
namespace behaviour = simulator::cancel_order_inventory;

namespace {

void reserve(simulator::back_office_state& now, order_id order,
             std::initializer_list<inventory_line> lines) {
    (void)accepted(simulator::reserve_order_inventory::apply(now, reserve_of(order, lines), at()),
                   now);
}

}  // namespace

TEST_CASE("cancelling gives everything back, once") {
    auto now = small_state();
    reserve(now, 100, {line(1, "LAMP", "10"), line(2, "TABLE", "4")});
    auto const answer = accepted(behaviour::apply(now, cancel_of(100), at()), now);
    REQUIRE(answer.lines.size() == 2);
    CHECK(answer.lines[0].status == inventory_status::unallocated);
    CHECK(answer.lines[0].requested == many("10"));
    CHECK(free_of(now, "LAMP", 10) == "10");
    CHECK(free_of(now, "TABLE", 10, 1) == "4");

    std::string const before = simulator::text_of(now);
    CHECK(accepted(behaviour::apply(now, cancel_of(100), at()), now).lines.empty());
    CHECK(simulator::text_of(now) == before);
}

TEST_CASE("cancelling some lines keeps the others, and a repeat succeeds without effect") {
    auto now = small_state();
    reserve(now, 100, {line(1, "LAMP", "6"), line(2, "LAMP", "4")});
    auto const asked = cancel_of(100, {line(2, "LAMP", "4"), line(2, "LAMP", "4")});
    CHECK(accepted(behaviour::apply(now, asked, at()), now).lines.size() == 1);
    CHECK(free_of(now, "LAMP", 10) == "4");
    CHECK(accepted(behaviour::apply(now, asked, at()), now).lines.empty());
    CHECK(now.reservations.all().size() == 1);
    CHECK(accepted(behaviour::apply(now, cancel_of(100, {line(1, "LAMP", "6")}), at()), now)
              .lines.size() == 1);
    CHECK(now.reservations.all().empty());
    CHECK(now.reservations.ends().cancelled == 1);
}

TEST_CASE("cancelling refuses a line that is held for another order") {
    auto now = small_state();
    reserve(now, 100, {line(1, "LAMP", "6")});
    reserve(now, 101, {line(2, "LAMP", "4")});
    auto const asked = cancel_of(100, {line(1, "LAMP", "6"), line(2, "LAMP", "4")});
    auto const refusal = refused<order_item_not_in_order>(behaviour::apply, now, asked);
    CHECK(refusal.line == 1);
    CHECK(refusal.order_item.id == order_item_id{2});
    // Once the other order gave it up, nobody has the line.
    (void)accepted(behaviour::apply(now, cancel_of(101), at()), now);
    CHECK(accepted(behaviour::apply(now, asked, at()), now).lines.size() == 1);
}

TEST_CASE("cancelling gives back the order's own line though another order has one of its number") {
    auto now = small_state();
    reserve(now, 100, {line(1, "LAMP", "6")});
    reserve(now, 101, {line(1, "LAMP", "4")});
    CHECK(accepted(behaviour::apply(now, cancel_of(100, {line(1, "LAMP", "6")}), at()), now)
              .lines.size() == 1);
    CHECK(free_of(now, "LAMP", 10) == "6");
    // What is left is the other order's alone.
    refused<order_item_not_in_order>(behaviour::apply, now, cancel_of(100, {line(1, "LAMP", "6")}));
    CHECK(accepted(behaviour::apply(now, cancel_of(101, {line(1, "LAMP", "4")}), at()), now)
              .lines.size() == 1);
    CHECK(now.reservations.all().empty());
}

TEST_CASE("cancelling refuses a transferred order, by either of its numbers, and its lines") {
    auto now = small_state();
    REQUIRE(simulator::transfer_order::apply(now, transfer_of(100, {item(1, "LAMP", "1")}), at()));
    refused<wrong_order_status>(behaviour::apply, now, cancel_of(100));
    auto by_external = cancel_of(100);
    by_external.order = {{}, external_order_id{"OMS-00000001"}, {}};
    CHECK(refused<wrong_order_status>(behaviour::apply, now, by_external).order.id ==
          order_id{100});
    refused<order_item_not_in_order>(behaviour::apply, now, cancel_of(101, {line(1, "LAMP", "1")}));
}

TEST_CASE("cancelling refuses an unknown store, an order and a line without a number") {
    auto now = small_state();
    auto asked = cancel_of(100);
    asked.store = 9;
    refused<unknown_store>(behaviour::apply, now, asked);
    asked = cancel_of(100);
    asked.order = {};
    refused<missing_parameter>(behaviour::apply, now, asked);
    auto unnamed = line(1, "LAMP", "1");
    unnamed.order_item = {};
    CHECK(refused<missing_parameter>(behaviour::apply, now, cancel_of(100, {unnamed})).line == 0);
}
