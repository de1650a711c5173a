// SPDX-License-Identifier: BSL-1.0
// The messages that the external system sends when something changed on its side: status reports of
// orders, and levels for the commerce site's inventory cache.
#pragma once

#include <contracts/inbound/update_inventory_cache.hpp>
#include <contracts/inbound/update_order_status.hpp>
#include <simulator/actions/result.hpp>
#include <simulator/state/back_office_state.hpp>

namespace simulator {

// Where order and lines stand now. Each report of an order has the next sequence number.
action_result<contracts::update_order_status::request> report_status(back_office_state& now,
                                                                     order_identifier const& order,
                                                                     treaty::instant at);

// What changed after a revision, as the next message for a store's cache.
struct level_changes {
    contracts::update_inventory_cache::request message;  // without products: nothing to send
    std::int64_t revision = 0;                           // to ask with next time
};

action_result<level_changes> changes_since(back_office_state const& now, store_id store,
                                           std::int64_t revision, std::size_t products_max,
                                           treaty::instant at);

}  // namespace simulator

#ifndef TREATY_SEPARATE_COMPILATION
#include <simulator/actions/reports.ipp>
#endif
