// SPDX-License-Identifier: BSL-1.0
// expect: treaty: the new version has an operation that old servers do not answer; new clients
// names: PlaceOrder
// names: operation_added
// names: old_servers
#include "support/versions.hpp"

static_assert(treaty::compatible<orders<>, orders<place_order<>>>);
