// SPDX-License-Identifier: BSL-1.0
// expect: treaty: this fault is not declared by the operation
// names: cancel
// names: unknown_order
#include "support/orders.hpp"

treaty::outcome<orders::cancel::operation> cancel(orders::cancel::request const& asked) {
    return treaty::fault(orders::unknown_order{asked.order});
}
