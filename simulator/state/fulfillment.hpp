// SPDX-License-Identifier: BSL-1.0
// Finds stock for the lines of transferred orders and takes it back: at the transfer, when goods
// come in, when a quantity is changed. Orders are served in the sequence of their transfer.
#pragma once

#include <simulator/state/back_office_state.hpp>

namespace simulator {

// Demands what the line misses, as far as there is any: first what is on hand, in the order of the
// centers, the preferred one before them; then what is expected, earliest date first.
void demand_missing(back_office_state& now, oms_order const& one, std::size_t line,
                    treaty::instant at);

// Gives back what the line has beyond the needs of so many open units: what is expected latest
// first, then what is on hand. Tells the products of which something came free.
std::vector<sku> keep_only(back_office_state& now, order_line& line, treaty::decimal units);

// Goods of a product came in, or were given up by somebody: the orders that wait for it are served,
// and their states follow.
void serve_waiting(back_office_state& now, sku const& item, treaty::instant at);

}  // namespace simulator

#ifndef TREATY_SEPARATE_COMPILATION
#include <simulator/state/fulfillment.ipp>
#endif
