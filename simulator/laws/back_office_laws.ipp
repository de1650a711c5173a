// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <simulator/laws/back_office_laws.hpp>
#include <simulator/laws/member_laws.hpp>
#include <simulator/laws/order_laws.hpp>
#include <simulator/laws/payment_laws.hpp>
#include <simulator/laws/report_laws.hpp>
#include <simulator/laws/stock_laws.hpp>

#include <vector>

namespace simulator::laws {

using treaty::testing::business_law;

namespace detail {

inline std::vector<business_law> laws_of_orders() {
    return {
        {"stock",
         "Nothing is oversold; what is cancelled is free again; a fault changes nothing.",
         5,
         {"GetProductAvailability", "ReserveOrderInventory", "CancelOrderInventory",
          "CheckOrderInventory"},
         {"store_id", "sku", "unit_code"},
         play_stock},
        {"keys",
         "A call under a key happens once.",
         1,
         {"GetProductAvailability", "ReserveOrderInventory", "CancelOrderInventory"},
         {"store_id", "sku", "unit_code"},
         play_keys},
        {"orders",
         "GetOrder tells the order that was transferred, whole, and no other; it is taken once.",
         6,
         {"TransferOrder", "GetOrder", "CancelOrderInventory"},
         {"store_id", "sku", "unit_code"},
         play_orders},
        {"payments",
         "Captured is at most what is authorized, refunded at most what is captured.",
         4,
         {"ProcessPayment"},
         {"store_id", "currency_code", "method", "ProcessPayment.order"},
         play_payments},
        {"status",
         "A status report that is not more recent is ignored.",
         1,
         {"UpdateOrderStatus"},
         {"UpdateOrderStatus.order_identifier"},
         play_status},
        {"cache",
         "The inventory cache never goes back in time.",
         1,
         {"UpdateInventoryCache"},
         {"store_id", "sku", "unit_code"},
         play_cache},
        {"prices",
         "Every line is priced, and the sums agree.",
         1,
         {"PreprocessOrder"},
         {"store_id", "sku", "unit_code", "member_id"},
         play_prices}};
}

inline std::vector<business_law> laws_of_members() {
    return {
        {"organizations",
         "An organization is created once and keeps its account.",
         3,
         {"CreateOrganization", "UpdateOrganization"},
         {"store_id"},  // who tells nothing of itself is not tried
         play_organizations},
        {"customers",
         "A customer is added once, units hang below it, and no two addresses share a nickname.",
         5,
         {"SynchronizeOrganization"},
         {"store_id"},
         play_customers},
        {"persons",
         "A person is added once, and may buy from then on.",
         4,
         {"SynchronizePerson", "PreprocessOrder"},
         {"store_id", "sku", "unit_code"},
         play_persons}};
}

}  // namespace detail

TREATY_INLINE std::span<business_law const> back_office() {
    static std::vector<business_law> const all = [] {
        auto made = detail::laws_of_orders();
        auto more = detail::laws_of_members();
        made.insert(made.end(), more.begin(), more.end());
        return made;
    }();
    return all;
}

}  // namespace simulator::laws
