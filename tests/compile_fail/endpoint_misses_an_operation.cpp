// SPDX-License-Identifier: BSL-1.0
// expect: treaty: this endpoint has no answer for an operation of its service
// names: clerk
// names: cancel
#include "support/orders.hpp"

#include <treaty/service/dispatcher.hpp>

struct clerk {
    treaty::outcome<orders::find::operation> operator()(orders::find::request const&,
                                                        treaty::call_context&);
};
void serve(treaty::dispatcher& requests, clerk& answers) {
    requests.add<orders::desk>(answers);
}
