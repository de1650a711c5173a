// SPDX-License-Identifier: BSL-1.0
// Everything the commerce site knows, as one value that can be moved, printed and checked.
#pragma once

#include <simulator/state/carts.hpp>
#include <simulator/state/catalog.hpp>
#include <simulator/state/inventory_cache.hpp>
#include <simulator/state/members.hpp>
#include <simulator/state/order_reports.hpp>
#include <simulator/state/payments.hpp>

namespace simulator {

struct commerce_settings {
    commerce::cache_policy cache;
    // Whether a status report that is the code of an order state also sets the order's state. Off,
    // as the vendor ships it: reports are for display.
    bool sync_order_status = false;
    // The caller of inbound services whose changes of organizations it need not be told of again.
    std::string external_system = "back office";
};

struct commerce_state {
    commerce::catalog catalog;
    commerce::members members;
    commerce::inventory_cache cache;
    commerce::order_book orders;
    commerce::report_book reports;
    commerce::payment_books payments;
    commerce_settings settings;
};

// All that must hold at any moment.
inline std::vector<violation> check(commerce_state const& now) {
    std::vector<violation> found = commerce::check(now.cache);
    append(found, commerce::check(now.members));
    append(found, commerce::check(now.orders));
    append(found, commerce::check(now.reports));
    append(found, commerce::check(now.payments));
    for (auto const& [id, order] : now.orders.orders)
        for (commerce::payment_id const payment : order.payments)
            if (!now.payments.payments.contains(payment))
                found.push_back({"orders: payments are on the books", "order " + id.str()});
    return found;
}

}  // namespace simulator
