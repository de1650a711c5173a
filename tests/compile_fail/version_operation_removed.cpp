// SPDX-License-Identifier: BSL-1.0
// expect: treaty: the new version lacks an operation that old clients call; keep it
// names: PlaceOrder
// names: operation_removed
// names: old_clients
#include "support/versions.hpp"

static_assert(treaty::compatible<orders<place_order<>>, orders<>>);
