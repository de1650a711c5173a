// SPDX-License-Identifier: BSL-1.0
// An order as the external system shows it: what came with the transfer, with its own number and
// how far order and lines are.
#pragma once

#include <simulator/state/back_office_state.hpp>

namespace simulator {

[[nodiscard]] inventory_status inventory_status_of(order_line const& line);
[[nodiscard]] fulfillment_status fulfillment_status_of(line_state state);

// When all of the line will be there; empty if it is already, or if nobody knows.
[[nodiscard]] std::optional<treaty::instant> available_at(back_office_state const& now,
                                                          order_line const& line);

// Everything but protected payment data.
[[nodiscard]] sales_order details_of(back_office_state const& now, oms_order const& one);
// The same without items.
[[nodiscard]] sales_order summary_of(oms_order const& one);

}  // namespace simulator

#ifndef TREATY_SEPARATE_COMPILATION
#include <simulator/state/order_details.ipp>
#endif
