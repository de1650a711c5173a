// SPDX-License-Identifier: BSL-1.0
// The commerce site: an endpoint of the six inbound services. What shoppers do, and what the site
// then asks of the external system, is in simulator/shop. One mutex guards the state, so calls may
// come from any thread; it is never held while the site waits for another system.
#pragma once

#include <contracts/inbound.hpp>
#include <simulator/state/commerce_state.hpp>

#include <memory>
#include <mutex>
#include <utility>

namespace simulator {

class commerce_site {
public:
    explicit commerce_site(commerce_state from = {})
        : guard_(std::make_unique<std::mutex>()),
          state_(std::move(from)) {}

    template <class Operation>
    using outcome = treaty::outcome<Operation>;
    using context = treaty::call_context;

    outcome<contracts::update_inventory_cache::operation> operator()(
        contracts::update_inventory_cache::request const& asked, context& call);
    outcome<contracts::preprocess_order::operation> operator()(
        contracts::preprocess_order::request const& asked, context& call);
    outcome<contracts::update_order_status::operation> operator()(
        contracts::update_order_status::request const& asked, context& call);
    outcome<contracts::process_payment::operation> operator()(
        contracts::process_payment::request const& asked, context& call);
    outcome<contracts::synchronize_organization::operation> operator()(
        contracts::synchronize_organization::request const& asked, context& call);
    outcome<contracts::synchronize_person::operation> operator()(
        contracts::synchronize_person::request const& asked, context& call);

    // A person decides on what is pending at an offline payment system. False if nothing is.
    bool settle_payment(commerce::financial_transaction_id transaction, bool success,
                        treaty::instant now);
    // Approvals whose time is over; they can no longer be captured.
    std::vector<commerce::payment_id> expire_approvals(treaty::instant now);

    // All invariants; empty if they hold.
    [[nodiscard]] std::vector<violation> check() const;

    // Looks at the state while nobody changes it: site.look([](commerce_state const&) {...}).
    template <class Look>
    auto look(Look&& how) const {
        std::lock_guard const locked{*guard_};
        return std::forward<Look>(how)(state_);
    }
    // One step of the site's own: site.change([](commerce_state&) {...}).
    template <class Change>
    auto change(Change&& how) {
        std::lock_guard const locked{*guard_};
        return std::forward<Change>(how)(state_);
    }

private:
    std::unique_ptr<std::mutex> guard_;  // by pointer, so that a site can be moved
    commerce_state state_;
};

}  // namespace simulator

#ifndef TREATY_SEPARATE_COMPILATION
#include <simulator/commerce_site.ipp>
#endif
