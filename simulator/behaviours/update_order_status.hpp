// SPDX-License-Identifier: BSL-1.0
// The commerce site's answer to UpdateOrderStatus: files what the external system says of an order.
// A report that is not more recent than the one on file changes nothing and is no error.
#pragma once

#include <contracts/inbound/update_order_status.hpp>
#include <simulator/state/commerce_state.hpp>
#include <simulator/state/moment.hpp>

namespace simulator::update_order_status {

namespace contract = contracts::update_order_status;

treaty::outcome<contract::operation> apply(commerce_state& now, contract::request const& asked,
                                           moment const& at);

}  // namespace simulator::update_order_status

#ifndef TREATY_SEPARATE_COMPILATION
#include <simulator/behaviours/update_order_status.ipp>
#endif
