// SPDX-License-Identifier: BSL-1.0
// SyncOrder, answered by ConfirmBOD, which says only success or failure. The vendor does not look
// at the action code, which is written as Update. A report's time is the time of the message: one
// that has none is given that of its sending. What has no element travels as user data, under the
// names that the command behind the service has for it where they are known.
#pragma once

#include <contracts/bod/binding.hpp>
#include <contracts/bod/oagis.hpp>
#include <contracts/bod/vocabulary/pricing.hpp>
#include <contracts/inbound/update_order_status.hpp>

namespace contracts::bod::update_order_status {

namespace contract = contracts::update_order_status;

inline constexpr std::array ship_conditions{form::spelled(contract::ship_condition::complete, "SC"),
                                            form::spelled(contract::ship_condition::partial, "SP")};
inline constexpr std::array shipping_levels{form::spelled(contract::shipping_level::order, "O"),
                                            form::spelled(contract::shipping_level::item, "I")};
inline constexpr std::array update_modes{form::spelled(contract::update_mode::partial, "P"),
                                         form::spelled(contract::update_mode::complete, "C")};
inline constexpr std::array yes_or_no{form::code{1, "TRUE"}, form::code{0, "FALSE"},
                                      form::code{1, "true"}, form::code{0, "false"}};

// Sums and quantities as user data: the number, and what it is in as an entry of its own.
struct invoice_amount_form {
    using type = treaty::money;
    using frame = bod::frame;
    static constexpr auto rows =
        form::rows(form::entry("invoiceValue", "amount"),
                   form::entry("invoiceCurrency", "currency").or_frame("currency"),
                   form::carried("currency", "context_currency"));
};
struct selling_total_form {
    using type = treaty::money;
    using frame = bod::frame;
    static constexpr auto rows =
        form::rows(form::entry("sellingTotal", "amount"),
                   form::entry("sellingCurrency", "currency").or_frame("currency"),
                   form::carried("currency", "context_currency"));
};
struct confirmed_form {
    using type = treaty::quantity;
    static constexpr auto rows = form::rows(form::entry("quantityConfirmed", "value"),
                                            form::entry("unitConfirmed", "unit").otherwise("C62"));
};
struct shipped_form {
    using type = treaty::quantity;
    static constexpr auto rows = form::rows(form::entry("quantityShipped", "value"),
                                            form::entry("unitShipped", "unit").otherwise("C62"));
};

constexpr auto shipping_info(std::string_view element) {
    return form::group(
        {ord, element}, form::element({ord, "RequestedShipDateTime"}, "requested_ship_at"),
        form::group(
            {wcf, "UserData"},
            form::entries({wcf, "UserDataField"}, "name",
                          form::entry("shipCondition", "condition").coded(ship_conditions),
                          form::entry("shippingModeFlag", "level").coded(shipping_levels))));
}

struct item_report_form {
    using type = contract::item_report;
    static constexpr auto rows = form::rows(
        form::element({wcf, "OrderItemIdentifier"}, "order_item").as<order_item_identifier_form>(),
        form::group({wcf, "ProductIdentifier"}, form::element({wcf, "SKU"}, "item")),
        form::element({ord, "Quantity"}, "requested").as<quantity_form>(),
        form::group({ord, "OrderItemCharges"},
                    form::element({wcf, "UnitPrice"}, "unit_price").as<price_of_one_form>(),
                    form::element({ord, "OrderItemPrice"}, "order_item_price").as<money_form>(),
                    form::element({ord, "ShippingCharge"}, "shipping_charge").as<money_form>(),
                    form::element({ord, "SalesTax"}, "sales_tax").as<money_form>(),
                    form::element({ord, "ShippingTax"}, "shipping_tax").as<money_form>()),
        shipping_info("OrderItemShippingInfo"),
        form::group({ord, "OrderItemStatus"}, form::element({ord, "Status"}, "status")),
        form::group({ord, "OrderItemFulfillmentInfo"},
                    form::element({ord, "ShipDateTime"}, "shipped_at")),
        form::element({ord, "CustomerComments"}, "comment"),
        form::group({wcf, "UserData"},
                    form::entries({wcf, "UserDataField"}, "name",
                                  form::inlined("confirmed").as<confirmed_form>(),
                                  form::inlined("shipped").as<shipped_form>(),
                                  form::entry("scheduleShipDateTime", "scheduled_ship_at"),
                                  form::rest("user_data"))));
};

struct request_form {
    using type = contract::request;
    using frame = bod::frame;
    static constexpr auto rows = bod::request(
        ord,
        dated_application_area(
            "updated_at",
            form::group({oa, "UserArea"}, form::element({{}, "SequenceNumber"}, "sequence")),
            business_context(form::entry("storeId", "store"), context_entries())),
        action("Sync", "Update", "Order"),
        form::group(
            {ord, "Order"},
            form::group(
                {ord, "OrderHeader"},
                form::element({wcf, "OrderIdentifier"}, "order").as<order_identifier_form>(),
                form::element({ord, "OrderCharges"}, "charges").as<order_charges_form>(),
                shipping_info("OrderShippingInfo"),
                form::group({ord, "OrderStatus"}, form::element({ord, "Status"}, "status")),
                form::element({ord, "CustomerComments"}, "comment"),
                form::element({ord, "PlacedDateTime"}, "placed_at"),
                form::group(
                    {wcf, "UserData"},
                    form::entries({wcf, "UserDataField"}, "name",
                                  form::entry("scheduleShipDateTime", "scheduled_ship_at"),
                                  form::entry("actualShipDateTime", "shipped_at"),
                                  form::entry("invoiceDateTime", "invoiced_at"),
                                  form::inlined("invoice_amount").as<invoice_amount_form>(),
                                  form::inlined("selling_total").as<selling_total_form>(),
                                  form::entry("errorCode", "error"),
                                  form::entry("updateMode", "mode").coded(update_modes),
                                  form::entry("versioning", "keep_history").coded(yes_or_no),
                                  form::rest("user_data")))),
            form::element({ord, "OrderItem"}, "items").as<item_report_form>()));
};

struct reply_form {
    using type = contract::response;
    using frame = bod::frame;
    static constexpr auto rows = confirmation();
};

inline constexpr binding bound = bind<contract::operation, request_form, reply_form>({
    .service = "inbound",
    .path = "/webapp/wcs/services/OrderServices",
    .request = {ord, "SyncOrder"},
    .reply = confirm_bod,
    .prefixes = order_prefixes,
    .reply_prefixes = confirmation_prefixes,
});

}  // namespace contracts::bod::update_order_status
