// SPDX-License-Identifier: BSL-1.0
// Asks whether a whole order can be supplied, when the commerce site's inventory cache cannot tell:
// a line was added or changed, or the order is being prepared. Stock is not changed and nothing is
// held. What cannot be supplied is not a fault but the status of its line: available, future (with
// a date) or unavailable.
#pragma once

#include <contracts/vocabulary/business_context.hpp>
#include <contracts/vocabulary/faults.hpp>
#include <contracts/vocabulary/stock.hpp>

namespace contracts::check_order_inventory {

using namespace contracts::vocabulary;

// The order need not be known: before a check the external system may never have heard of it.
struct request {
    BOOST_HANA_DEFINE_STRUCT(request,
        (store_id, store),  // the message's noun has none: it comes from the business context
        (order_identifier, order),
        (inventory_lines, lines),
        (std::optional<business_context>, context),
        (user_data_fields, user_data));
};

// One outcome for each line of the request, in its order.
struct response {
    BOOST_HANA_DEFINE_STRUCT(response,
        (order_identifier, order),
        (inventory_line_outcomes, lines),
        (user_data_fields, user_data));
};

struct operation {
    static constexpr std::string_view name = "CheckOrderInventory";
    static constexpr std::string_view summary =
        "Asks whether the lines of an order can be supplied, without holding anything.";
    static constexpr auto safety = treaty::safety::read_only;
    using request_type = request;
    using response_type = response;
    using faults = treaty::faults<missing_parameter, unknown_store, unknown_product,
                                  unknown_fulfillment_center, invalid_quantity>;
};

}  // namespace contracts::check_order_inventory
