// SPDX-License-Identifier: BSL-1.0
// How availability and the lines of an inventory request stand in messages: the nouns
// ProductAvailability and OrderInventory, and the messages about the latter.
#pragma once

#include <contracts/bod/oagis.hpp>
#include <contracts/bod/vocabulary/foundation.hpp>

namespace contracts::bod {

struct expected_inventory_form {
    using type = vocabulary::expected_inventory;
    static constexpr auto rows =
        form::rows(form::element({inv, "Quantity"}, "quantity").as<quantity_form>(),
                   form::element({inv, "AvailableDateTime"}, "available_at"), user_data());
};

struct fulfillment_center_inventory_form {
    using type = vocabulary::fulfillment_center_inventory;
    static constexpr auto rows = form::rows(
        form::attribute("fulfillmentCenterID", "fulfillment_center"),
        form::element({inv, "QuantityOnHand"}, "on_hand").as<quantity_form>(),
        form::element({inv, "ExpectedInventory"}, "expected").as<expected_inventory_form>(),
        user_data());
};

struct product_availability_form {
    using type = vocabulary::product_availability;
    static constexpr auto rows = form::rows(
        form::group({wcf, "ProductIdentifier"},
                    form::element({wcf, "CatalogEntryID"}, "catalog_entry"),
                    form::element({wcf, "SKU"}, "item")),
        form::element({wcf, "Component"}, "components").as<kit_component_form>(),
        form::element({inv, "InventoryStatus"}, "status"),
        form::element({inv, "QuantityOnHand"}, "on_hand").as<quantity_form>(),
        form::element({inv, "ExpectedInventory"}, "expected").as<expected_inventory_form>(),
        form::element({inv, "FulfillmentCenterInventory"}, "fulfillment_centers")
            .as<fulfillment_center_inventory_form>(),
        user_data());
};

// A line as it is asked for.
struct inventory_line_form {
    using type = vocabulary::inventory_line;
    static constexpr auto rows = form::rows(
        form::element({wcf, "OrderItemIdentifier"}, "order_item").as<order_item_identifier_form>(),
        form::element({wcf, "ProductIdentifier"}, "product").as<product_identifier_form>(),
        form::element({wcf, "Component"}, "components").as<kit_component_form>(),
        form::element({inv, "RequestedQuantity"}, "requested").as<quantity_form>(),
        form::element({inv, "RequestedShipDateTime"}, "requested_ship_at"),
        form::element({inv, "ShippingAddress"}, "shipping_address").as<address_form>(),
        form::element({inv, "ShippingModeID"}, "shipping_mode"),
        form::element({inv, "FulfillmentCenterID"}, "fulfillment_center"), user_data());
};

// A line as it is answered. The group of a split line has no element and travels as user data.
struct inventory_line_outcome_form {
    using type = vocabulary::inventory_line_outcome;
    static constexpr auto rows = form::rows(
        form::element({wcf, "OrderItemIdentifier"}, "order_item").as<order_item_identifier_form>(),
        form::element({wcf, "ProductIdentifier"}, "product").as<product_identifier_form>(),
        form::element({wcf, "Component"}, "components").as<kit_component_form>(),
        form::element({inv, "RequestedQuantity"}, "requested").as<quantity_form>(),
        form::element({inv, "InventoryStatus"}, "status"),
        form::element({inv, "FulfillmentCenterID"}, "fulfillment_center"),
        form::element({inv, "AvailableDateTime"}, "available_at"),
        form::element({inv, "ShipDateTime"}, "ships_at"),
        form::group({wcf, "UserData"},
                    form::entries({wcf, "UserDataField"}, "name",
                                  form::entry("correlationGroup", "correlation_group"),
                                  form::rest("user_data"))));
};

// ProcessOrderInventory; which of its three operations it is, only the action code says. The store
// has no element and comes from the business context.
constexpr auto order_inventory_request(std::string_view code) {
    return request(
        inv, application_area(business_context(form::entry("storeId", "store"), context_entries())),
        action("Process", code, "OrderInventory"),
        form::group({inv, "OrderInventory"},
                    form::element({wcf, "OrderIdentifier"}, "order").as<order_identifier_form>(),
                    form::element({inv, "OrderItemInventory"}, "lines").as<inventory_line_form>(),
                    user_data()));
}
// Its answer; `fields` is the noun's user data.
template <std::size_t Size>
constexpr auto order_inventory_reply(form::row_list<Size> const& fields) {
    return acknowledgement(
        inv,
        form::group(
            {inv, "OrderInventory"},
            form::element({wcf, "OrderIdentifier"}, "order").as<order_identifier_form>(),
            form::element({inv, "OrderItemInventory"}, "lines").as<inventory_line_outcome_form>(),
            fields));
}

}  // namespace contracts::bod
