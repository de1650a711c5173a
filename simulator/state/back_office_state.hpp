// SPDX-License-Identifier: BSL-1.0
// All that the external system knows: which stores it serves from where, stock, reservations,
// orders and accounts; and the policies that the vendor leaves to it.
#pragma once

#include <simulator/state/accounts.hpp>
#include <simulator/state/orders.hpp>
#include <simulator/state/reservations.hpp>
#include <simulator/state/stock.hpp>

#include <chrono>

namespace simulator {

// A store of the commerce site, as the external system serves it.
struct served_store {
    std::vector<fulfillment_center_id> centers;  // in the order in which they are tried
    std::vector<treaty::currency_code> currencies;

    [[nodiscard]] bool has(fulfillment_center_id center) const;
    [[nodiscard]] bool takes(treaty::currency_code const& currency) const;
};

struct back_office_policy {
    // Whether a line may be split over centers and times, and held in part; else all lines of an
    // order are held, each from one center, or none is.
    bool partial_reservations = false;
    // None: reservations never expire.
    std::optional<std::chrono::seconds> reservations_expire_after;
};

struct back_office_state {
    back_office_policy policy;
    std::map<store_id, served_store> stores;
    simulator::stock stock;
    reservation_book reservations;
    order_book orders;
    account_book accounts;

    [[nodiscard]] served_store const* find(store_id store) const;
};

// All invariants of the parts, and those between them: what stock says is claimed is what
// reservations and orders hold, piece by piece; no order is both reserved and transferred.
[[nodiscard]] std::vector<violation> check(back_office_state const& now);

}  // namespace simulator

#ifndef TREATY_SEPARATE_COMPILATION
#include <simulator/state/back_office_state.ipp>
#endif
