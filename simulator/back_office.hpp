// SPDX-License-Identifier: BSL-1.0
// The external system, ERP and order management in one: an endpoint of the eight outbound services,
// and what such a system does of its own accord between the calls. One mutex guards the state, so
// calls may come from any thread; each sees the state before or after another, never within.
#pragma once

#include <contracts/outbound.hpp>
#include <simulator/actions/goods.hpp>
#include <simulator/actions/orders.hpp>
#include <simulator/actions/reports.hpp>
#include <simulator/state/back_office_state.hpp>

#include <memory>
#include <mutex>

namespace simulator {

class back_office {
public:
    explicit back_office(back_office_state from = {})
        : guard_(std::make_unique<std::mutex>()),
          state_(std::move(from)) {}

    template <class Operation>
    using outcome = treaty::outcome<Operation>;
    using context = treaty::call_context;

    outcome<contracts::create_organization::operation> operator()(
        contracts::create_organization::request const& asked, context& call);
    outcome<contracts::update_organization::operation> operator()(
        contracts::update_organization::request const& asked, context& call);
    outcome<contracts::get_product_availability::operation> operator()(
        contracts::get_product_availability::request const& asked, context& call);
    outcome<contracts::check_order_inventory::operation> operator()(
        contracts::check_order_inventory::request const& asked, context& call);
    outcome<contracts::reserve_order_inventory::operation> operator()(
        contracts::reserve_order_inventory::request const& asked, context& call);
    outcome<contracts::cancel_order_inventory::operation> operator()(
        contracts::cancel_order_inventory::request const& asked, context& call);
    outcome<contracts::transfer_order::operation> operator()(
        contracts::transfer_order::request const& asked, context& call);
    outcome<contracts::get_order::operation> operator()(contracts::get_order::request const& asked,
                                                        context& call);

    // The system's own actions (simulator/actions), each one step.
    action_result<receipt_number> expect_goods(sku const& item, fulfillment_center_id center,
                                               treaty::decimal quantity,
                                               treaty::instant available_at, treaty::instant at);
    action_result<> receive_goods(supply_source const& source, treaty::decimal quantity,
                                  treaty::instant at);
    action_result<> adjust_stock(sku const& item, fulfillment_center_id center, treaty::decimal by,
                                 treaty::instant at);
    void process_backorders(treaty::instant at);
    action_result<> release_order(order_identifier const& order, treaty::instant at);
    action_result<> ship_order(order_identifier const& order,
                               std::vector<shipment_line> const& parts, treaty::instant at);
    action_result<> cancel_order(order_identifier const& order, treaty::instant at);
    action_result<> change_quantity(order_identifier const& order,
                                    order_item_identifier const& item, treaty::decimal quantity,
                                    treaty::instant at);
    std::int64_t clean_up_reservations(treaty::instant at);
    action_result<contracts::update_order_status::request> report_status(
        order_identifier const& order, treaty::instant at);
    [[nodiscard]] action_result<level_changes> changes_since(store_id store, std::int64_t revision,
                                                             std::size_t products_max,
                                                             treaty::instant at) const;

    // All invariants; empty if they hold.
    [[nodiscard]] std::vector<violation> check() const;

    // Looks at the state while nobody changes it: office.look([](back_office_state const&) {...}).
    template <class Look>
    auto look(Look&& how) const {
        std::lock_guard const locked{*guard_};
        return std::forward<Look>(how)(state_);
    }

private:
    std::unique_ptr<std::mutex> guard_;  // by pointer, so that a back office can be moved
    back_office_state state_;
};

}  // namespace simulator

#ifndef TREATY_SEPARATE_COMPILATION
#include <simulator/back_office.ipp>
#endif
