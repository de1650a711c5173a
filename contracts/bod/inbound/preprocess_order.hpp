// SPDX-License-Identifier: BSL-1.0
// ProcessOrder, action Preprocess, answered by AcknowledgeOrder with the whole order and its
// figures. The vendor takes user data from many places of an order and writes none: here it is
// written with OrderReferences, or the line, and read wherever the vendor reads it. The contract of
// a line has no element that the vendor reads, so it is the line's user data "contractId".
#pragma once

#include <contracts/bod/binding.hpp>
#include <contracts/bod/oagis.hpp>
#include <contracts/bod/vocabulary/pricing.hpp>
#include <contracts/inbound/preprocess_order.hpp>

namespace contracts::bod::preprocess_order {

namespace contract = contracts::preprocess_order;

constexpr auto user_data_too() {
    return user_data().only_read();
}

// The schema has an address in a contact, with a name.
struct ship_to_form {
    using type = vocabulary::address;
    static constexpr auto rows = form::rows(form::group({wcf, "Address"}, address_form::rows),
                                            form::fixed_element({wcf, "ContactName"}, ""));
};

struct line_form {
    using type = contract::line;
    using frame = bod::frame;
    static constexpr auto rows = form::rows(
        form::group({wcf, "OrderItemIdentifier"},
                    form::inlined("order_item").as<order_item_identifier_form>(), user_data_too()),
        form::group({wcf, "ProductIdentifier"},
                    form::inlined("product").as<product_identifier_form>(), user_data_too()),
        form::element({ord, "Quantity"}, "quantity").as<quantity_form>(),
        form::group({ord, "OrderItemCharges"},
                    form::element({wcf, "UnitPrice"}, "unit_price").as<price_of_one_form>(),
                    user_data_too()),
        form::group({ord, "OrderItemShippingInfo"},
                    form::element({wcf, "ContactEntry"}, "ship_to").as<ship_to_form>(),
                    form::element({ord, "ShippingModeID"}, "shipping_mode"),
                    form::element({ord, "ShippingChargePolicyID"}, "charge_policy"),
                    form::element({ord, "ShippingCarrierAccountNumber"}, "carrier_account"),
                    form::element({ord, "ShippingChargeAdjustmentPercentage"},
                                  "charge_adjustment_percentage")),
        form::group({wcf, "UserData"},
                    form::entries({wcf, "UserDataField"}, "name",
                                  form::entry("contractId", "contract"), form::rest("user_data"))));
};

struct request_form {
    using type = contract::request;
    using frame = bod::frame;
    static constexpr auto rows = bod::request(
        ord,
        application_area(business_context(form::entry("storeId", "store").only_written(),
                                          store_entry_of_frame(), context_entries())),
        action("Process", "Preprocess", "Order"),
        form::group(
            {ord, "Order"},
            form::group(
                {ord, "OrderHeader"},
                form::group({wcf, "OrderIdentifier"},
                            form::inlined("order").as<order_identifier_form>(), user_data_too()),
                form::group({ord, "OrderReferences"},
                            form::element({ord, "StoreID"}, "store").or_frame("store"),
                            form::group({ord, "CustomerIdentifier"},
                                        form::element({wcf, "UniqueID"}, "customer")),
                            user_data()),
                form::group({ord, "OrderPaymentInfo"},
                            form::element({ord, "PromotionCode"}, "promotion_codes"),
                            user_data_too())),
            form::element({ord, "OrderItem"}, "lines").as<line_form>()));
};

// What follows is always written, even if it is empty.
struct known_order_form {
    using type = vocabulary::order_identifier;
    static constexpr auto rows =
        form::rows(form::element({wcf, "OrderID"}, "id").always(),
                   form::element({wcf, "ExternalOrderID"}, "external_id"),
                   form::element({wcf, "CustomerOrderNumber"}, "customer_number"));
};
struct known_line_form {
    using type = vocabulary::order_item_identifier;
    static constexpr auto rows =
        form::rows(form::element({wcf, "OrderItemID"}, "id").always(),
                   form::element({wcf, "ExternalOrderItemID"}, "external_id"));
};
struct known_product_form {
    using type = vocabulary::product_identifier;
    static constexpr auto rows =
        form::rows(form::element({wcf, "CatalogEntryID"}, "catalog_entry").always(),
                   form::element({wcf, "SKU"}, "sku").always());
};
struct known_member_form {
    using type = vocabulary::member_identifier;
    static constexpr auto rows =
        form::rows(form::element({wcf, "UniqueID"}, "id").always(),
                   form::element({wcf, "DistinguishedName"}, "distinguished_name").always());
};
// Three lines; an empty one is none.
struct known_address_form {
    using type = vocabulary::address;
    static constexpr auto rows =
        form::rows(form::attribute("type", "type").coded(address_types),
                   form::element({wcf, "AddressLine"}, "lines").at_least(3),
                   form::element({wcf, "City"}, "city").always(),
                   form::element({wcf, "StateOrProvinceName"}, "state_or_province").always(),
                   form::element({wcf, "Country"}, "country").always(),
                   form::element({wcf, "PostalCode"}, "postal_code").always(), user_data());
};
struct known_ship_to_form {
    using type = vocabulary::address;
    static constexpr auto rows = form::rows(form::group({wcf, "Address"}, known_address_form::rows),
                                            form::fixed_element({wcf, "ContactName"}, ""));
};

struct order_totals_form {
    using type = contract::order_totals;
    static constexpr auto rows = form::rows(
        form::element({ord, "TotalProductPrice"}, "total_product_price").as<money_form>(),
        form::element({ord, "TotalAdjustment"}, "total_adjustment").as<money_form>(),
        form::element({ord, "TotalShippingCharge"}, "total_shipping_charge").as<money_form>(),
        form::element({ord, "TotalSalesTax"}, "total_sales_tax").as<money_form>(),
        form::element({ord, "TotalShippingTax"}, "total_shipping_tax").as<money_form>());
};

// The price of a line is written without a currency and has that of the order's first total.
struct line_figures_form {
    using type = contract::line_figures;
    static constexpr auto rows =
        form::rows(form::element({wcf, "UnitPrice"}, "unit_price").as<unit_price_form>(),
                   form::element({ord, "PriceOverride"}, "price_override"),
                   form::element({ord, "FreeGift"}, "free_gift"),
                   form::element({ord, "OrderItemPrice"}, "order_item_price").as<bare_money_form>(),
                   form::element({ord, "Adjustment"}, "adjustments").as<adjustment_form>(),
                   form::element({ord, "ShippingCharge"}, "shipping_charge").as<money_form>(),
                   form::element({ord, "SalesTax"}, "sales_tax").as<money_form>(),
                   form::element({ord, "ShippingTax"}, "shipping_tax").as<money_form>());
};

struct priced_line_form {
    using type = contract::priced_line;
    static constexpr auto rows = form::rows(
        form::element({wcf, "OrderItemIdentifier"}, "order_item").as<known_line_form>(),
        form::element({wcf, "ProductIdentifier"}, "product").as<known_product_form>(),
        form::element({ord, "Quantity"}, "quantity").as<quantity_form>(),
        form::element({ord, "OrderItemCharges"}, "charges").as<line_figures_form>(),
        form::group({ord, "OrderItemShippingInfo"},
                    form::element({wcf, "ContactEntry"}, "ship_to").as<known_ship_to_form>(),
                    form::element({ord, "ShippingModeID"}, "shipping_mode").always()));
};

struct reply_form {
    using type = contract::response;
    using frame = bod::frame;
    static constexpr auto rows = acknowledgement(
        ord,
        form::group(
            {ord, "Order"},
            form::group(
                {ord, "OrderHeader"},
                form::element({wcf, "OrderIdentifier"}, "order").as<known_order_form>(),
                form::group(
                    {ord, "OrderReferences"}, form::element({ord, "StoreID"}, "store"),
                    form::element({ord, "BuyerOrganizationIdentifier"}, "buyer_organization")
                        .as<known_member_form>()
                        .always(),
                    form::element({ord, "CustomerIdentifier"}, "customer").as<known_member_form>()),
                form::element({ord, "OrderCharges"}, "charges").as<order_totals_form>(),
                form::group({ord, "OrderPaymentInfo"},
                            form::element({ord, "PromotionCode"}, "promotion_codes"))),
            form::element({ord, "OrderItem"}, "lines").as<priced_line_form>()));
};

inline constexpr std::array<std::string_view, 1> action_codes{"Preprocess"};

inline constexpr binding bound = bind<contract::operation, request_form, reply_form>({
    .service = "inbound",
    .path = "/webapp/wcs/services/OrderServices",
    .request = {ord, "ProcessOrder"},
    .action_codes = action_codes,
    .reply = {ord, "AcknowledgeOrder"},
    .prefixes = order_prefixes,
    .reply_prefixes = order_prefixes,
});

}  // namespace contracts::bod::preprocess_order
