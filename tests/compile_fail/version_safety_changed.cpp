// SPDX-License-Identifier: BSL-1.0
// expect: treaty: the safety of an operation has changed, so one side repeats calls, or leaves out
// names: PlaceOrder
// names: old_clients
#include "support/versions.hpp"

using repeated = place_order<v1::request, v1::response, treaty::faults<v1::unknown_item>,
                             treaty::safety::idempotent>;
static_assert(treaty::compatible_for_consumers<repeated, place_order<>>);
