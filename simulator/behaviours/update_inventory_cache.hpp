// SPDX-License-Identifier: BSL-1.0
// The commerce site's answer to UpdateInventoryCache: levels take the place of what is cached, or
// products are no longer cached. All products of a message are checked before the first is changed.
#pragma once

#include <contracts/inbound/update_inventory_cache.hpp>
#include <simulator/state/commerce_state.hpp>
#include <simulator/state/moment.hpp>

namespace simulator::update_inventory_cache {

namespace contract = contracts::update_inventory_cache;

treaty::outcome<contract::operation> apply(commerce_state& now, contract::request const& asked,
                                           moment const& at);

}  // namespace simulator::update_inventory_cache

#ifndef TREATY_SEPARATE_COMPILATION
#include <simulator/behaviours/update_inventory_cache.ipp>
#endif
