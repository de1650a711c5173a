// SPDX-License-Identifier: BSL-1.0
// expect: treaty: no operation of this service takes this request type
// names: desk
// names: unknown_order
#include "support/orders.hpp"

#include <treaty/service/client.hpp>

void ask(treaty::client<orders::desk>& desk, treaty::call_context& context) {
    desk(orders::unknown_order{}, context);
}
