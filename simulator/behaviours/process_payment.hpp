// SPDX-License-Identifier: BSL-1.0
// The commerce site's answer to ProcessPayment: runs one of seven actions through a payment plug-in
// and keeps the books. What the plug-in declines is an answer and is recorded, as failed; what
// cannot be begun is a fault and leaves no trace. One fault leaves one: a sale in two steps whose
// second step is not possible keeps the approval of the first (action_incomplete).
#pragma once

#include <contracts/inbound/process_payment.hpp>
#include <simulator/state/commerce_state.hpp>
#include <simulator/state/moment.hpp>

namespace simulator::process_payment {

namespace contract = contracts::process_payment;

treaty::outcome<contract::operation> apply(commerce_state& now, contract::request const& asked,
                                           moment const& at);

}  // namespace simulator::process_payment

#ifndef TREATY_SEPARATE_COMPILATION
#include <simulator/behaviours/process_payment.ipp>
#endif
