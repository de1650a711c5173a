// SPDX-License-Identifier: BSL-1.0
// What happens to stock in the warehouse: goods are expected, come in, and are counted. Whoever was
// promised a part of a receipt has it on hand afterwards; then the orders that wait are served.
#pragma once

#include <simulator/actions/result.hpp>
#include <simulator/state/back_office_state.hpp>

namespace simulator {

action_result<receipt_number> expect_goods(back_office_state& now, sku const& item,
                                           fulfillment_center_id center, treaty::decimal quantity,
                                           treaty::instant available_at, treaty::instant at);

// So many of the receipt came in: fewer leave the rest expected, more are on hand as well.
action_result<> receive_goods(back_office_state& now, supply_source const& source,
                              treaty::decimal quantity, treaty::instant at);

// A count found so many more (or fewer, if negative) on hand than the books say. What is promised
// to somebody cannot be counted away.
action_result<> adjust_stock(back_office_state& now, sku const& item, fulfillment_center_id center,
                             treaty::decimal by, treaty::instant at);

// The scheduled run that serves all orders that wait, as far as there is stock.
void process_backorders(back_office_state& now, treaty::instant at);

}  // namespace simulator

#ifndef TREATY_SEPARATE_COMPILATION
#include <simulator/actions/goods.ipp>
#endif
