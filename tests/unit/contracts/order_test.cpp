// SPDX-License-Identifier: BSL-1.0
#include <contracts/outbound/get_order.hpp>
#include <contracts/outbound/transfer_order.hpp>

#include "round_trip.hpp"

using namespace contracts;
using support::round_trip;

namespace {
// Every part of an order, each member of it at least once.
std::string const order = R"({
  "header": {
    "identifier": {"id": "7000000000000000201", "externalId": "SO-1", "customerNumber": "4711"},
    "references": {"store": 10101, "channel": -1, "buyerPurchaseOrderNumber": "PO-9",
        "buyerOrganization": {"id": "-2000", "distinguishedName": "o=buyer,o=root organization"},
        "customer": {"id": "1002", "distinguishedName": "uid=ana,o=buyer,o=root organization"},
        "userData": {"a": "1"}},
    "charges": {
        "totalProductPrice": {"amount": 59.97, "currency": "USD"},
        "totalAdjustment": {"amount": -5.99700, "currency": "USD"},
        "totalShippingCharge": {"amount": 4.5, "currency": "USD"},
        "totalSalesTax": {"amount": 4.31784, "currency": "USD"},
        "totalShippingTax": {"amount": 0.36, "currency": "USD"},
        "totalTaxByCategory": [{"category": "state", "amount": {"amount": 4, "currency": "USD"}}],
        "userData": {"a": "1"}},
    "shipping": {
        "contact": {"nickname": "home",
            "address": {"lines": ["1 Main Street"], "city": "Toronto"},
            "telephones": [{"number": "555-0100", "type": "Home1", "publish": false}],
            "mobiles": [{"number": "555-0101"}], "faxes": [{"number": "555-0102"}],
            "emails": [{"address": "ana@example.com", "type": "private"}],
            "name": {"title": "Dr", "lastName": "Silva", "firstName": "Ana", "middleName": "B"},
            "userData": {"a": "1"}},
        "shippingMode": 10051, "requestedShipAt": "2026-11-30T12:00:00Z", "expedite": true,
        "carrierAccount": "ACME-1", "instruction": "Ring twice", "shipAsComplete": false,
        "userData": {"a": "1"}},
    "payment": {"couponCodes": ["SAVE5"], "promotionCodes": ["WINTER"],
        "instructions": [{"id": "501", "amount": {"amount": 64, "currency": "USD"},
            "method": "VISA", "protocolData": {"account": "4111111111111111"},
            "userData": {"a": "1"}}],
        "userData": {"a": "1"}},
    "status": {"status": "M", "userData": {"a": "1"}},
    "description": "Winter order", "customerComments": "Please hurry",
    "representativeComments": [{"createdAt": "2026-11-23T08:00:00Z", "comment": "Called",
        "changeReason": "CUSTOMER", "representative": {"id": "9"}, "channel": -3,
        "userData": {"a": "1"}}],
    "lastUpdatedAt": "2026-11-23T08:00:00Z", "placedAt": "2026-11-23T07:00:00Z",
    "userData": {"a": "1"}
  },
  "items": [{
    "identifier": {"id": "301", "externalId": "10"},
    "product": {"catalogEntry": "10251", "sku": "AuroraWMDRS-1"},
    "components": [{"product": {"sku": "HOOK-2"}, "quantity": {"value": 2, "unit": "C62"},
        "unitPrice": {"price": {"amount": 0.5, "currency": "USD"}}, "required": true,
        "userData": {"a": "1"}}],
    "quantity": {"value": 3, "unit": "C62"},
    "references": {"configuration": "cfg-1", "contract": "10005", "offer": "10006",
        "userData": {"a": "1"}},
    "charges": {
        "unitPrice": {"price": {"amount": 19.99, "currency": "USD"},
                      "quantity": {"value": 1, "unit": "C62"}},
        "priceOverride": false, "freeGift": false,
        "orderItemPrice": {"amount": 59.97, "currency": "USD"},
        "adjustments": [{"type": "Discount", "code": "WINTER",
            "descriptions": [{"language": -1, "text": "Winter sale"}],
            "amount": {"amount": -5.997, "currency": "USD"}, "level": "OrderItem",
            "userData": {"a": "1"}}],
        "shippingCharge": {"amount": 4.5, "currency": "USD"},
        "salesTax": {"amount": 4.31784, "currency": "USD"},
        "shippingTax": {"amount": 0.36, "currency": "USD"},
        "taxByCategory": [{"amount": {"amount": 4, "currency": "USD"}}],
        "userData": {"a": "1"}},
    "shipping": {"contact": {"nickname": "home"}, "shippingMode": 10051,
        "requestedShipAt": "2026-11-30T12:00:00Z", "expedite": false, "tieCode": 7,
        "chargePolicy": "-7001", "carrierAccount": "ACME-1", "instruction": "Ring",
        "chargeAdjustmentPercentage": -12.5, "userData": {"a": "1"}},
    "status": {"status": "C", "inventory": "Allocated", "fulfillment": "Unreleased"},
    "fulfillment": {"fulfillmentCenter": 10001, "fulfillmentCenterOverride": true,
        "availableAt": "2026-11-30T00:00:00Z", "shipsAt": "2026-12-01T00:00:00Z",
        "userData": {"a": "1"}},
    "description": "Lamp", "customerComments": "Gift", "lastUpdatedAt": "2026-11-23T08:00:00Z",
    "userData": {"a": "1"}
  }]
})";
}  // namespace

TEST_CASE("an order is transferred with every part that it has") {
    auto const sent = round_trip<transfer_order::request>(
        R"({"context": {"currency": "USD"}, "order": )" + order + "}");
    CHECK(sent.order.header.identifier.id == vocabulary::order_id{7000000000000000201});
    CHECK(sent.order.header.references.buyer_organization->id == vocabulary::member_id{-2000});
    auto const& item = sent.order.items[0];
    CHECK(item.charges->adjustments[0].amount->amount == treaty::decimal::of(-5997, 3));
    CHECK(item.charges->adjustments[0].level == vocabulary::display_level::order_item);
    CHECK(item.shipping->tie_code == std::int16_t{7});
    CHECK(item.status->fulfillment == vocabulary::fulfillment_status::unreleased);
}

TEST_CASE("five decimals of an amount survive and a sixth is refused") {
    auto const request = [](std::string const& amount) {
        return R"({"order": {"header": {"identifier": {"id": "1"}, "references": {"store": 1},
            "charges": {"totalSalesTax": {"amount": )" +
               amount + R"(, "currency": "USD"}}}, "items": []}})";
    };
    auto const kept = treaty::json::read<transfer_order::request>(request("123456789012345.12345"));
    REQUIRE(kept);
    CHECK(kept->order.header.charges->total_sales_tax->amount.str() == "123456789012345.12345");
    CHECK_FALSE(treaty::json::read<transfer_order::request>(request("1.123456")));
    CHECK_FALSE(treaty::json::read<transfer_order::request>(request("1234567890123456")));
}

TEST_CASE("what a payment instruction protects is not printed") {
    auto const sent = treaty::json::read<transfer_order::request>(R"({"order": )" + order + "}");
    REQUIRE(sent);
    auto const shown = treaty::json::write(*sent, treaty::json::secrets::hidden);
    CHECK(shown.find("4111111111111111") == std::string::npos);
    CHECK(shown.find("\"account\":\"***\"") != std::string::npos);
}

TEST_CASE("the answer to a transfer holds both numbers of the order") {
    auto const answer =
        round_trip<transfer_order::response>(R"({"order": {"id": "201", "externalId": "SO-1"}})");
    CHECK(answer.order.external_id == vocabulary::external_order_id{"SO-1"});
}

TEST_CASE("an order is asked for by number, or a page of a customer's orders") {
    CHECK(round_trip<get_order::request>(R"({"order": {"externalId": "SO-1"}})").order);
    auto const list = round_trip<get_order::request>(R"({"search": {
        "customer": {"distinguishedName": "uid=ana,o=buyer,o=root organization"}, "status": "S",
        "store": 10101, "start": 21, "maxItems": 20}, "context": {"language": -1}})");
    REQUIRE(list.search);
    CHECK(list.search->start == 21);
    CHECK(list.search->max_items == 20);
}

TEST_CASE("orders come back with their place in the whole list") {
    auto const found = round_trip<get_order::response>(
        R"({"orders": [)" + order + R"(], "start": 21, "total": 57, "complete": false})");
    CHECK(found.orders.size() == 1);
    CHECK(found.total == 57);
    auto const none = round_trip<get_order::response>(R"({"orders": [], "complete": true})");
    CHECK_FALSE(none.total);
}
