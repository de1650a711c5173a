// SPDX-License-Identifier: BSL-1.0
// How an order stands in messages of the third generation, in the order of its schema. Only the
// order and its items have user data.
#pragma once

#include <contracts/bod/successor/vocabulary/pricing.hpp>
#include <contracts/vocabulary/order.hpp>

namespace contracts::bod::successor {

constexpr auto shipping_mode_row() {
    return form::group({ord, "ShippingMode"},
                       unique_id({ord, "ShippingModeIdentifier"}, "shipping_mode"));
}

// The store of the business context stands in for the order's own.
struct references_form {
    using type = vocabulary::order_references;
    using frame = bod::frame;
    static constexpr auto rows = form::rows(
        form::group({ord, "StoreIdentifier"},
                    form::element({wcf, "UniqueID"}, "store").or_frame("store")),
        form::group({ord, "Channel"}, unique_id({wcf, "ChannelIdentifier"}, "channel")),
        form::element({ord, "BuyerPONumber"}, "buyer_purchase_order_number"),
        form::element({ord, "OrganizationIdentifier"}, "buyer_organization")
            .as<member_identifier_form>(),
        form::element({ord, "BuyerIdentifier"}, "customer").as<member_identifier_form>());
};

struct order_shipping_form {
    using type = vocabulary::order_shipping;
    static constexpr auto rows = form::rows(
        form::element({ord, "ShippingAddress"}, "contact").as<contact_form>(), shipping_mode_row(),
        form::element({ord, "RequestedShipDate"}, "requested_ship_at"));
};
struct ship_as_complete_form {
    using type = vocabulary::order_shipping;
    static constexpr auto rows = form::rows(form::attribute("shipAsComplete", "ship_as_complete"));
};

struct instruction_form {
    using type = vocabulary::order_payment_instruction;
    static constexpr auto rows = form::rows(
        form::element({wcf, "UniqueID"}, "id"),
        form::element({wcf, "Amount"}, "amount").as<money_form>(),
        form::group({wcf, "PaymentMethod"}, form::element({wcf, "PaymentMethodName"}, "method")),
        form::entries({wcf, "ProtocolData"}, "name", form::rest("protocol_data")));
};
struct codes_form {
    using type = vocabulary::order_payment;
    static constexpr auto rows = form::rows(
        form::element({ord, "CouponCode"}, "coupon_codes"),
        form::element({ord, "PromotionCode"}, "promotion_codes").in_child({ord, "Code"}));
};
struct payment_form {
    using type = vocabulary::order_payment;
    static constexpr auto rows = form::rows(
        form::element({ord, "PaymentInstruction"}, "instructions").as<instruction_form>());
};

struct order_status_form {
    using type = vocabulary::order_status;
    static constexpr auto rows = form::rows(form::element({ord, "Status"}, "status"));
};

// What of the header stands before the items, and what behind them.
struct header_form {
    using type = vocabulary::order_header;
    static constexpr auto rows = form::rows(
        form::inlined("shipping").as<ship_as_complete_form>(),
        form::element({ord, "OrderIdentifier"}, "identifier").as<order_identifier_form>(),
        form::inlined("references").as<references_form>(),
        form::inlined("payment").as<codes_form>(),
        form::element({ord, "OrderAmount"}, "charges").as<order_amount_form>(),
        form::group({ord, "OrderPaymentInfo"}, form::inlined("payment").as<payment_form>()),
        form::element({ord, "OrderStatus"}, "status").as<order_status_form>(),
        form::element({ord, "OrderDescription"}, "description"),
        form::element({ord, "Comments"}, "customer_comments"),
        form::element({ord, "LastUpdateDate"}, "last_updated_at"),
        form::element({ord, "PlacedDate"}, "placed_at"));
};
struct footer_form {
    using type = vocabulary::order_header;
    static constexpr auto rows =
        form::rows(form::group({ord, "OrderShippingInfo"},
                               form::inlined("shipping").as<order_shipping_form>()),
                   user_data());
};

struct item_component_form {
    using type = vocabulary::order_item_component;
    static constexpr auto rows = form::rows(
        form::attribute("required", "required"),
        form::element({ord, "CatalogEntryIdentifier"}, "product").as<product_identifier_form>(),
        form::element({ord, "Quantity"}, "quantity").as<quantity_form>(),
        form::element({wcf, "UnitPrice"}, "unit_price").as<unit_price_form>());
};
struct item_references_form {
    using type = vocabulary::order_item_references;
    static constexpr auto rows =
        form::rows(form::element({ord, "ConfigurationID"}, "configuration"),
                   unique_id({ord, "ContractIdentifier"}, "contract"),
                   form::element({ord, "OfferID"}, "offer"));
};
struct item_shipping_form {
    using type = vocabulary::order_item_shipping;
    static constexpr auto rows = form::rows(
        form::attribute("expedite", "expedite"),
        form::element({ord, "ShippingAddress"}, "contact").as<contact_form>(), shipping_mode_row(),
        form::element({ord, "ShippingCarrierAccountNumber"}, "carrier_account"),
        form::element({ord, "ShippingInstruction"}, "instruction"),
        form::element({ord, "RequestedShipDate"}, "requested_ship_at"),
        form::element({ord, "ShipTieCode"}, "tie_code"),
        form::element({ord, "ShippingChargePolicyID"}, "charge_policy"));
};
struct item_status_form {
    using type = vocabulary::order_item_status;
    static constexpr auto rows =
        form::rows(form::element({ord, "Status"}, "status"),
                   form::element({ord, "InventoryStatus"}, "inventory").coded(inventory_statuses),
                   form::element({ord, "FulfillmentStatus"}, "fulfillment"));
};
struct item_times_form {
    using type = vocabulary::order_item_fulfillment;
    static constexpr auto rows = form::rows(form::element({ord, "AvailableDate"}, "available_at"),
                                            form::element({ord, "ExpectedShipDate"}, "ships_at"));
};
struct item_center_form {
    using type = vocabulary::order_item_fulfillment;
    static constexpr auto rows =
        form::rows(unique_id({ord, "FulfillmentCenterIdentifier"}, "fulfillment_center"));
};

struct order_item_form {
    using type = vocabulary::order_item;
    static constexpr auto rows = form::rows(
        form::element({ord, "OrderItemIdentifier"}, "identifier").as<order_item_identifier_form>(),
        form::element({ord, "CatalogEntryIdentifier"}, "product").as<product_identifier_form>(),
        form::element({ord, "OrderItemComponent"}, "components").as<item_component_form>(),
        form::element({ord, "Quantity"}, "quantity").as<quantity_form>(),
        form::inlined("references").as<item_references_form>(),
        form::element({ord, "OrderItemAmount"}, "charges").as<order_item_amount_form>(),
        form::element({ord, "OrderItemShippingInfo"}, "shipping").as<item_shipping_form>(),
        form::element({ord, "OrderItemStatus"}, "status").as<item_status_form>(),
        form::group({ord, "OrderItemFulfillmentInfo"},
                    form::inlined("fulfillment").as<item_times_form>()),
        form::group({ord, "FulfillmentCenter"},
                    form::inlined("fulfillment").as<item_center_form>()),
        form::element({ord, "OrderItemDescription"}, "description"),
        form::element({ord, "Comments"}, "customer_comments"),
        form::element({ord, "LastUpdateDate"}, "last_updated_at"), user_data());
};

struct order_form {
    using type = vocabulary::sales_order;
    static constexpr auto rows =
        form::rows(form::inlined("header").as<header_form>(),
                   form::element({ord, "OrderItem"}, "items").as<order_item_form>(),
                   form::inlined("header").as<footer_form>());
};

}  // namespace contracts::bod::successor
