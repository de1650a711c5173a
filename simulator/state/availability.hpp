// SPDX-License-Identifier: BSL-1.0
// What of a product can be promised to the next who asks: what is on hand and not claimed, and what
// is expected and not claimed, with its date. Nothing else is told to the commerce site.
#pragma once

#include <simulator/state/stock.hpp>

namespace simulator {

// Over the centers and for each of them; a center that is named twice counts once. The product is
// known. Available if something is on hand, else future if a date is known, else unavailable.
[[nodiscard]] product_availability availability_of(stock const& all, sku const& item,
                                                   std::vector<fulfillment_center_id> centers,
                                                   treaty::instant now);

}  // namespace simulator

#ifndef TREATY_SEPARATE_COMPILATION
#include <simulator/state/availability.ipp>
#endif
