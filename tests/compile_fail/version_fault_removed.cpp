// SPDX-License-Identifier: BSL-1.0
// expect: treaty: a fault is declared no more that old servers answer; new clients do not know it
// names: PlaceOrder
// names: UnknownItem
// names: old_servers
#include "support/versions.hpp"

using fewer = place_order<v1::request, v1::response, treaty::faults<>>;
static_assert(treaty::compatible_for_providers<place_order<>, fewer>);
