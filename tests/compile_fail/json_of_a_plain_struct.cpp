// SPDX-License-Identifier: BSL-1.0
// expect: treaty: this type has no JSON form
// names: price
#include <treaty/json.hpp>

struct price {
    int amount = 0;
};
auto text = treaty::json::write(price{});
