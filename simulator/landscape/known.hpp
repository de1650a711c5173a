// SPDX-License-Identifier: BSL-1.0
// What a caller of the landscape may name: a file of known values for contract tests, whose
// requests then end in responses. And orders of some time ago, so that there is something to report
// on and to pay.
#pragma once

#include <simulator/landscape/landscape.hpp>
#include <simulator/state/commerce_state.hpp>
#include <treaty/service/dispatcher.hpp>

#include <string>

namespace simulator::landscape {

inline constexpr int older_orders = 3;

// Puts them into the first store, one for each of its first customers; none where there are no
// customers or products. Their numbers are below those that the site gives out.
void place_older_orders(commerce_state& now, landscape const& all, treaty::instant at);

// As `treaty verify --known` reads it: of the first store, with the older orders.
std::string known_values_of(landscape const& all);
// The same at /known.json, where `treaty verify` asks first.
treaty::page known_page(landscape const& all);

}  // namespace simulator::landscape

#ifndef TREATY_SEPARATE_COMPILATION
#include <simulator/landscape/known.ipp>
#endif
