// SPDX-License-Identifier: BSL-1.0
// The external system adjusts single entries of the commerce site's inventory cache: the level of
// some products changed, or levels change so fast that they should no longer be cached.
// Fine-grained changes only; a full refresh is a bulk load. Figures are levels, not differences
// (inferred from the samples). All products of a message are applied or none is (inferred: the
// confirmation has one verdict).
#pragma once

#include <contracts/vocabulary/business_context.hpp>
#include <contracts/vocabulary/faults.hpp>
#include <contracts/vocabulary/stock.hpp>

namespace contracts::update_inventory_cache {

using namespace contracts::vocabulary;

// update: put into the cache, in place of what is there. remove: no longer cached, in any center;
// only the SKU of each product is looked at then. The vendor's word for the latter is Delete.
enum class cache_action : std::uint8_t { update, remove };
BOOST_DESCRIBE_ENUM(cache_action, update, remove)

constexpr std::string_view wire_name(cache_action action) {
    return action == cache_action::remove ? "Delete" : "Update";
}

// 10,000 products (chosen): about 2 MiB with three centers each. Of a product are read: SKU, global
// and per-center levels and receipts, user data. Components and status are accepted and not used.
using cache_entries = treaty::list<product_availability, 10000, 1>;

struct request {
    BOOST_HANA_DEFINE_STRUCT(request,
        (store_id, store),  // the message's noun has none: it comes from the business context
        (cache_action, action),
        (cache_entries, products),
        // When the levels were true. An entry that is already newer is left alone; without it, the
        // last message to arrive wins.
        (std::optional<treaty::instant>, as_of),
        (std::optional<business_context>, context));
};

using outdated_items = treaty::list<sku, 10000>;

struct response {
    BOOST_HANA_DEFINE_STRUCT(response,
        // Products left alone because their entry was newer than `as_of`. The vendor's confirmation
        // says only success or failure, so over it this list is always empty.
        (outdated_items, outdated));
};

struct operation {
    static constexpr std::string_view name = "UpdateInventoryCache";
    static constexpr std::string_view summary =
        "Puts levels of products into the commerce site's inventory cache, or removes them from "
        "it.";
    static constexpr auto safety =
        treaty::safety::idempotent;    // levels, so a repeat changes nothing
    static constexpr bool hot = true;  // worth code of its own for each format
    using request_type = request;
    using response_type = response;
    using faults =
        treaty::faults<missing_parameter, unknown_store, unknown_product,
                       unknown_fulfillment_center, invalid_quantity, duplicate_parameter>;
};

}  // namespace contracts::update_inventory_cache
