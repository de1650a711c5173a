// SPDX-License-Identifier: BSL-1.0
#include <contracts/inbound/update_inventory_cache.hpp>
#include <contracts/outbound/cancel_order_inventory.hpp>
#include <contracts/outbound/check_order_inventory.hpp>
#include <contracts/outbound/get_product_availability.hpp>
#include <contracts/outbound/reserve_order_inventory.hpp>

#include "round_trip.hpp"

using namespace contracts;
using support::round_trip;

TEST_CASE("an availability request names a store, a product and centers") {
    auto const asked = round_trip<get_product_availability::request>(R"({
        "store": 10101, "item": "AuroraWMDRS-1", "fulfillmentCenters": [10001, 10002],
        "context": {"language": -1, "locale": "en_US", "channel": -5, "catalog": "10051",
                    "currency": "USD", "extra": {"contentPersonalizationId": "x"}}
    })");
    CHECK(asked.store == 10101);
    CHECK(asked.item == vocabulary::sku{"AuroraWMDRS-1"});
    REQUIRE(asked.fulfillment_centers.size() == 2);
    CHECK(asked.fulfillment_centers[1] == 10002);
    REQUIRE(asked.context);
    CHECK(asked.context->language == vocabulary::language_id{-1});
}

TEST_CASE("availability is told over all centers and by center, with receipts") {
    auto const told = round_trip<get_product_availability::response>(R"({"products": [{
        "item": "AuroraWMDRS-1", "catalogEntry": "7000000000000000101",
        "components": [{"product": {"sku": "HOOK-2"}, "quantity": {"value": 2, "unit": "C62"}}],
        "status": "Available", "onHand": {"value": 1800.5, "unit": "C62"},
        "expected": [{"quantity": {"value": 120, "unit": "C62"},
                      "availableAt": "2026-12-01T00:00:00Z", "userData": {"carrier": "sea"}}],
        "fulfillmentCenters": [{"fulfillmentCenter": 10001,
            "onHand": {"value": 1800.5, "unit": "C62"},
            "expected": [{"quantity": {"value": 120, "unit": "C62"},
                          "availableAt": "2026-12-01T00:00:00Z"}],
            "userData": {"aisle": "7"}}],
        "userData": {"season": "winter"}
    }]})");
    auto const& product = told.products[0];
    CHECK(product.catalog_entry == vocabulary::catalog_entry_id{7000000000000000101});
    CHECK(product.status == vocabulary::inventory_status::available);
    CHECK(product.on_hand->value == *treaty::decimal::parse("1800.5"));
    CHECK(product.fulfillment_centers[0].fulfillment_center == 10001);
}

TEST_CASE("a product that nobody knows gives an answer without products") {
    CHECK(round_trip<get_product_availability::response>(R"({"products": []})").products.empty());
}

namespace {
constexpr char order_inventory[] = R"({
    "store": 10101,
    "order": {"id": "7000000000000000201", "externalId": "SO-1", "customerNumber": "4711"},
    "lines": [{
        "orderItem": {"id": "7000000000000000301", "externalId": "10"},
        "product": {"catalogEntry": "10251", "sku": "AuroraWMDRS-1"},
        "components": [{"product": {"sku": "HOOK-2"}, "quantity": {"value": 2, "unit": "C62"}}],
        "requested": {"value": 3, "unit": "C62"},
        "requestedShipAt": "2026-11-30T12:00:00Z",
        "shippingAddress": {"type": "Shipping", "lines": ["1 Main Street", "Suite 2"],
            "city": "Toronto", "stateOrProvince": "Ontario", "country": "Canada",
            "postalCode": "M5V 1A1", "userData": {"dock": "3"}},
        "shippingMode": 10051, "fulfillmentCenter": 10001, "userData": {"fragile": "yes"}
    }],
    "context": {"language": -1},
    "userData": {"priority": "1"}
})";
}  // namespace

TEST_CASE("the three order inventory requests hold the same order") {
    CHECK(round_trip<check_order_inventory::request>(order_inventory).lines.size() == 1);
    CHECK(round_trip<reserve_order_inventory::request>(order_inventory).order.id ==
          vocabulary::order_id{7000000000000000201});
    auto const cancelled = round_trip<cancel_order_inventory::request>(order_inventory);
    CHECK(cancelled.lines[0].requested == treaty::pieces(3));
    CHECK(cancelled.lines[0].shipping_address->lines[1] == vocabulary::address_line{"Suite 2"});
}

TEST_CASE("checking and reserving need a line, cancelling does not") {
    constexpr char empty[] = R"({"store": 1, "order": {"id": "2"}, "lines": []})";
    constexpr char whole[] = R"({"store": 1, "order": {"id": "2"}})";
    CHECK_FALSE(treaty::json::read<check_order_inventory::request>(empty));
    CHECK_FALSE(treaty::json::read<reserve_order_inventory::request>(whole));
    CHECK(treaty::json::read<cancel_order_inventory::request>(empty));
    CHECK(treaty::json::read<cancel_order_inventory::request>(whole));
}

TEST_CASE("a split line comes back as pieces of one correlation group") {
    auto const held = round_trip<reserve_order_inventory::response>(R"({
        "order": {"id": "201"},
        "lines": [
            {"orderItem": {"id": "301"}, "product": {"sku": "A"},
             "requested": {"value": 2, "unit": "C62"}, "status": "Allocated",
             "fulfillmentCenter": 10001, "availableAt": "2026-11-30T00:00:00Z",
             "shipsAt": "2026-12-01T00:00:00Z"},
            {"orderItem": {}, "product": {"sku": "A"}, "requested": {"value": 1, "unit": "C62"},
             "status": "Backordered", "correlationGroup": "301"}],
        "reservedUntil": "2026-11-30T12:15:00Z", "userData": {"source": "OMS"}
    })");
    CHECK(held.lines[0].status == vocabulary::inventory_status::allocated);
    CHECK_FALSE(held.lines[1].order_item.id);
    CHECK(held.lines[1].correlation_group == held.lines[0].order_item.id);
    CHECK(held.reserved_until);
}

TEST_CASE("the outcomes of checks and cancellations are those of reservations") {
    constexpr char outcome[] = R"({"order": {"id": "201"}, "lines": [
        {"orderItem": {"id": "301"}, "product": {"sku": "A"},
         "requested": {"value": 2, "unit": "C62"}, "status": "Future",
         "availableAt": "2026-12-24T00:00:00Z"}], "userData": {"a": "b"}})";
    CHECK(round_trip<check_order_inventory::response>(outcome).lines[0].status ==
          vocabulary::inventory_status::future);
    CHECK(round_trip<cancel_order_inventory::response>(outcome).order.id ==
          vocabulary::order_id{201});
}

TEST_CASE("a cache update puts levels of several products, or removes them") {
    auto const update = round_trip<update_inventory_cache::request>(R"({
        "store": 10101, "action": "Update", "asOf": "2026-11-23T07:53:44.578Z",
        "products": [
            {"item": "A", "onHand": {"value": 1800, "unit": "C62"}},
            {"item": "B", "fulfillmentCenters": [
                {"fulfillmentCenter": 10001, "onHand": {"value": 12, "unit": "KGM"}}]}]
    })");
    CHECK(update.action == update_inventory_cache::cache_action::update);
    CHECK(update.products.size() == 2);
    CHECK(update.as_of == treaty::instant::parse("2026-11-23T07:53:44.578Z"));

    auto const removal = round_trip<update_inventory_cache::request>(
        R"({"store": 10101, "action": "Delete", "products": [{"item": "A"}]})");
    CHECK(removal.action == update_inventory_cache::cache_action::remove);
}

TEST_CASE("a cache update needs a store, an action and a product") {
    auto const read = treaty::json::read<update_inventory_cache::request>(R"({"products": []})");
    REQUIRE_FALSE(read);
    auto const said = treaty::to_string(read.error());
    INFO(said);
    CHECK(said.find("/store") != std::string::npos);
    CHECK(said.find("/action") != std::string::npos);
    CHECK(said.find("/products") != std::string::npos);
}

TEST_CASE("a cache update says what it left alone") {
    CHECK(round_trip<update_inventory_cache::response>(R"({"outdated": ["A", "B"]})")
              .outdated.size() == 2);
}
