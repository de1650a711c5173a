// SPDX-License-Identifier: BSL-1.0
#include <simulator/back_office.hpp>
#include <tests/support/back_office.hpp>

#include <thread>

using namespace back_office_tests;

static_assert(treaty::check_endpoint<simulator::back_office, contracts::outbound>());

TEST_CASE("the back office answers all eight services, with time and key from the call") {
    simulator::back_office first{small_state()};
    simulator::back_office office{std::move(first)};
    treaty::manual_clock clock{noon};
    treaty::call_context call;
    call.time = &clock;
    call.idempotency_key = "key 1";
    auto const buyer = named("Buyer", "o=buyer,o=root organization");
    CHECK(office(contracts::create_organization::request{.organization = buyer}, call));
    CHECK(office(contracts::update_organization::request{.organization = buyer}, call));
    CHECK(office(contracts::get_product_availability::request{.store = 1, .item = "LAMP"}, call));
    CHECK(office(check_of(100, {line(1, "LAMP", "1")}), call));
    CHECK(office(reserve_of(100, {line(1, "LAMP", "1")}), call));
    CHECK(office(cancel_of(100), call));
    clock.advance(days(1));
    CHECK(office(transfer_of(100, {item(1, "LAMP", "1")}), call));
    CHECK(office(contracts::get_order::request{.order = order_identifier{order_id{100}, {}, {}}},
                 call));
    office.look([](simulator::back_office_state const& now) {
        CHECK(now.orders.find(order_id{100})->transferred_at == noon + days(1));
        CHECK(now.orders.find(order_id{100})->transfer_key == "key 1");
    });
    CHECK(office.check().empty());
}

TEST_CASE("callers of many threads never sell the same lamp twice") {
    simulator::back_office office{small_state()};
    std::vector<std::thread> shoppers;
    for (int shopper = 0; shopper < 4; ++shopper)
        shoppers.emplace_back([&office, shopper] {
            treaty::manual_clock const clock{noon};
            for (int i = 0; i < 25; ++i) {
                treaty::call_context call;
                call.time = &clock;
                order_id const order = shopper * 100 + i;
                (void)office(reserve_of(order, {line(order.value(), "LAMP", "1")}), call);
                if (i % 3 == 0) (void)office(cancel_of(order), call);
                if (i % 3 == 1)
                    (void)office(transfer_of(order, {item(order.value(), "LAMP", "1")}), call);
            }
        });
    for (std::thread& shopper : shoppers) shopper.join();
    CHECK(office.check().empty());
}

TEST_CASE("the back office acts of its own accord between the calls") {
    simulator::back_office office{small_state()};
    treaty::manual_clock const clock{noon};
    treaty::call_context call;
    call.time = &clock;
    order_identifier const order{order_id{100}, {}, {}};
    REQUIRE(office(transfer_of(100, {item(1, "TABLE", "6")}), call));
    auto const number = office.expect_goods("TABLE", 10, 3, noon + days(2), noon);
    REQUIRE(number);
    CHECK(office.receive_goods({"TABLE", 10, *number}, 3, noon + days(2)));
    CHECK(office.change_quantity(order, {order_item_id{1}, {}}, 3, noon + days(2)));
    CHECK(office.release_order(order, noon + days(2)));
    CHECK(office.ship_order(order, {}, noon + days(2)));
    CHECK(office.report_status(order, noon + days(2))->status == status_text{"S"});
    CHECK(office.adjust_stock("LAMP", 10, 1, noon));
    office.process_backorders(noon);
    CHECK(office.clean_up_reservations(noon) == 0);
    CHECK_FALSE(office.cancel_order(order, noon));
    CHECK(office.changes_since(1, 0, 10, noon)->message.products.size() == 5);
    CHECK(office.check().empty());
}
