// SPDX-License-Identifier: BSL-1.0
// What is on hand, what is expected and when, and what became of the lines of an order. Quantities
// are levels, never differences.
#pragma once

#include <contracts/vocabulary/contact.hpp>
#include <contracts/vocabulary/identifiers.hpp>
#include <contracts/vocabulary/user_data.hpp>

namespace contracts::vocabulary {

// One enumeration for both, availability of a product and outcome of a line. A check answers
// available, future or unavailable; a reservation allocated, backordered or unallocated; a
// cancellation unallocated.
enum class inventory_status : std::uint8_t {
    available,
    unavailable,
    future,       // not now, but a date is known
    allocated,    // held from stock
    unallocated,  // nothing held
    backordered,  // held from expected stock
    released      // released to fulfillment
};
BOOST_DESCRIBE_ENUM(inventory_status, available, unavailable, future, allocated, unallocated,
                    backordered, released)

// A part of a kit.
struct kit_component {
    BOOST_HANA_DEFINE_STRUCT(kit_component,
        (product_identifier, product),
        (treaty::quantity, quantity));
};
using kit_components = treaty::list<kit_component, 100>;  // chosen

struct expected_inventory {
    BOOST_HANA_DEFINE_STRUCT(expected_inventory,
        (treaty::quantity, quantity),
        (treaty::instant, available_at),
        (user_data_fields, user_data));
};
// 366 receipts (chosen): one a day for a year ahead.
using expected_inventory_list = treaty::list<expected_inventory, 366>;

struct fulfillment_center_inventory {
    BOOST_HANA_DEFINE_STRUCT(fulfillment_center_inventory,
        (fulfillment_center_id, fulfillment_center),
        (treaty::quantity, on_hand),
        (expected_inventory_list, expected),
        (user_data_fields, user_data));
};
using fulfillment_center_inventory_list =
    treaty::list<fulfillment_center_inventory, 500>;                      // chosen
using fulfillment_center_ids = treaty::list<fulfillment_center_id, 500>;  // chosen

// The availability of one product: over all centers, by center, or both.
struct product_availability {
    BOOST_HANA_DEFINE_STRUCT(product_availability,
        (sku, item),
        (std::optional<catalog_entry_id>, catalog_entry),
        (kit_components, components),
        (std::optional<inventory_status>, status),
        (std::optional<treaty::quantity>, on_hand),
        (expected_inventory_list, expected),
        (fulfillment_center_inventory_list, fulfillment_centers),
        (user_data_fields, user_data));
};

// One line of an order whose supply is asked for.
struct inventory_line {
    BOOST_HANA_DEFINE_STRUCT(inventory_line,
        (order_item_identifier, order_item),
        (product_identifier, product),
        (kit_components, components),
        (treaty::quantity, requested),
        (std::optional<treaty::instant>, requested_ship_at),
        (std::optional<address>, shipping_address),
        (std::optional<shipping_mode_id>, shipping_mode),
        (std::optional<fulfillment_center_id>, fulfillment_center),  // preferred
        (user_data_fields, user_data));
};

// What became of a line. When a reservation splits a line, the first piece keeps the line's id, and
// each further piece has none but the id of the original line as its correlation group; so has the
// rest that could not be held, with status unallocated. Quantities of a group add up to the line's.
struct inventory_line_outcome {
    BOOST_HANA_DEFINE_STRUCT(inventory_line_outcome,
        (order_item_identifier, order_item),
        (product_identifier, product),
        (kit_components, components),
        (treaty::quantity, requested),
        (inventory_status, status),
        (std::optional<fulfillment_center_id>, fulfillment_center),  // chosen by the other side
        (std::optional<treaty::instant>, available_at),
        (std::optional<treaty::instant>, ships_at),
        (std::optional<order_item_id>, correlation_group),
        (user_data_fields, user_data));
};

// Split lines may double the number of lines in an answer.
using inventory_lines = treaty::list<inventory_line, order_lines_max, 1>;
using inventory_line_outcomes = treaty::list<inventory_line_outcome, 2 * order_lines_max>;

}  // namespace contracts::vocabulary
