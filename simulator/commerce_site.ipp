// SPDX-License-Identifier: BSL-1.0
// The catalogue of inbound behaviours: one line an operation.
#pragma once

#include <simulator/behaviours/preprocess_order.hpp>
#include <simulator/behaviours/process_payment.hpp>
#include <simulator/behaviours/synchronize_organization.hpp>
#include <simulator/behaviours/synchronize_person.hpp>
#include <simulator/behaviours/update_inventory_cache.hpp>
#include <simulator/behaviours/update_order_status.hpp>
#include <simulator/commerce_site.hpp>

namespace simulator {

namespace commerce::detail {

// What a behaviour may know of its call.
inline moment moment_of(treaty::call_context const& call) {
    return {call.time->now(), call.caller, call.idempotency_key};
}

}  // namespace commerce::detail

TREATY_INLINE treaty::outcome<contracts::update_inventory_cache::operation>
commerce_site::operator()(contracts::update_inventory_cache::request const& asked, context& call) {
    std::lock_guard const locked{*guard_};
    return update_inventory_cache::apply(state_, asked, commerce::detail::moment_of(call));
}

TREATY_INLINE treaty::outcome<contracts::preprocess_order::operation> commerce_site::operator()(
    contracts::preprocess_order::request const& asked, context& call) {
    std::lock_guard const locked{*guard_};
    return preprocess_order::apply(state_, asked, commerce::detail::moment_of(call));
}

TREATY_INLINE treaty::outcome<contracts::update_order_status::operation> commerce_site::operator()(
    contracts::update_order_status::request const& asked, context& call) {
    std::lock_guard const locked{*guard_};
    return update_order_status::apply(state_, asked, commerce::detail::moment_of(call));
}

TREATY_INLINE treaty::outcome<contracts::process_payment::operation> commerce_site::operator()(
    contracts::process_payment::request const& asked, context& call) {
    std::lock_guard const locked{*guard_};
    return process_payment::apply(state_, asked, commerce::detail::moment_of(call));
}

TREATY_INLINE treaty::outcome<contracts::synchronize_organization::operation>
commerce_site::operator()(contracts::synchronize_organization::request const& asked,
                          context& call) {
    std::lock_guard const locked{*guard_};
    moment at = commerce::detail::moment_of(call);
    // Whoever calls is not the site itself, also where nobody asked for a name.
    if (at.caller.empty()) at.caller = state_.settings.external_system;
    return synchronize_organization::apply(state_, asked, at);
}

TREATY_INLINE treaty::outcome<contracts::synchronize_person::operation> commerce_site::operator()(
    contracts::synchronize_person::request const& asked, context& call) {
    std::lock_guard const locked{*guard_};
    return synchronize_person::apply(state_, asked, commerce::detail::moment_of(call));
}

TREATY_INLINE bool commerce_site::settle_payment(commerce::financial_transaction_id transaction,
                                                 bool success, treaty::instant now) {
    std::lock_guard const locked{*guard_};
    return commerce::settle(state_.payments, transaction, success, now);
}

TREATY_INLINE std::vector<commerce::payment_id> commerce_site::expire_approvals(
    treaty::instant now) {
    std::lock_guard const locked{*guard_};
    return commerce::expire_approvals(state_.payments, now);
}

TREATY_INLINE std::vector<violation> commerce_site::check() const {
    std::lock_guard const locked{*guard_};
    return simulator::check(state_);
}

}  // namespace simulator
