// SPDX-License-Identifier: BSL-1.0
// Each checker finds the bug that is planted for it, and finds nothing before.
#include <simulator/behaviours/create_organization.hpp>
#include <simulator/behaviours/reserve_order_inventory.hpp>
#include <simulator/behaviours/transfer_order.hpp>
#include <tests/support/back_office.hpp>

#include <algorithm>

using namespace back_office_tests;
using simulator::back_office_state;
using simulator::line_state;

namespace {

// A state with a reservation, an allocated and a backordered line, and an account of its own.
back_office_state busy_state() {
    auto now = small_state();
    (void)accepted(simulator::reserve_order_inventory::apply(
                       now, reserve_of(50, {line(9, "LAMP", "2"), line(8, "TABLE", "1")}), at()),
                   now);
    (void)accepted(simulator::transfer_order::apply(
                       now, transfer_of(100, {item(1, "LAMP", "3"), item(2, "TABLE", "1")}), at()),
                   now);
    (void)accepted(simulator::create_organization::apply(
                       now, {.organization = named("Buyer", "o=buyer,o=root organization")}, at()),
                   now);
    return now;
}

template <class Bug>
void finds(std::string const& rule, Bug&& plant) {
    auto now = busy_state();
    REQUIRE(simulator::check(now).empty());
    plant(now);
    auto const found = simulator::check(now);
    INFO(rule);
    CHECK(std::any_of(found.begin(), found.end(), [&](simulator::violation const& one) {
        return one.rule == rule && !one.what.empty();
    }));
}

simulator::center_stock& lamps(back_office_state& now) {
    return now.stock.products().at("LAMP").centers.at(10);
}
simulator::oms_order& the_order(back_office_state& now) {
    return now.orders.all().at(1);
}

}  // namespace

TEST_CASE("stock that came from nowhere, or went, is found") {
    finds("stock: on hand is received and adjusted less shipped",
          [](auto& now) { lamps(now).on_hand += 1; });
    finds("stock: on hand is received and adjusted less shipped",
          [](auto& now) { lamps(now).shipped += 1; });
    finds("stock: no level is negative", [](auto& now) {
        lamps(now).adjusted -= 20;
        lamps(now).on_hand -= 20;
    });
    finds("stock: a receipt is of something", [](auto& now) {
        now.stock.products().at("TABLE").centers.at(10).expected.at(1).quantity = 0;
    });
}

TEST_CASE("what is sold twice is found") {
    finds("stock: nothing is oversold", [](auto& now) { lamps(now).claimed.held += 9; });
    finds("stock: nothing is oversold", [](auto& now) {
        now.stock.products().at("TABLE").centers.at(10).expected.at(1).claimed.demanded += 9;
    });
    finds("stock: no claim is negative", [](auto& now) { lamps(now).claimed.held -= 9; });
}

TEST_CASE("a claim without a holder, and a holder without a claim, are found") {
    std::string const rule = "stock: every claim has a holder, and every holder its claim";
    finds(rule, [](auto& now) { lamps(now).claimed.held += 1; });
    finds(rule, [](auto& now) {
        now.stock.products().at("COFFEE").centers.at(10).claimed.demanded += 1;
    });
    finds(rule, [](auto& now) { the_order(now).lines[0].pieces[0].quantity -= 1; });
    finds(rule,
          [](auto& now) { now.reservations.all().at(50).lines[0].pieces[0].from.center = 20; });
}

TEST_CASE("a reservation that settles twice, or never was, is found") {
    finds("reservations: each settles once",
          [](auto& now) { now.reservations.ends().expired += 1; });
    finds("reservations: each settles once", [](auto& now) { now.reservations.all().clear(); });
    finds("reservations: each has a number of its own",
          [](auto& now) { now.reservations.all().at(50).number = 7; });
    finds("reservations: filed under the number of its order",
          [](auto& now) { now.reservations.all().at(50).order.id = 51; });
    finds("reservations: one that holds nothing is none", [](auto& now) {
        for (auto& one : now.reservations.all().at(50).lines) one.pieces.clear();
    });
    finds("reservations: a piece is of something", [](auto& now) {
        now.reservations.all().at(50).lines[0].pieces.push_back({{"LAMP", 10}, 0});
    });
    finds("reservations: none for a transferred order", [](auto& now) {
        auto copy = now.reservations.all().at(50);
        copy.order.id = 100;
        now.reservations.all().emplace(100, copy);
    });
}

TEST_CASE("an order that took a way it may not take is found") {
    finds("orders: only legal transitions", [](auto& now) {
        the_order(now).lines[0].history.push_back({line_state::shipped, noon});
    });
    finds("orders: only legal transitions", [](auto& now) {
        the_order(now).lines[0].history.push_back({line_state::released, noon - days(1)});
    });
    finds("orders: every line has a state",
          [](auto& now) { the_order(now).lines[0].history.clear(); });
    finds("orders: as many lines as items, and at least one",
          [](auto& now) { the_order(now).lines.pop_back(); });
}

TEST_CASE("an order whose books do not tell its state is found") {
    finds("orders: never more shipped than ordered",
          [](auto& now) { the_order(now).lines[0].shipped = 4; });
    finds("orders: never more supplied than ordered",
          [](auto& now) { the_order(now).lines[0].pieces[0].quantity += 1; });
    finds("orders: a line waits if and only if stock is missing",
          [](auto& now) { the_order(now).lines[0].ordered += 1; });
    finds("orders: a shipped line is shipped in full", [](auto& now) {
        auto& line = the_order(now).lines[0];
        line.history.push_back({line_state::released, noon});
        line.history.push_back({line_state::shipped, noon});
    });
    finds("orders: what is done demands nothing", [](auto& now) {
        the_order(now).lines[0].history.push_back({line_state::cancelled, noon});
    });
    finds("orders: each is found under its numbers",
          [](auto& now) { the_order(now).content.header.identifier.id = 101; });
    finds("orders: each is found under its numbers",
          [](auto& now) { the_order(now).content.header.identifier.id.reset(); });
    finds("orders: open ones are listed as open", [](auto& now) {
        for (auto& line : the_order(now).lines) {
            line.pieces.clear();
            line.history.push_back({line_state::cancelled, noon});
        }
    });
}

TEST_CASE("accounts that are no tree are found") {
    std::string const key = "o=buyer,o=root organization";
    auto const buyer = [&](back_office_state& now) -> simulator::account& {
        return now.accounts.all().at(key);
    };
    finds("accounts: every parent is known", [&](auto& now) { buyer(now).parent = "o=nobody"; });
    finds("accounts: nobody is above himself", [&](auto& now) { buyer(now).parent = key; });
    finds("accounts: there is one root", [&](auto& now) { buyer(now).parent.clear(); });
    finds("accounts: each is filed under its name", [&](auto& now) {
        buyer(now).details.identifier.distinguished_name = distinguished_name{"o=other"};
    });
    finds("accounts: each has a number of its own",
          [&](auto& now) { buyer(now).number = customer_account_number{"A-00000001"}; });
    finds("accounts: each id is of one organization",
          [&](auto& now) { buyer(now).details.identifier.id = 70; });
}
