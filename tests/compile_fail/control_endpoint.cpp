// SPDX-License-Identifier: BSL-1.0
#include "support/orders.hpp"

struct clerk {
    treaty::outcome<orders::find::operation> operator()(orders::find::request const& asked,
                                                        treaty::call_context&) {
        return treaty::fault(orders::unknown_order{asked.order});
    }
    treaty::outcome<orders::cancel::operation> operator()(orders::cancel::request const&,
                                                          treaty::call_context&) {
        return orders::cancel::response{true};
    }
};
static_assert(treaty::check_endpoint<clerk, orders::desk>());
