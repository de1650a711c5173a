// SPDX-License-Identifier: BSL-1.0
// The commerce site's answer to PreprocessOrder: validates lines against contracts and prices them.
// A known order takes over the request's lines and figures; the request is then the whole order, so
// lines that it does not name are gone. Any other order is priced and forgotten.
#pragma once

#include <contracts/inbound/preprocess_order.hpp>
#include <simulator/state/commerce_state.hpp>
#include <simulator/state/moment.hpp>

namespace simulator::preprocess_order {

namespace contract = contracts::preprocess_order;

treaty::outcome<contract::operation> apply(commerce_state& now, contract::request const& asked,
                                           moment const& at);

// Whether an order in this state may still be changed. To the vendor's list (pending, submitted,
// editing, awaiting approval, denied, backordered, transfer failed) come the states between
// submission and release, because repricing a transferred order is what the service is for.
constexpr bool may_be_repriced(commerce::order_state state) {
    switch (state) {
        case commerce::order_state::released:
        case commerce::order_state::shipped:
        case commerce::order_state::deposited:
        case commerce::order_state::canceled: return false;
        default: return true;
    }
}

}  // namespace simulator::preprocess_order

#ifndef TREATY_SEPARATE_COMPILATION
#include <simulator/behaviours/preprocess_order.ipp>
#endif
