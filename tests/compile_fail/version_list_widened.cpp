// SPDX-License-Identifier: BSL-1.0
// expect: treaty: a list is given wider limits, and who knows only the old version refuses what
// names: PlaceOrder
// names: list_least_lowered
// names: old_servers
#include "support/versions.hpp"

static_assert(
    treaty::compatible_for_providers<place_order<>, place_order<lines_of<v1::line, 50, 0>>>);
