// SPDX-License-Identifier: BSL-1.0
#include <simulator/actions/orders.hpp>
#include <simulator/behaviours/get_order.hpp>
#include <simulator/behaviours/transfer_order.hpp>
#include <tests/support/back_office.hpp>

#include <limits>

using namespace back_office_tests;
namespace behaviour = simulator::get_order;
using request = behaviour::contract::request;
using behaviour::contract::order_search;

namespace {

simulator::back_office_state with_orders(int count) {
    auto now = small_state();
    for (int i = 1; i <= count; ++i)
        REQUIRE(simulator::transfer_order::apply(
            now, transfer_of(100 + i, {item(i, "FLOORLAMP", "1")}), at(noon + days(i))));
    return now;
}

auto get(simulator::back_office_state& now, request const& asked) {
    return accepted(behaviour::apply(now, asked, at()), now);
}

order_search of_ana() {
    order_search search;
    search.customer.id = 7;
    return search;
}

}  // namespace

TEST_CASE("an order's details have its numbers, statuses and fulfillment, and no payment secrets") {
    auto now = small_state();
    auto sent = transfer_of(100, {item(1, "LAMP", "2"), item(2, "TABLE", "1")});
    order_payment_instruction means;
    means.id = 5;
    means.protocol_data.emplace("account", protected_value{"4111111111111111"});
    sent.order.header.payment.emplace().instructions.push_back(means);
    REQUIRE(simulator::transfer_order::apply(now, sent, at()));
    auto const answer = get(now, {.order = order_identifier{order_id{100}, {}, {}}});
    REQUIRE(answer.orders.size() == 1);
    CHECK(answer.complete);
    CHECK(answer.start == 1);
    CHECK(answer.total == 1);
    auto const& told = answer.orders[0];
    CHECK(told.header.identifier.external_id == external_order_id{"OMS-00000001"});
    CHECK(told.header.status->status == status_text{"B"});
    CHECK(told.header.payment->instructions[0].id == payment_instruction_id{5});
    CHECK(told.header.payment->instructions[0].protocol_data.empty());
    CHECK(told.items[0].status->status == status_text{"C"});
    CHECK(told.items[0].status->inventory == inventory_status::allocated);
    CHECK(told.items[0].status->fulfillment == fulfillment_status::unreleased);
    CHECK(told.items[0].fulfillment->fulfillment_center == fulfillment_center_id{10});
    CHECK(told.items[1].status->inventory == inventory_status::backordered);
    CHECK(told.items[1].fulfillment->available_at == noon + days(5));
}

TEST_CASE("an order is found by either number, and not by two numbers of different orders") {
    auto now = with_orders(2);
    CHECK(get(now, {.order = order_identifier{{}, external_order_id{"OMS-00000002"}, {}}})
              .orders.size() == 1);
    CHECK(
        get(now, {.order = order_identifier{order_id{102}, external_order_id{"OMS-00000002"}, {}}})
            .orders.size() == 1);
    auto const none =
        get(now, {.order = order_identifier{order_id{101}, external_order_id{"OMS-00000002"}, {}}});
    CHECK(none.orders.empty());
    CHECK(none.complete);
    CHECK_FALSE(none.start);
    CHECK_FALSE(none.total);
    CHECK(get(now, {.order = order_identifier{order_id{999}, {}, {}}}).orders.empty());
}

TEST_CASE("a list has a customer's orders, latest first and without items, a page at a time") {
    auto now = with_orders(5);
    auto search = of_ana();
    search.start = 2;
    search.max_items = 3;
    auto page = get(now, {.search = search});
    REQUIRE(page.orders.size() == 3);
    CHECK(page.orders[0].header.identifier.id == order_id{104});
    CHECK(page.orders[2].header.identifier.id == order_id{102});
    CHECK(page.orders[0].items.empty());
    CHECK(page.start == 2);
    CHECK(page.total == 5);
    CHECK_FALSE(page.complete);
    search.start = 5;
    page = get(now, {.search = search});
    CHECK(page.orders.size() == 1);
    CHECK(page.complete);
    search.start = 6;
    page = get(now, {.search = search});
    CHECK(page.orders.empty());
    CHECK(page.complete);
    CHECK(page.total == 5);
    search.start = std::numeric_limits<std::int32_t>::max();
    search.max_items = std::numeric_limits<std::int32_t>::max();
    CHECK(get(now, {.search = search}).orders.empty());
}

TEST_CASE("a list holds no more orders than an answer can, whatever is asked for") {
    auto now = with_orders(501);
    auto search = of_ana();
    search.max_items = 100000;
    auto const page = get(now, {.search = search});
    CHECK(page.orders.size() == 500);
    CHECK_FALSE(page.complete);
}

TEST_CASE("a list is of one customer, one status and one store") {
    auto now = with_orders(3);
    REQUIRE(simulator::cancel_order(now, {order_id{102}, {}, {}}, noon + days(9)));
    auto search = of_ana();
    search.status = status_text{"X"};
    auto const cancelled = get(now, {.search = search});
    REQUIRE(cancelled.orders.size() == 1);
    CHECK(cancelled.orders[0].header.last_updated_at == noon + days(9));
    search.status = status_text{"B"};
    CHECK(get(now, {.search = search}).orders.size() == 2);
    search.store = 2;
    CHECK(get(now, {.search = search}).orders.empty());
    order_search other;
    other.customer.id = 8;
    CHECK(get(now, {.search = other}).orders.empty());
    // By name, written otherwise; and by a name and a number that are not of one customer.
    other.customer = {{}, distinguished_name{"UID=Ana , O=Root Organization"}};
    CHECK(get(now, {.search = other}).orders.size() == 3);
    other.customer.id = 8;
    CHECK(get(now, {.search = other}).orders.empty());
}

TEST_CASE("reading orders refuses what is neither one order nor the list of one customer") {
    auto now = with_orders(1);
    CHECK(refused<missing_parameter>(behaviour::apply, now, request{}).parameter ==
          parameter_name{"order"});
    request both{.order = order_identifier{order_id{101}, {}, {}}, .search = of_ana()};
    CHECK(refused<invalid_parameter>(behaviour::apply, now, both).parameter ==
          parameter_name{"search"});
    refused<missing_parameter>(behaviour::apply, now, request{.order = order_identifier{}});
    CHECK(refused<missing_parameter>(behaviour::apply, now, request{.search = order_search{}})
              .parameter == parameter_name{"search.customer"});
    auto search = of_ana();
    search.start = 0;
    refused<invalid_parameter>(behaviour::apply, now, request{.search = search});
    search = of_ana();
    search.max_items = -1;
    refused<invalid_parameter>(behaviour::apply, now, request{.search = search});
    search = of_ana();
    search.store = 9;
    refused<unknown_store>(behaviour::apply, now, request{.search = search});
}
