// SPDX-License-Identifier: BSL-1.0
// Gives back what is held for an order: the order was cancelled or emptied, or a new check is about
// to be made while an older reservation no longer fits. Cancelling what is not held succeeds
// without effect (inferred; it makes repeats safe). After the order's transfer there is no
// reservation to cancel: the stock has become the external system's own demand, and this is
// refused.
#pragma once

#include <contracts/vocabulary/business_context.hpp>
#include <contracts/vocabulary/faults.hpp>
#include <contracts/vocabulary/stock.hpp>

namespace contracts::cancel_order_inventory {

using namespace contracts::vocabulary;

using cancelled_lines = treaty::list<inventory_line, order_lines_max>;

struct request {
    BOOST_HANA_DEFINE_STRUCT(request,
        (store_id, store),
        (order_identifier, order),
        (cancelled_lines, lines),  // none: the whole reservation
        (std::optional<business_context>, context),
        (user_data_fields, user_data));
};

// The lines that are now unallocated; none if nothing was held.
struct response {
    BOOST_HANA_DEFINE_STRUCT(response,
        (order_identifier, order),
        (inventory_line_outcomes, lines),
        (user_data_fields, user_data));
};

struct operation {
    static constexpr std::string_view name = "CancelOrderInventory";
    static constexpr std::string_view summary = "Gives back the stock that is held for an order.";
    static constexpr auto safety = treaty::safety::idempotent;  // what is given back is not held
    using request_type = request;
    using response_type = response;
    using faults = treaty::faults<missing_parameter, unknown_store, order_item_not_in_order,
                                  wrong_order_status>;
};

}  // namespace contracts::cancel_order_inventory
