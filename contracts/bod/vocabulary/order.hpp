// SPDX-License-Identifier: BSL-1.0
// How an order stands in messages: the noun Order of the second generation, in the order of its
// schema.
#pragma once

#include <contracts/bod/vocabulary/pricing.hpp>
#include <contracts/vocabulary/order.hpp>

namespace contracts::bod {

// The store of the business context stands in for the order's own.
struct order_references_form {
    using type = vocabulary::order_references;
    using frame = bod::frame;
    static constexpr auto rows = form::rows(
        form::element({ord, "StoreID"}, "store").or_frame("store"),
        form::element({ord, "ChannelID"}, "channel"),
        form::element({ord, "BuyerPONumber"}, "buyer_purchase_order_number"),
        form::element({ord, "BuyerOrganizationIdentifier"}, "buyer_organization")
            .as<member_identifier_form>(),
        form::element({ord, "CustomerIdentifier"}, "customer").as<member_identifier_form>(),
        user_data());
};

struct order_shipping_form {
    using type = vocabulary::order_shipping;
    static constexpr auto rows =
        form::rows(form::element({wcf, "ContactEntry"}, "contact").as<contact_entry_form>(),
                   form::element({ord, "ShippingModeID"}, "shipping_mode"),
                   form::element({ord, "RequestedShipDateTime"}, "requested_ship_at"),
                   form::element({ord, "Expedite"}, "expedite"),
                   form::element({ord, "ShippingCarrierAccountNumber"}, "carrier_account"),
                   form::element({ord, "ShippingInstruction"}, "instruction"),
                   form::element({ord, "ShipAsComplete"}, "ship_as_complete"), user_data());
};

struct order_payment_instruction_form {
    using type = vocabulary::order_payment_instruction;
    static constexpr auto rows = form::rows(
        form::element({ord, "PaymentInstructionID"}, "id"),
        form::element({ord, "Amount"}, "amount").as<money_form>(),
        form::element({ord, "PaymentMethod"}, "method"),
        form::entries({ord, "ProtocolData"}, "name", form::rest("protocol_data")), user_data());
};

struct order_payment_form {
    using type = vocabulary::order_payment;
    static constexpr auto rows =
        form::rows(form::element({ord, "CouponCode"}, "coupon_codes"),
                   form::element({ord, "PromotionCode"}, "promotion_codes"),
                   form::element({ord, "PaymentInstruction"}, "instructions")
                       .as<order_payment_instruction_form>(),
                   user_data());
};

struct order_status_form {
    using type = vocabulary::order_status;
    static constexpr auto rows = form::rows(form::element({ord, "Status"}, "status"), user_data());
};

struct representative_comment_form {
    using type = vocabulary::representative_comment;
    static constexpr auto rows = form::rows(
        form::element({ord, "CreationDateTime"}, "created_at"),
        form::element({ord, "Comment"}, "comment"),
        form::element({ord, "OrderChangeReasonCode"}, "change_reason"),
        form::element({ord, "CSRIdentifier"}, "representative").as<member_identifier_form>(),
        form::element({ord, "ChannelID"}, "channel"), user_data());
};

struct order_header_form {
    using type = vocabulary::order_header;
    static constexpr auto rows = form::rows(
        form::element({wcf, "OrderIdentifier"}, "identifier").as<order_identifier_form>(),
        form::group({ord, "OrderReferences"},
                    form::inlined("references").as<order_references_form>()),
        form::element({ord, "OrderCharges"}, "charges").as<order_charges_form>(),
        form::element({ord, "OrderShippingInfo"}, "shipping").as<order_shipping_form>(),
        form::element({ord, "OrderPaymentInfo"}, "payment").as<order_payment_form>(),
        form::element({ord, "OrderStatus"}, "status").as<order_status_form>(),
        form::element({ord, "Description"}, "description"),
        form::element({ord, "CustomerComments"}, "customer_comments"),
        form::element({ord, "CSRComment"}, "representative_comments")
            .as<representative_comment_form>(),
        form::element({ord, "LastUpdateDateTime"}, "last_updated_at"),
        form::element({ord, "PlacedDateTime"}, "placed_at"), user_data());
};

struct order_item_component_form {
    using type = vocabulary::order_item_component;
    static constexpr auto rows = form::rows(
        form::element({wcf, "ProductIdentifier"}, "product").as<product_identifier_form>(),
        form::element({ord, "Quantity"}, "quantity").as<quantity_form>(),
        form::element({wcf, "UnitPrice"}, "unit_price").as<unit_price_form>(),
        form::element({ord, "Required"}, "required"), user_data());
};

struct order_item_references_form {
    using type = vocabulary::order_item_references;
    static constexpr auto rows =
        form::rows(form::element({ord, "ConfigurationID"}, "configuration"),
                   form::element({ord, "ContractID"}, "contract"),
                   form::element({ord, "OfferID"}, "offer"), user_data());
};

struct order_item_shipping_form {
    using type = vocabulary::order_item_shipping;
    static constexpr auto rows = form::rows(
        form::element({wcf, "ContactEntry"}, "contact").as<contact_entry_form>(),
        form::element({ord, "ShippingModeID"}, "shipping_mode"),
        form::element({ord, "RequestedShipDateTime"}, "requested_ship_at"),
        form::element({ord, "Expedite"}, "expedite"), form::element({ord, "TieCode"}, "tie_code"),
        form::element({ord, "ShippingChargePolicyID"}, "charge_policy"),
        form::element({ord, "ShippingCarrierAccountNumber"}, "carrier_account"),
        form::element({ord, "ShippingInstruction"}, "instruction"),
        form::element({ord, "ShippingChargeAdjustmentPercentage"}, "charge_adjustment_percentage"),
        user_data());
};

struct order_item_status_form {
    using type = vocabulary::order_item_status;
    static constexpr auto rows =
        form::rows(form::element({ord, "Status"}, "status"),
                   form::element({ord, "InventoryStatus"}, "inventory"),
                   form::element({ord, "FulfillmentStatus"}, "fulfillment"));
};

struct order_item_fulfillment_form {
    using type = vocabulary::order_item_fulfillment;
    static constexpr auto rows =
        form::rows(form::element({ord, "FulfillmentCenterID"}, "fulfillment_center"),
                   form::element({ord, "FulfillmentCenterOverride"}, "fulfillment_center_override"),
                   form::element({ord, "AvailableDateTime"}, "available_at"),
                   form::element({ord, "ShipDateTime"}, "ships_at"), user_data());
};

struct order_item_form {
    using type = vocabulary::order_item;
    static constexpr auto rows = form::rows(
        form::element({wcf, "OrderItemIdentifier"}, "identifier").as<order_item_identifier_form>(),
        form::element({wcf, "ProductIdentifier"}, "product").as<product_identifier_form>(),
        form::element({ord, "OrderItemComponent"}, "components").as<order_item_component_form>(),
        form::element({ord, "Quantity"}, "quantity").as<quantity_form>(),
        form::element({ord, "OrderItemReferences"}, "references").as<order_item_references_form>(),
        form::element({ord, "OrderItemCharges"}, "charges").as<order_item_charges_form>(),
        form::element({ord, "OrderItemShippingInfo"}, "shipping").as<order_item_shipping_form>(),
        form::element({ord, "OrderItemStatus"}, "status").as<order_item_status_form>(),
        form::element({ord, "OrderItemFulfillmentInfo"}, "fulfillment")
            .as<order_item_fulfillment_form>(),
        form::element({ord, "Description"}, "description"),
        form::element({ord, "CustomerComments"}, "customer_comments"),
        form::element({ord, "LastUpdateDateTime"}, "last_updated_at"), user_data());
};

struct sales_order_form {
    using type = vocabulary::sales_order;
    static constexpr auto rows =
        form::rows(form::element({ord, "OrderHeader"}, "header").as<order_header_form>(),
                   form::element({ord, "OrderItem"}, "items").as<order_item_form>());
};

// The store of an order for the business context, which real messages name there too.
namespace detail {
struct references_store_form {
    using type = vocabulary::order_references;
    static constexpr auto rows = form::rows(form::entry("storeId", "store"));
};
struct header_store_form {
    using type = vocabulary::order_header;
    static constexpr auto rows =
        form::rows(form::inlined("references").as<references_store_form>());
};
}  // namespace detail
struct order_store_form {
    using type = vocabulary::sales_order;
    static constexpr auto rows =
        form::rows(form::inlined("header").as<detail::header_store_form>());
};

}  // namespace contracts::bod
