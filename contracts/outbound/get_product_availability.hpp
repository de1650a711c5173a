// SPDX-License-Identifier: BSL-1.0
// Reads how much of one product the external system can supply, when the commerce site's own cache
// has no answer or too low a level to trust: a product page is shown. The answer is not put into
// the cache. A product that the external system does not know gives an answer without products, not
// a fault: a read that matches nothing is no error in these messages (inferred; the vendor does not
// say).
#pragma once

#include <contracts/vocabulary/business_context.hpp>
#include <contracts/vocabulary/faults.hpp>
#include <contracts/vocabulary/stock.hpp>

namespace contracts::get_product_availability {

using namespace contracts::vocabulary;

struct request {
    BOOST_HANA_DEFINE_STRUCT(request,
        (store_id, store),
        (sku, item),
        (fulfillment_center_ids, fulfillment_centers),  // none: all centers of the store
        (std::optional<business_context>, context));
};

// One entry for each product that the SKU names; the schema allows several. `on_hand` and
// `expected` are over the centers asked for: the caller's total on hand is the former, its next
// available date the earliest of the latter.
using product_availabilities = treaty::list<product_availability, 100>;  // chosen

struct response {
    BOOST_HANA_DEFINE_STRUCT(response,
        (product_availabilities, products));
};

struct operation {
    static constexpr std::string_view name = "GetProductAvailability";
    static constexpr std::string_view summary =
        "Reads the availability of one product from the external system.";
    static constexpr auto safety = treaty::safety::read_only;
    using request_type = request;
    using response_type = response;
    using faults = treaty::faults<unknown_store, unknown_fulfillment_center>;
};

}  // namespace contracts::get_product_availability
