// SPDX-License-Identifier: BSL-1.0
// The bodies of the external system: its state, its actions and the eight outbound behaviours. One
// of the parts of simulator/src.hpp, for builds that compile the parts side by side.
#pragma once

#include <simulator/actions/goods.ipp>
#include <simulator/actions/orders.ipp>
#include <simulator/actions/reports.ipp>
#include <simulator/back_office.ipp>
#include <simulator/state/accounts.ipp>
#include <simulator/state/availability.ipp>
#include <simulator/state/back_office_state.ipp>
#include <simulator/state/back_office_text.ipp>
#include <simulator/state/fulfillment.ipp>
#include <simulator/state/order_details.ipp>
#include <simulator/state/orders.ipp>
#include <simulator/state/reservations.ipp>
#include <simulator/state/stock.ipp>
#include <simulator/state/supply.ipp>
