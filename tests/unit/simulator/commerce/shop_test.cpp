// SPDX-License-Identifier: BSL-1.0
// The shop against an external system that says what a test tells it, so that lost answers and odd
// ones can be had at will. The whole way through a real one is in tests/simulation.
#include <simulator/shop.hpp>

#include "../../../support/catch.hpp"
#include "sample_site.hpp"

namespace commerce = simulator::commerce;
namespace words = contracts::vocabulary;
using sample::euro;
using sample::number;

namespace {

// Holds whatever is asked for, until it is told otherwise, and remembers each call.
struct external {
    std::vector<std::string> calls;
    std::vector<std::string> keys;
    bool split = false;
    bool lose_answers = false;
    bool wrong_sum = false;
    bool knows_organization = false;

    template <class Operation>
    void note(treaty::call_context const& call) {
        calls.emplace_back(Operation::name);
        keys.push_back(call.idempotency_key);
    }
    [[nodiscard]] long count(std::string const& name) const {
        return std::count(calls.begin(), calls.end(), name);
    }

    auto operator()(contracts::get_product_availability::request const& asked,
                    treaty::call_context& call)
        -> treaty::outcome<contracts::get_product_availability::operation> {
        note<contracts::get_product_availability::operation>(call);
        contracts::get_product_availability::response made{};
        words::product_availability one{};
        one.item = asked.item;
        one.on_hand = sample::pieces("7");
        made.products.push_back(one);
        return made;
    }
    template <class Response>
    Response outcomes(words::order_identifier const& order, words::inventory_lines const& lines,
                      words::inventory_status status) const {
        Response made{};
        made.order = order;
        for (words::inventory_line const& line : lines) {
            words::inventory_line_outcome one{};
            one.order_item = line.order_item;
            one.product = line.product;
            one.requested = line.requested;
            one.status = status;
            one.fulfillment_center = words::fulfillment_center_id{1};
            if (split) one.requested.value = 1;
            made.lines.push_back(one);
            if (!split) continue;
            one.order_item = {};
            one.correlation_group = line.order_item.id;
            one.requested.value = line.requested.value - number(wrong_sum ? "2" : "1");
            made.lines.push_back(one);
        }
        return made;
    }
    auto operator()(contracts::check_order_inventory::request const& asked,
                    treaty::call_context& call)
        -> treaty::outcome<contracts::check_order_inventory::operation> {
        note<contracts::check_order_inventory::operation>(call);
        return outcomes<contracts::check_order_inventory::response>(
            asked.order, asked.lines, words::inventory_status::available);
    }
    auto operator()(contracts::reserve_order_inventory::request const& asked,
                    treaty::call_context& call)
        -> treaty::outcome<contracts::reserve_order_inventory::operation> {
        note<contracts::reserve_order_inventory::operation>(call);
        return outcomes<contracts::reserve_order_inventory::response>(
            asked.order, asked.lines, words::inventory_status::allocated);
    }
    auto operator()(contracts::cancel_order_inventory::request const& asked,
                    treaty::call_context& call)
        -> treaty::outcome<contracts::cancel_order_inventory::operation> {
        note<contracts::cancel_order_inventory::operation>(call);
        contracts::cancel_order_inventory::response made{};
        made.order = asked.order;
        return made;
    }
    auto operator()(contracts::transfer_order::request const& asked, treaty::call_context& call)
        -> treaty::outcome<contracts::transfer_order::operation> {
        note<contracts::transfer_order::operation>(call);
        if (lose_answers)
            return std::unexpected{treaty::failure<contracts::transfer_order::operation>{
                treaty::unknown_outcome{"the line was cut"}}};
        contracts::transfer_order::response made{};
        made.order = asked.order.header.identifier;
        made.order.external_id = words::external_order_id{"EXT-" + made.order.id->str()};
        return made;
    }
    auto operator()(contracts::get_order::request const&, treaty::call_context& call)
        -> treaty::outcome<contracts::get_order::operation> {
        note<contracts::get_order::operation>(call);
        return contracts::get_order::response{};
    }
    auto operator()(contracts::create_organization::request const& asked,
                    treaty::call_context& call)
        -> treaty::outcome<contracts::create_organization::operation> {
        note<contracts::create_organization::operation>(call);
        if (knows_organization)
            return treaty::fault(words::duplicate_organization{asked.organization.identifier});
        return contracts::create_organization::response{};
    }
    auto operator()(contracts::update_organization::request const&, treaty::call_context& call)
        -> treaty::outcome<contracts::update_organization::operation> {
        note<contracts::update_organization::operation>(call);
        return contracts::update_organization::response{};
    }
};

struct counter {
    treaty::manual_clock clock{sample::at(0)};
    treaty::call_context call{};
    external other;
    simulator::commerce_site site{sample::site()};
    simulator::shop<external> shop{site, other};
    counter() { call.time = &clock; }

    void cache(char const* item, char const* on_hand) {
        site.change([&](auto& now) {
            now.cache.amend(sample::store, words::sku{std::string_view{item}}, [&](auto& entry) {
                entry.overall = commerce::stock_level{.on_hand = number(on_hand), .expected = {}};
            });
        });
    }
    template <class T>
    T done(simulator::shop_result<T> result) {
        for (auto const& broken : site.check()) FAIL(broken.rule << ": " << broken.what);
        if (!result) FAIL(result.error().step << ": " << result.error().what);
        return std::move(*result);
    }
    words::order_id prepared(char const* quantity = "3") {
        auto const order = done(shop.open_cart(sample::store, sample::ben));
        done(shop.add(order, "CHAIR-1", number(quantity)));
        done(shop.prepare(order, call));
        return order;
    }
    commerce::order_state state(words::order_id order) {
        return site.look([&](auto const& now) { return now.orders.find(order)->state; });
    }
};

simulator::payment_choice by(char const* method) {
    simulator::payment_choice made{};
    made.method = words::payment_method_name{std::string_view{method}};
    return made;
}

}  // namespace

TEST_CASE("a product page is answered from the cache above its threshold, else from outside") {
    counter at;
    CHECK(at.done(at.shop.browse(sample::store, "CHAIR-1", at.call)).on_hand == number("7"));
    at.cache("CHAIR-1", "100");
    CHECK_FALSE(at.done(at.shop.browse(sample::store, "CHAIR-1", at.call)).from_cache);
    at.cache("CHAIR-1", "101");
    CHECK(at.done(at.shop.browse(sample::store, "CHAIR-1", at.call)).from_cache);
    CHECK(at.other.calls.size() == 2);
}

TEST_CASE("an order is checked from the cache if it can tell for all lines together") {
    counter at;
    at.cache("CHAIR-1", "150");
    auto const order = at.done(at.shop.open_cart(sample::store, sample::ben));
    at.done(at.shop.add(order, "CHAIR-1", 100));
    CHECK(at.done(at.shop.check(order, at.call)).from_cache);
    at.done(at.shop.add(order, "CHAIR-1", 100));  // each fits, both do not
    auto const checked = at.done(at.shop.check(order, at.call));
    CHECK_FALSE(checked.from_cache);
    CHECK(checked.all_available());
    CHECK(at.other.count("CheckOrderInventory") == 1);
}

TEST_CASE("a reservation that no longer fits is given back before the next check") {
    counter at;
    auto const order = at.prepared();
    CHECK_FALSE(at.done(at.shop.check(order, at.call)).gave_back);
    at.done(at.shop.add(order, "BEANS-1", 1));
    CHECK(at.done(at.shop.check(order, at.call)).gave_back);
    CHECK(at.other.count("CancelOrderInventory") == 1);
}

TEST_CASE("lines that were split at the reservation are lines of their own, and all are priced") {
    counter at;
    at.other.split = true;
    auto const order = at.done(at.shop.open_cart(sample::store, sample::ben));
    at.done(at.shop.add(order, "CHAIR-1", 10));
    auto const summary = at.done(at.shop.prepare(order, at.call));
    CHECK(summary.lines == 2);
    CHECK(summary.totals.total_product_price == euro("1000"));
    CHECK(summary.totals.total_adjustment == euro("-50"));
    CHECK(summary.all_held);
    at.other.wrong_sum = true;
    CHECK_FALSE(at.shop.prepare(order, at.call));
}

TEST_CASE("a submitted order is paid, leaves the cache, and is handed over with its number kept") {
    counter at;
    at.cache("CHAIR-1", "500");
    auto const order = at.prepared();
    auto const made = at.done(at.shop.submit(order, by("card"), at.call));
    REQUIRE(made.external_order);
    CHECK(at.state(order) == commerce::order_state::transferred);
    at.site.look([&](auto const& now) {
        CHECK(*now.cache.find(sample::store, "CHAIR-1")->overall->on_hand == number("497"));
        CHECK(now.orders.by_external.at(*made.external_order) == order);
    });
    CHECK_FALSE(at.shop.submit(order, by("card"), at.call));
    CHECK_FALSE(at.shop.cancel(order, at.call));
}

TEST_CASE("a declined card leaves the cart to the shopper, who may try another") {
    counter at;
    auto const order = at.prepared();
    auto const no = at.shop.submit(order, by("stolen"), at.call);
    REQUIRE_FALSE(no);
    CHECK(no.error().step == "payment");
    CHECK(at.state(order) == commerce::order_state::pending);
    CHECK(at.other.count("TransferOrder") == 0);
    at.done(at.shop.submit(order, by("card"), at.call));
}

TEST_CASE("a payment that waits for a person holds the order back") {
    counter at;
    auto const order = at.prepared();
    auto const made = at.done(at.shop.submit(order, by("invoice"), at.call));
    CHECK_FALSE(made.external_order);
    CHECK(at.state(order) == commerce::order_state::payment_initiated);
    CHECK_FALSE(at.shop.transfer(order, at.call));
    REQUIRE(at.site.settle_payment(made.payment->id, true, at.clock.now()));
    at.done(at.shop.transfer(order, at.call));
    CHECK(at.state(order) == commerce::order_state::transferred);
}

TEST_CASE("a transfer without an answer is repeated under its key") {
    counter at;
    at.other.lose_answers = true;
    auto const order = at.prepared();
    auto const made = at.done(at.shop.submit(order, by("card"), at.call));
    REQUIRE(made.not_transferred);
    CHECK(made.not_transferred->unknown);
    CHECK(at.state(order) == commerce::order_state::ready_for_transfer);
    std::string const key = at.other.keys.back();
    at.other.lose_answers = false;
    at.done(at.shop.transfer(order, at.call));
    CHECK(at.other.keys.back() == key);
    CHECK_FALSE(key.empty());
}

TEST_CASE("a cart that was not prepared, or has changed since, is not submitted") {
    counter at;
    auto const order = at.prepared();
    at.done(at.shop.add(order, "BEANS-1", 1));
    CHECK_FALSE(at.shop.submit(order, by("card"), at.call));
    CHECK(at.state(order) == commerce::order_state::pending);
}

TEST_CASE("a return refunds what was captured, and nothing before that") {
    counter at;
    auto const order = at.prepared();
    auto const made = at.done(at.shop.submit(order, by("card"), at.call));
    CHECK_FALSE(at.shop.refund(order, euro("1"), at.call));
    contracts::process_payment::request capture{};
    capture.action = words::payment_action::deposit;
    capture.payment = made.payment->payment->id;
    capture.requested_amount = euro("50");
    REQUIRE(at.site(capture, at.call));
    CHECK_FALSE(at.shop.refund(order, euro("50.01"), at.call));
    CHECK(at.done(at.shop.refund(order, euro("50"), at.call)).credit);
}

TEST_CASE("a registered organization is announced, one that came from outside is not sent back") {
    counter at;
    words::organization content{};
    content.name = words::organization_name{"Registered"};
    content.type = words::organization_type::organization;
    at.done(at.shop.register_organization(content, at.call));
    contracts::synchronize_organization::request inbound{};
    inbound.organization = content;
    inbound.organization.name = words::organization_name{"From outside"};
    REQUIRE(at.site(inbound, at.call));
    auto const told = at.done(at.shop.announce(at.call));
    CHECK(told.created == 1);
    CHECK(told.own == 1);
    CHECK(at.other.count("CreateOrganization") == 1);
    CHECK(at.done(at.shop.announce(at.call)).own == 0);
    at.other.knows_organization = true;
    content.name = words::organization_name{"Known"};
    at.done(at.shop.register_organization(content, at.call));
    CHECK(at.done(at.shop.announce(at.call)).known == 1);
}

TEST_CASE("the check of orders finds states that cannot follow and numbers used twice") {
    counter at;
    auto const rules = [&](auto&& plant) {
        auto state = sample::site();
        plant(state.orders);
        std::string all;
        for (auto const& one : commerce::check(state.orders)) all += one.rule + "\n";
        return all;
    };
    CHECK(rules([](auto&) {}).empty());
    CHECK(rules([](auto& book) {
              book.orders.at(sample::done).passed = {commerce::order_state::deposited};
          }) == "orders: legal states only\n");
    CHECK(rules([](auto& book) { book.orders.at(sample::cart).lines[1].id = 901; }) ==
          "orders: a line belongs to one order\n");
    CHECK(rules([](auto& book) { book.orders.at(sample::cart).lines[1].quantity.value = 0; }) ==
          "orders: quantities are positive\n");
    CHECK(rules([](auto& book) {
              book.orders.at(sample::cart).external_id = words::external_order_id{"E"};
          }) == "orders: external numbers lead to their order\n");
}
