// SPDX-License-Identifier: BSL-1.0
// How the lines of an inventory request stand in the noun InventoryRequirement, which is an order
// but for its root.
#pragma once

#include <contracts/bod/successor/vocabulary/foundation.hpp>
#include <contracts/vocabulary/stock.hpp>

namespace contracts::bod::successor {

struct component_form {
    using type = vocabulary::kit_component;
    static constexpr auto rows = form::rows(
        form::element({ord, "CatalogEntryIdentifier"}, "product").as<product_identifier_form>(),
        form::element({ord, "Quantity"}, "quantity").as<quantity_form>());
};

namespace detail {
constexpr auto line_rows() {
    return form::rows(
        form::element({ord, "OrderItemIdentifier"}, "order_item").as<order_item_identifier_form>(),
        form::element({ord, "CatalogEntryIdentifier"}, "product").as<product_identifier_form>(),
        form::element({ord, "OrderItemComponent"}, "components").as<component_form>(),
        form::element({ord, "Quantity"}, "requested").as<quantity_form>());
}
constexpr auto center_row() {
    return form::group({ord, "FulfillmentCenter"},
                       unique_id({ord, "FulfillmentCenterIdentifier"}, "fulfillment_center"));
}
}  // namespace detail

// A line as it is asked for.
struct inventory_line_form {
    using type = vocabulary::inventory_line;
    static constexpr auto rows = form::rows(
        detail::line_rows(),
        form::group(
            {ord, "OrderItemShippingInfo"},
            form::element({ord, "ShippingAddress"}, "shipping_address").as<lone_address_form>(),
            form::group({ord, "ShippingMode"},
                        unique_id({ord, "ShippingModeIdentifier"}, "shipping_mode")),
            form::element({ord, "RequestedShipDate"}, "requested_ship_at")),
        detail::center_row(), user_data());
};

// A line as it is answered.
struct inventory_line_outcome_form {
    using type = vocabulary::inventory_line_outcome;
    static constexpr auto rows = form::rows(
        detail::line_rows(),
        form::group({ord, "OrderItemStatus"},
                    form::element({ord, "InventoryStatus"}, "status").coded(inventory_statuses)),
        form::group({ord, "OrderItemFulfillmentInfo"},
                    form::element({ord, "AvailableDate"}, "available_at"),
                    form::element({ord, "ExpectedShipDate"}, "ships_at")),
        detail::center_row(), form::element({ord, "CorrelationGroup"}, "correlation_group"),
        user_data());
};

// ProcessInventoryRequirement with one of its actions.
constexpr auto requirement_request(std::string_view code) {
    return request(
        inv,
        request_area(form::entry("storeId", "store").only_written(), store_entry_of_frame(),
                     context_entries()),
        action("Process", code, "/InventoryRequirement[1]"),
        form::group({inv, "InventoryRequirement"},
                    form::element({ord, "OrderIdentifier"}, "order").as<order_identifier_form>(),
                    form::group({ord, "StoreIdentifier"},
                                form::element({wcf, "UniqueID"}, "store").or_frame("store")),
                    form::element({ord, "OrderItem"}, "lines").as<inventory_line_form>(),
                    user_data()));
}
// Its answer; `fields` is the noun's user data.
template <std::size_t Size>
constexpr auto requirement_reply(form::row_list<Size> const& fields) {
    return answer(
        "Acknowledge", inv,
        form::group({inv, "InventoryRequirement"},
                    form::element({ord, "OrderIdentifier"}, "order").as<order_identifier_form>(),
                    form::element({ord, "OrderItem"}, "lines").as<inventory_line_outcome_form>(),
                    fields));
}

}  // namespace contracts::bod::successor
