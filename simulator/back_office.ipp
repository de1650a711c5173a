// SPDX-License-Identifier: BSL-1.0
// The catalogue of outbound behaviours: one line an operation.
#pragma once

#include <simulator/back_office.hpp>
#include <simulator/behaviours/cancel_order_inventory.hpp>
#include <simulator/behaviours/check_order_inventory.hpp>
#include <simulator/behaviours/create_organization.hpp>
#include <simulator/behaviours/get_order.hpp>
#include <simulator/behaviours/get_product_availability.hpp>
#include <simulator/behaviours/reserve_order_inventory.hpp>
#include <simulator/behaviours/transfer_order.hpp>
#include <simulator/behaviours/update_organization.hpp>

namespace simulator {

namespace detail {

// What a behaviour may know of its call.
TREATY_INLINE moment moment_of(treaty::call_context const& call) {
    return {call.time->now(), call.caller, call.idempotency_key};
}

}  // namespace detail

TREATY_INLINE treaty::outcome<contracts::create_organization::operation> back_office::operator()(
    contracts::create_organization::request const& asked, context& call) {
    std::lock_guard const locked{*guard_};
    return create_organization::apply(state_, asked, detail::moment_of(call));
}

TREATY_INLINE treaty::outcome<contracts::update_organization::operation> back_office::operator()(
    contracts::update_organization::request const& asked, context& call) {
    std::lock_guard const locked{*guard_};
    return update_organization::apply(state_, asked, detail::moment_of(call));
}

TREATY_INLINE treaty::outcome<contracts::get_product_availability::operation>
back_office::operator()(contracts::get_product_availability::request const& asked, context& call) {
    std::lock_guard const locked{*guard_};
    return get_product_availability::apply(state_, asked, detail::moment_of(call));
}

TREATY_INLINE treaty::outcome<contracts::check_order_inventory::operation> back_office::operator()(
    contracts::check_order_inventory::request const& asked, context& call) {
    std::lock_guard const locked{*guard_};
    return check_order_inventory::apply(state_, asked, detail::moment_of(call));
}

TREATY_INLINE treaty::outcome<contracts::reserve_order_inventory::operation>
back_office::operator()(contracts::reserve_order_inventory::request const& asked, context& call) {
    std::lock_guard const locked{*guard_};
    return reserve_order_inventory::apply(state_, asked, detail::moment_of(call));
}

TREATY_INLINE treaty::outcome<contracts::cancel_order_inventory::operation> back_office::operator()(
    contracts::cancel_order_inventory::request const& asked, context& call) {
    std::lock_guard const locked{*guard_};
    return cancel_order_inventory::apply(state_, asked, detail::moment_of(call));
}

TREATY_INLINE treaty::outcome<contracts::transfer_order::operation> back_office::operator()(
    contracts::transfer_order::request const& asked, context& call) {
    std::lock_guard const locked{*guard_};
    return transfer_order::apply(state_, asked, detail::moment_of(call));
}

TREATY_INLINE treaty::outcome<contracts::get_order::operation> back_office::operator()(
    contracts::get_order::request const& asked, context& call) {
    std::lock_guard const locked{*guard_};
    return get_order::apply(state_, asked, detail::moment_of(call));
}

TREATY_INLINE action_result<receipt_number> back_office::expect_goods(sku const& item,
                                                                      fulfillment_center_id center,
                                                                      treaty::decimal quantity,
                                                                      treaty::instant available_at,
                                                                      treaty::instant at) {
    std::lock_guard const locked{*guard_};
    return simulator::expect_goods(state_, item, center, quantity, available_at, at);
}

TREATY_INLINE action_result<> back_office::receive_goods(supply_source const& source,
                                                         treaty::decimal quantity,
                                                         treaty::instant at) {
    std::lock_guard const locked{*guard_};
    return simulator::receive_goods(state_, source, quantity, at);
}

TREATY_INLINE action_result<> back_office::adjust_stock(sku const& item,
                                                        fulfillment_center_id center,
                                                        treaty::decimal by, treaty::instant at) {
    std::lock_guard const locked{*guard_};
    return simulator::adjust_stock(state_, item, center, by, at);
}

TREATY_INLINE void back_office::process_backorders(treaty::instant at) {
    std::lock_guard const locked{*guard_};
    simulator::process_backorders(state_, at);
}

TREATY_INLINE action_result<> back_office::release_order(order_identifier const& order,
                                                         treaty::instant at) {
    std::lock_guard const locked{*guard_};
    return simulator::release_order(state_, order, at);
}

TREATY_INLINE action_result<> back_office::ship_order(order_identifier const& order,
                                                      std::vector<shipment_line> const& parts,
                                                      treaty::instant at) {
    std::lock_guard const locked{*guard_};
    return simulator::ship_order(state_, order, parts, at);
}

TREATY_INLINE action_result<> back_office::cancel_order(order_identifier const& order,
                                                        treaty::instant at) {
    std::lock_guard const locked{*guard_};
    return simulator::cancel_order(state_, order, at);
}

TREATY_INLINE action_result<> back_office::change_quantity(order_identifier const& order,
                                                           order_item_identifier const& item,
                                                           treaty::decimal quantity,
                                                           treaty::instant at) {
    std::lock_guard const locked{*guard_};
    return simulator::change_quantity(state_, order, item, quantity, at);
}

TREATY_INLINE std::int64_t back_office::clean_up_reservations(treaty::instant at) {
    std::lock_guard const locked{*guard_};
    return simulator::clean_up_reservations(state_, at);
}

TREATY_INLINE action_result<contracts::update_order_status::request> back_office::report_status(
    order_identifier const& order, treaty::instant at) {
    std::lock_guard const locked{*guard_};
    return simulator::report_status(state_, order, at);
}

TREATY_INLINE action_result<level_changes> back_office::changes_since(store_id store,
                                                                      std::int64_t revision,
                                                                      std::size_t products_max,
                                                                      treaty::instant at) const {
    std::lock_guard const locked{*guard_};
    return simulator::changes_since(state_, store, revision, products_max, at);
}

TREATY_INLINE std::vector<violation> back_office::check() const {
    std::lock_guard const locked{*guard_};
    return simulator::check(state_);
}

}  // namespace simulator
