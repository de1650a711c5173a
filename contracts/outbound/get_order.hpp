// SPDX-License-Identifier: BSL-1.0
// Reads orders back from the external system, which is their master after the transfer. Two uses:
// the details of one order, by its number; and the orders of a shopper, a page at a time, for a
// list of their statuses. Orders that nobody knows give an answer without orders, not a fault
// (inferred).
#pragma once

#include <contracts/vocabulary/business_context.hpp>
#include <contracts/vocabulary/faults.hpp>
#include <contracts/vocabulary/order.hpp>

namespace contracts::get_order {

using namespace contracts::vocabulary;

// What all orders of the list have in common, and which part of the list is wanted. The customer is
// needed: nobody may list the orders of everybody.
struct order_search {
    BOOST_HANA_DEFINE_STRUCT(order_search,
        (member_identifier, customer),
        (std::optional<status_text>, status),
        (std::optional<store_id>, store),
        (std::optional<std::int32_t>, start),       // from 1, which is also the default
        (std::optional<std::int32_t>, max_items));  // at most as many as an answer holds
};

// One of the two, not both. An order's own number is enough; so is the external one.
struct request {
    BOOST_HANA_DEFINE_STRUCT(request,
        (std::optional<order_identifier>, order),
        (std::optional<order_search>, search),
        (std::optional<business_context>, context));
};

// 500 orders (chosen) in one page of a list.
using orders_found = treaty::list<sales_order, 500>;

// Details have every part of the order; a list may leave out the items. `start` and `total` are
// absent when nothing was found, because the vendor's message cannot say 0.
struct response {
    BOOST_HANA_DEFINE_STRUCT(response,
        (orders_found, orders),
        (std::optional<std::int32_t>, start),
        (std::optional<std::int32_t>, total),
        (bool, complete));  // no orders follow this page
};

struct operation {
    static constexpr std::string_view name = "GetOrder";
    static constexpr std::string_view summary =
        "Reads one order in detail, or the orders of a customer.";
    static constexpr auto safety = treaty::safety::read_only;
    using request_type = request;
    using response_type = response;
    using faults = treaty::faults<missing_parameter, invalid_parameter, unknown_store>;
};

}  // namespace contracts::get_order
