// SPDX-License-Identifier: BSL-1.0
// All bodies of the simulator. Include it in exactly one source file of a program that defines
// TREATY_SEPARATE_COMPILATION everywhere; without that definition it is not needed.
#pragma once

#include <simulator/actions/goods.ipp>
#include <simulator/actions/orders.ipp>
#include <simulator/actions/reports.ipp>
#include <simulator/back_office.ipp>
#include <simulator/behaviours/preprocess_order.ipp>
#include <simulator/behaviours/process_payment.ipp>
#include <simulator/behaviours/synchronize_organization.ipp>
#include <simulator/behaviours/synchronize_person.ipp>
#include <simulator/behaviours/update_inventory_cache.ipp>
#include <simulator/behaviours/update_order_status.ipp>
#include <simulator/commerce_site.ipp>
#include <simulator/landscape/cross_check.ipp>
#include <simulator/landscape/generator.ipp>
#include <simulator/landscape/install.ipp>
#include <simulator/landscape/loader.ipp>
#include <simulator/landscape/source.ipp>
#include <simulator/scenarios/cast.ipp>
#include <simulator/scenarios/nine_flows.ipp>
#include <simulator/scenarios/snapshot.ipp>
#include <simulator/scenarios/world.ipp>
#include <simulator/shop/cart.ipp>
#include <simulator/shop/checkout.ipp>
#include <simulator/shop/order_messages.ipp>
#include <simulator/state/accounts.ipp>
#include <simulator/state/availability.ipp>
#include <simulator/state/back_office_state.ipp>
#include <simulator/state/back_office_text.ipp>
#include <simulator/state/commerce_print.ipp>
#include <simulator/state/fulfillment.ipp>
#include <simulator/state/inventory_cache.ipp>
#include <simulator/state/order_details.ipp>
#include <simulator/state/orders.ipp>
#include <simulator/state/payment_execution.ipp>
#include <simulator/state/payments.ipp>
#include <simulator/state/price_calculation.ipp>
#include <simulator/state/reservations.ipp>
#include <simulator/state/stock.ipp>
#include <simulator/state/supply.ipp>
