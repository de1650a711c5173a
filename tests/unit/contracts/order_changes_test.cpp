// SPDX-License-Identifier: BSL-1.0
#include <contracts/inbound/preprocess_order.hpp>
#include <contracts/inbound/update_order_status.hpp>

#include "round_trip.hpp"

using namespace contracts;
using support::round_trip;

TEST_CASE("an order to be priced names store, customer and lines under their contracts") {
    auto const asked = round_trip<preprocess_order::request>(R"({
        "order": {"id": "201", "externalId": "SO-1"}, "store": 10101, "customer": "1002",
        "promotionCodes": ["WINTER"],
        "lines": [{
            "orderItem": {"id": "301", "externalId": "10"}, "product": {"sku": "AuroraWMDRS-1"},
            "quantity": {"value": 3, "unit": "C62"},
            "unitPrice": {"amount": 17.5, "currency": "USD"}, "contract": "10005",
            "shipTo": {"lines": ["1 Main Street"], "city": "Toronto", "country": "Canada",
                       "stateOrProvince": "Ontario", "postalCode": "M5V 1A1"},
            "shippingMode": 10051, "chargePolicy": "-7001", "carrierAccount": "ACME-1",
            "chargeAdjustmentPercentage": -10, "userData": {"field1": "x"}}],
        "context": {"language": -1}, "userData": {"field3": "y"}
    })");
    CHECK(asked.customer == 1002);
    CHECK(asked.lines[0].contract == vocabulary::contract_id{10005});
    CHECK(asked.lines[0].unit_price->currency == treaty::currency_code{"USD"});
}

TEST_CASE("a priced order has figures for each line and no grand total") {
    auto const told = round_trip<preprocess_order::response>(R"({
        "order": {"id": "201", "externalId": "SO-1"}, "store": 10101,
        "buyerOrganization": {"id": "-2000", "distinguishedName": "o=buyer,o=root organization"},
        "customer": {"id": "1002"},
        "charges": {"totalProductPrice": {"amount": 59.97, "currency": "USD"},
            "totalAdjustment": {"amount": -5.997, "currency": "USD"},
            "totalShippingCharge": {"amount": 4.5, "currency": "USD"},
            "totalSalesTax": {"amount": 4.31784, "currency": "USD"},
            "totalShippingTax": {"amount": 0.36, "currency": "USD"}},
        "promotionCodes": ["WINTER"],
        "lines": [{"orderItem": {"id": "301", "externalId": "10"},
            "product": {"catalogEntry": "10251", "sku": "AuroraWMDRS-1"},
            "quantity": {"value": 3, "unit": "C62"},
            "charges": {
                "unitPrice": {"price": {"amount": 19.99, "currency": "USD"},
                              "quantity": {"value": 1, "unit": "C62"}},
                "priceOverride": false, "freeGift": false,
                "orderItemPrice": {"amount": 59.97, "currency": "USD"},
                "adjustments": [{"type": "Coupon", "level": "Order",
                                 "amount": {"amount": -5.997, "currency": "USD"}}],
                "shippingCharge": {"amount": 4.5, "currency": "USD"},
                "salesTax": {"amount": 4.31784, "currency": "USD"},
                "shippingTax": {"amount": 0.36, "currency": "USD"}},
            "shipTo": {"lines": ["1 Main Street", "", ""]}, "shippingMode": 10051}]
    })");
    CHECK(told.lines[0].charges.adjustments[0].level == vocabulary::display_level::order);
    CHECK(told.lines[0].ship_to.lines.size() == 3);
}

TEST_CASE("a status report holds order, items, and their times and amounts") {
    auto const report = round_trip<update_order_status::request>(R"({
        "store": 10101, "context": {"language": -1}, "sequence": "00042",
        "updatedAt": "2026-11-25T10:00:00Z", "order": {"id": "201", "externalId": "SO-1"},
        "charges": {"totalProductPrice": {"amount": 59.97, "currency": "USD"}},
        "requestedShipAt": "2026-11-30T12:00:00Z", "scheduledShipAt": "2026-11-29T12:00:00Z",
        "shippedAt": "2026-11-29T14:00:00Z", "invoicedAt": "2026-11-29T15:00:00Z",
        "invoiceAmount": {"amount": 63.15, "currency": "USD"},
        "sellingTotal": {"amount": 53.97, "currency": "USD"}, "error": "E42",
        "condition": "Partial", "level": "Item", "status": "Shipped in part",
        "comment": "Two of three", "placedAt": "2026-11-23T07:00:00Z", "mode": "Complete",
        "keepHistory": true, "userData": {"field1": "x"},
        "items": [{"orderItem": {"id": "301", "externalId": "10"}, "item": "AuroraWMDRS-1",
            "requested": {"value": 3, "unit": "C62"}, "confirmed": {"value": 3, "unit": "C62"},
            "shipped": {"value": 2, "unit": "C62"}, "scheduledShipAt": "2026-11-29T12:00:00Z",
            "unitPrice": {"amount": 19.99, "currency": "USD"},
            "orderItemPrice": {"amount": 59.97, "currency": "USD"},
            "shippingCharge": {"amount": 4.5, "currency": "USD"},
            "salesTax": {"amount": 4.31784, "currency": "USD"},
            "shippingTax": {"amount": 0.36, "currency": "USD"},
            "requestedShipAt": "2026-11-30T12:00:00Z", "condition": "Complete", "level": "Order",
            "status": "S", "shippedAt": "2026-11-29T14:00:00Z", "comment": "Box 1",
            "userData": {"a": "1"}}]
    })");
    CHECK(report.sequence == vocabulary::sequence_number{"00042"});
    CHECK(report.mode == update_order_status::update_mode::complete);
    CHECK(report.items[0].shipped == treaty::pieces(2));
    CHECK(report.items[0].condition == update_order_status::ship_condition::complete);
}

TEST_CASE("a status of 32 bytes is taken and one of 33 refused") {
    auto const report = [](std::size_t length) {
        return R"({"order": {"id": "1"}, "status": ")" + std::string(length, 'x') + R"("})";
    };
    CHECK(treaty::json::read<update_order_status::request>(report(32)));
    auto const refused = treaty::json::read<update_order_status::request>(report(33));
    REQUIRE_FALSE(refused);
    CHECK(treaty::to_string(refused.error()).find("/status") != std::string::npos);
}

TEST_CASE("the answer to a report may say whether it was recorded") {
    CHECK(round_trip<update_order_status::response>(R"({"recorded": false})").recorded == false);
    CHECK_FALSE(round_trip<update_order_status::response>("{}").recorded.has_value());
}
