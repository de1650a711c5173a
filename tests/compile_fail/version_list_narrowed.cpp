// SPDX-License-Identifier: BSL-1.0
// expect: treaty: a list is held to narrower limits, and who knows only the old version sends what
// names: PlaceOrder
// names: list_most_lowered
// names: old_clients
// also: request.lines
#include "support/versions.hpp"

static_assert(treaty::compatible_for_consumers<place_order<>, place_order<lines_of<v1::line, 9>>>);
