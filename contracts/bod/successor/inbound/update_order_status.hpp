// SPDX-License-Identifier: BSL-1.0
// SyncOrder, action Change, answered by ConfirmBOD. As in the second generation the action is not
// looked at. The time of a report is the order's LastUpdateDate, and its sequence number is user
// data, as are the parts that have no element. The store is that of the business context.
#pragma once

#include <contracts/bod/inbound/update_order_status.hpp>
#include <contracts/bod/successor/vocabulary/pricing.hpp>

namespace contracts::bod::successor::update_order_status {

namespace contract = contracts::update_order_status;
namespace former = contracts::bod::update_order_status;

struct item_report_form {
    using type = contract::item_report;
    static constexpr auto rows = form::rows(
        form::element({ord, "OrderItemIdentifier"}, "order_item").as<order_item_identifier_form>(),
        form::group(
            {ord, "CatalogEntryIdentifier"},
            form::group({wcf, "ExternalIdentifier"}, form::element({wcf, "PartNumber"}, "item"))),
        form::element({ord, "Quantity"}, "requested").as<quantity_form>(),
        form::group({ord, "OrderItemAmount"},
                    form::element({wcf, "UnitPrice"}, "unit_price").as<price_of_one_form>(),
                    form::element({wcf, "OrderItemPrice"}, "order_item_price").as<money_form>(),
                    form::element({wcf, "ShippingCharge"}, "shipping_charge").as<money_form>(),
                    form::element({wcf, "SalesTax"}, "sales_tax").as<money_form>(),
                    form::element({wcf, "ShippingTax"}, "shipping_tax").as<money_form>()),
        form::group({ord, "OrderItemShippingInfo"},
                    form::element({ord, "RequestedShipDate"}, "requested_ship_at")),
        form::group({ord, "OrderItemStatus"}, form::element({ord, "Status"}, "status")),
        form::group({ord, "OrderItemFulfillmentInfo"},
                    form::element({ord, "TimeShipped"}, "shipped_at")),
        form::element({ord, "Comments"}, "comment"),
        form::group(
            {wcf, "UserData"},
            form::entries({wcf, "UserDataField"}, "name",
                          form::entry("shipCondition", "condition").coded(former::ship_conditions),
                          form::entry("shippingModeFlag", "level").coded(former::shipping_levels),
                          form::inlined("confirmed").as<former::confirmed_form>(),
                          form::inlined("shipped").as<former::shipped_form>(),
                          form::entry("scheduleShipDateTime", "scheduled_ship_at"),
                          form::rest("user_data"))));
};

struct request_form {
    using type = contract::request;
    using frame = bod::frame;
    static constexpr auto rows = successor::request(
        ord, request_area(form::entry("storeId", "store"), context_entries()),
        action("Sync", "Change", "/Order[1]"),
        form::group(
            {ord, "Order"},
            form::element({ord, "OrderIdentifier"}, "order").as<order_identifier_form>(),
            form::element({ord, "OrderAmount"}, "charges").as<order_amount_form>(),
            form::group({ord, "OrderStatus"}, form::element({ord, "Status"}, "status")),
            form::element({ord, "Comments"}, "comment"),
            form::element({ord, "LastUpdateDate"}, "updated_at"),
            form::element({ord, "PlacedDate"}, "placed_at"),
            form::element({ord, "OrderItem"}, "items").as<item_report_form>(),
            form::group(
                {wcf, "UserData"},
                form::entries(
                    {wcf, "UserDataField"}, "name", form::entry("sequenceNumber", "sequence"),
                    form::entry("requestShipDateTime", "requested_ship_at"),
                    form::entry("shipCondition", "condition").coded(former::ship_conditions),
                    form::entry("shippingModeFlag", "level").coded(former::shipping_levels),
                    form::entry("scheduleShipDateTime", "scheduled_ship_at"),
                    form::entry("actualShipDateTime", "shipped_at"),
                    form::entry("invoiceDateTime", "invoiced_at"),
                    form::inlined("invoice_amount").as<former::invoice_amount_form>(),
                    form::inlined("selling_total").as<former::selling_total_form>(),
                    form::entry("errorCode", "error"),
                    form::entry("updateMode", "mode").coded(former::update_modes),
                    form::entry("versioning", "keep_history").coded(former::yes_or_no),
                    form::rest("user_data")))));
};

struct reply_form {
    using type = contract::response;
    using frame = bod::frame;
    static constexpr auto rows = confirmation();
};

inline constexpr binding bound = bind<contract::operation, request_form, reply_form>({
    .service = "inbound",
    .path = "/webapp/wcs/component/order/services/OrderServices",
    .request = {ord, "SyncOrder"},
    .reply = confirm_bod,
    .prefixes = order_prefixes,
    .reply_prefixes = confirmation_prefixes,
    .names = &family,
    .failures = &failures,
    .failed_action = "Change",
    .tells_losses = true,
});

}  // namespace contracts::bod::successor::update_order_status
