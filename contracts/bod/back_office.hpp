// SPDX-License-Identifier: BSL-1.0
// Front door: the fourteen services as business object documents.
#pragma once

#include <contracts/bod/format.hpp>
#include <contracts/bod/inbound/update_inventory_cache.hpp>
#include <contracts/bod/outbound/check_order_inventory.hpp>

#include <array>

namespace contracts::bod {

inline constexpr std::array<binding const*, 2> bindings{&check_order_inventory::bound,
                                                        &update_inventory_cache::bound};

}  // namespace contracts::bod
