// SPDX-License-Identifier: BSL-1.0
// The catalogue of flows: one line a chapter.
#pragma once

#include <simulator/scenarios/nine_flows.hpp>

// After what they share.
#include <simulator/scenarios/flows/busy_hour.ipp>
#include <simulator/scenarios/flows/fulfillment.ipp>
#include <simulator/scenarios/flows/service.ipp>
#include <simulator/scenarios/flows/shopping.ipp>

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
            "captured is not more than approved, refunded not more than captured",
            "payment sums are those of their transactions, at most one pending an instruction",
            "cached levels are never negative; status reports go forward only",
            "organizations, customer accounts and persons form one tree on each side"};
}

}  // namespace simulator::scenarios
