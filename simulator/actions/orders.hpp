// SPDX-License-Identifier: BSL-1.0
// What the order management system does with the orders it was given: releases them to the
// warehouse, ships them, changes and cancels them while it still can.
#pragma once

#include <simulator/actions/result.hpp>
#include <simulator/state/back_office_state.hpp>

namespace simulator {

// So many units of a line go out of the door.
struct shipment_line {
    order_item_identifier item;
    treaty::decimal quantity;
};

// Releases every line whose stock is all on hand; refused if there is none. Afterwards the
// warehouse has them, and they cannot be changed any more.
action_result<> release_order(back_office_state& now, order_identifier const& order,
                              treaty::instant at);

// Ships these parts of released lines; without parts, all that is released.
action_result<> ship_order(back_office_state& now, order_identifier const& order,
                           std::vector<shipment_line> const& parts, treaty::instant at);

// All lines, or nothing: refused as soon as one is released.
action_result<> cancel_order(back_office_state& now, order_identifier const& order,
                             treaty::instant at);

// Zero cancels the line. What comes free goes to the orders that wait for it.
action_result<> change_quantity(back_office_state& now, order_identifier const& order,
                                order_item_identifier const& item, treaty::decimal quantity,
                                treaty::instant at);

// Gives back what reservations hold whose time is over; how many there were.
std::int64_t clean_up_reservations(back_office_state& now, treaty::instant at);

}  // namespace simulator

#ifndef TREATY_SEPARATE_COMPILATION
#include <simulator/actions/orders.ipp>
#endif
