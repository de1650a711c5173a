// SPDX-License-Identifier: BSL-1.0
// The bodies of the commerce site: its state, the six inbound behaviours and what shoppers do. One
// of the parts of simulator/src.hpp, for builds that compile the parts side by side.
#pragma once

#include <simulator/behaviours/preprocess_order.ipp>
#include <simulator/behaviours/process_payment.ipp>
#include <simulator/behaviours/synchronize_organization.ipp>
#include <simulator/behaviours/synchronize_person.ipp>
#include <simulator/behaviours/update_inventory_cache.ipp>
#include <simulator/behaviours/update_order_status.ipp>
#include <simulator/commerce_site.ipp>
#include <simulator/inventory_feed.ipp>
#include <simulator/shop/cart.ipp>
#include <simulator/shop/checkout.ipp>
#include <simulator/shop/order_messages.ipp>
#include <simulator/state/cached_records.ipp>
#include <simulator/state/commerce_print.ipp>
#include <simulator/state/inventory_cache.ipp>
#include <simulator/state/payment_execution.ipp>
#include <simulator/state/payments.ipp>
#include <simulator/state/price_calculation.ipp>
