// SPDX-License-Identifier: BSL-1.0
// Hands a submitted order to the external system, which from then on processes and fulfills it.
// Called after the order is priced, validated and, normally, reserved; the external system takes
// the prices as they are. The answer carries the external system's number, by which later status
// reports and queries are matched. What was reserved for the order becomes the external system's
// own demand.
#pragma once

#include <contracts/vocabulary/business_context.hpp>
#include <contracts/vocabulary/faults.hpp>
#include <contracts/vocabulary/member_faults.hpp>
#include <contracts/vocabulary/order.hpp>

namespace contracts::transfer_order {

using namespace contracts::vocabulary;

// The order must have the commerce site's number, and at least one item. Which further parts a
// sender fills is not documented; this contract takes all that the order has.
struct request {
    BOOST_HANA_DEFINE_STRUCT(request,
        (sales_order, order),
        (std::optional<business_context>, context));
};

struct response {
    BOOST_HANA_DEFINE_STRUCT(response,
        (order_identifier, order));  // both numbers
};

// The order was transferred before, under another idempotency key.
struct duplicate_order {
    static constexpr std::string_view title = "The order has been transferred already.";
    static constexpr auto nature = treaty::fault_nature::conflict;
    static constexpr std::string_view reason_code = "_ERR_OBJECT_ALREADY_EXIST";
    BOOST_HANA_DEFINE_STRUCT(duplicate_order,
        (order_identifier, order));  // with the number it was given then
};

struct operation {
    static constexpr std::string_view name = "TransferOrder";
    static constexpr std::string_view summary =
        "Hands a submitted order to the external system for fulfillment.";
    static constexpr auto safety = treaty::safety::needs_key;  // a repeat must not ship twice
    using request_type = request;
    using response_type = response;
    using faults = treaty::faults<missing_parameter, unknown_store, unknown_organization,
                                  unknown_product, invalid_quantity, duplicate_parameter,
                                  currency_not_supported, duplicate_order>;
};

}  // namespace contracts::transfer_order
