// SPDX-License-Identifier: BSL-1.0
// Who and what plays in the flows, chosen from a landscape by what they are and not by name, so
// that the flows can be played on anybody's landscape.
#pragma once

#include <simulator/landscape/landscape.hpp>
#include <treaty/core/config.hpp>

#include <expected>
#include <string>

namespace simulator::scenarios {

struct cast {
    landscape::store store;
    landscape::product plenty;    // far above the cache's threshold, in one center
    landscape::product scarce;    // some pieces, no more than the threshold, and more expected
    landscape::product sold_out;  // nothing there, but expected
    landscape::person shopper;
    landscape::organization buyer;                          // an organization with an account
    contracts::vocabulary::payment_method_name card{};      // approves at once
    contracts::vocabulary::payment_method_name bad_card{};  // is declined
    treaty::decimal scarce_on_hand;                         // over the store's centers

    [[nodiscard]] treaty::currency_code currency() const { return store.currencies.front(); }
};

// Or in one sentence what the landscape lacks.
std::expected<cast, std::string> choose(landscape::landscape const& all);

}  // namespace simulator::scenarios

#ifndef TREATY_SEPARATE_COMPILATION
#include <simulator/scenarios/cast.ipp>
#endif
