// SPDX-License-Identifier: BSL-1.0
// A small external system for tests, and short words for requests to it: two stores, three centers,
// products in pieces, one by weight and two that make a kit.
#pragma once

#include <contracts/outbound.hpp>
#include <simulator/actions/goods.hpp>
#include <simulator/state/back_office_state.hpp>
#include <simulator/state/back_office_text.hpp>
#include <simulator/state/moment.hpp>
#include <tests/support/catch.hpp>

#include <initializer_list>
#include <string>
#include <utility>

namespace back_office_tests {

using namespace contracts::vocabulary;

inline constexpr treaty::instant noon = treaty::instant::from_seconds(1'790'000'000);
inline constexpr auto days(int count) {
    return std::chrono::hours{24 * count};
}
inline simulator::moment at(treaty::instant when = noon, std::string key = {}) {
    return {when, "shop", std::move(key)};
}

// Store 1 is served by centers 10 and 20, store 2 by 20 and 30.
//   LAMP   entry 501, pieces: 10 in center 10, 5 in 20, and in 20 another 8 expected in 3 days
//   TABLE  entry 502, pieces: none on hand; 4 expected in center 10 in 5 days
//   COFFEE by the kilogram, three decimals: 100 in center 10
//   SHADE, FOOT: parts of the kit FLOORLAMP, which has no stock of its own
inline simulator::back_office_state small_state() {
    simulator::back_office_state now;
    now.stores[1] = {{10, 20}, {"EUR", "CHF"}};
    now.stores[2] = {{20, 30}, {"EUR"}};
    now.stock.add_product("LAMP", 501);
    now.stock.add_product("TABLE", 502);
    now.stock.add_product("COFFEE", 503, "KGM", 3);
    now.stock.add_product("SHADE");
    now.stock.add_product("FOOT");
    now.stock.add_product("FLOORLAMP");
    auto const stocked = [&now](sku item, fulfillment_center_id center, int count) {
        REQUIRE(now.stock.adjust(item, center, count));
    };
    stocked("LAMP", 10, 10);
    stocked("LAMP", 20, 5);
    stocked("COFFEE", 10, 100);
    stocked("SHADE", 10, 6);
    stocked("FOOT", 10, 20);
    REQUIRE(now.stock.expect("LAMP", 20, 8, noon + days(3)));
    REQUIRE(now.stock.expect("TABLE", 10, 4, noon + days(5)));
    return now;
}

inline treaty::quantity many(char const* count, treaty::unit_code unit = "C62") {
    return {*treaty::decimal::parse(count), unit};
}

inline inventory_line line(order_item_id id, char const* item, char const* count,
                           treaty::unit_code unit = "C62") {
    inventory_line made;
    made.order_item.id = id;
    made.product.sku = sku{std::string_view{item}};
    made.requested = many(count, unit);
    return made;
}

inline inventory_line from(inventory_line made, fulfillment_center_id center) {
    made.fulfillment_center = center;
    return made;
}

// So many floor lamps of one shade and two feet.
inline inventory_line kit(order_item_id id, char const* count) {
    inventory_line made = line(id, "FLOORLAMP", count);
    made.components.push_back({{{}, sku{"SHADE"}}, many("1")});
    made.components.push_back({{{}, sku{"FOOT"}}, many("2")});
    return made;
}

template <class Request>
Request for_order(order_id order, std::initializer_list<inventory_line> lines, store_id store = 1) {
    Request made;
    made.store = store;
    made.order.id = order;
    for (inventory_line const& one : lines) made.lines.push_back(one);
    return made;
}

inline auto check_of(order_id order, std::initializer_list<inventory_line> lines) {
    return for_order<contracts::check_order_inventory::request>(order, lines);
}
inline auto reserve_of(order_id order, std::initializer_list<inventory_line> lines) {
    return for_order<contracts::reserve_order_inventory::request>(order, lines);
}
inline auto cancel_of(order_id order, std::initializer_list<inventory_line> lines = {}) {
    return for_order<contracts::cancel_order_inventory::request>(order, lines);
}

inline order_item item(order_item_id id, char const* product, char const* count) {
    order_item made;
    made.identifier.id = id;
    made.product.sku = sku{std::string_view{product}};
    made.quantity = many(count);
    return made;
}

inline contracts::transfer_order::request transfer_of(order_id order,
                                                      std::initializer_list<order_item> items) {
    contracts::transfer_order::request made;
    made.order.header.identifier.id = order;
    made.order.header.references.store = 1;
    made.order.header.references.customer =
        member_identifier{member_id{7}, distinguished_name{"uid=ana,o=root organization"}};
    for (order_item const& one : items) made.order.items.push_back(one);
    return made;
}

inline organization named(std::string_view name, std::string_view dn,
                          organization_type type = organization_type::organization) {
    organization made;
    made.identifier.distinguished_name = distinguished_name{dn};
    made.name = organization_name{name};
    made.type = type;
    return made;
}

inline std::string free_of(simulator::back_office_state const& now, char const* item,
                           fulfillment_center_id center, simulator::receipt_number number = 0) {
    return now.stock.free({sku{std::string_view{item}}, center, number}).str();
}

// The behaviour refuses with this fault, and nothing has changed.
template <class Fault, class Behaviour, class Request>
Fault refused(Behaviour&& apply, simulator::back_office_state& now, Request const& asked,
              simulator::moment const& when = at()) {
    std::string const before = simulator::text_of(now);
    auto const answer = apply(now, asked, when);
    REQUIRE_FALSE(answer.has_value());
    INFO(answer.error().str());
    REQUIRE(answer.error().template fault<Fault>() != nullptr);
    CHECK(simulator::text_of(now) == before);
    return *answer.error().template fault<Fault>();
}

template <class Outcome>
auto accepted(Outcome const& answer, simulator::back_office_state const& now) {
    INFO((answer.has_value() ? std::string{} : answer.error().str()));
    REQUIRE(answer.has_value());
    for (simulator::violation const& broken : simulator::check(now))
        FAIL_CHECK(broken.rule << ": " << broken.what);
    return *answer;
}

}  // namespace back_office_tests
