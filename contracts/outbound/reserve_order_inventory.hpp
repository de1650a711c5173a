// SPDX-License-Identifier: BSL-1.0
// Holds stock for one order, so that nothing else can sell it: called when the order is prepared
// for its summary page, before the shopper submits. There is one reservation an order; reserving
// again replaces it (that it updates is the vendor's word, that it replaces is inferred). Whether
// part of an order may be held is the external system's policy. Where it may not, too little stock
// is a fault and nothing changes; where it may, lines are split (see inventory_line_outcome).
#pragma once

#include <contracts/vocabulary/business_context.hpp>
#include <contracts/vocabulary/faults.hpp>
#include <contracts/vocabulary/stock.hpp>

namespace contracts::reserve_order_inventory {

using namespace contracts::vocabulary;

struct request {
    BOOST_HANA_DEFINE_STRUCT(request,
        (store_id, store),
        (order_identifier, order),
        (inventory_lines, lines),
        (std::optional<business_context>, context),
        (user_data_fields, user_data));
};

// Each line is allocated, backordered (with a date) or unallocated.
struct response {
    BOOST_HANA_DEFINE_STRUCT(response,
        (order_identifier, order),
        (inventory_line_outcomes, lines),
        // When the external system gives the stock back by itself. The vendor's message has no
        // place for it; absent also where reservations never expire.
        (std::optional<treaty::instant>, reserved_until),
        (user_data_fields, user_data));
};

struct not_enough_stock {
    static constexpr std::string_view title = "A line cannot be supplied in full.";
    static constexpr auto nature = treaty::fault_nature::conflict;
    static constexpr std::string_view reason_code = "_ERR_PROD_NOT_ORDERABLE";
    BOOST_HANA_DEFINE_STRUCT(not_enough_stock,
        (line_number, line),
        (order_item_identifier, order_item),
        (product_identifier, product),
        (treaty::quantity, requested),
        (treaty::quantity, available),
        (std::optional<treaty::instant>, available_at));  // when the rest is expected, if known
};

struct operation {
    static constexpr std::string_view name = "ReserveOrderInventory";
    static constexpr std::string_view summary =
        "Holds stock for the lines of an order, in place of what was held for it before.";
    // Replacing is not documented, only inferred: a system that adds would hold twice. And one that
    // replaces may split and date the lines anew, so that a repeat would answer differently.
    static constexpr auto safety = treaty::safety::needs_key;
    using request_type = request;
    using response_type = response;
    using faults = treaty::faults<missing_parameter, unknown_store, unknown_product,
                                  unknown_fulfillment_center, invalid_quantity, duplicate_parameter,
                                  not_enough_stock, wrong_order_status>;
};

}  // namespace contracts::reserve_order_inventory
