// SPDX-License-Identifier: BSL-1.0
// The catalogue of flows: one line a chapter.
#pragma once

#include <simulator/scenarios/flows/busy_hour.ipp>
#include <simulator/scenarios/flows/fulfillment.ipp>
#include <simulator/scenarios/flows/service.ipp>
#include <simulator/scenarios/flows/shopping.ipp>
#include <simulator/scenarios/nine_flows.hpp>

namespace simulator::scenarios {

TREATY_INLINE std::vector<chapter> nine_flows() {
    return {{"1 Browse", &browse},
            {"2 Fill a cart", &fill_cart},
            {"3 Prepare", &prepare},
            {"4 Submit", &submit},
            {"5 Fulfill", &fulfill},
            {"6 Change after the transfer", &change_after_transfer},
            {"7 Track", &track},
            {"8 Return", &give_back},
            {"9 Master data", &master_data}};
}

TREATY_INLINE std::vector<std::string> checked_rules() {
    return {"stock is conserved: on hand = received + adjusted - shipped; nothing is oversold",
            "each reservation ends once: cancelled, replaced, expired or consumed",
            "orders go through legal states only, and never ship more than was ordered",
            "captured is not more than approved, refunded not more than captured, and sums are",
            "  those of the transactions; one pending transaction an instruction at most",
            "cached levels are never negative; reports and their history go forward only",
            "organizations, accounts and persons form one tree each"};
}

}  // namespace simulator::scenarios
