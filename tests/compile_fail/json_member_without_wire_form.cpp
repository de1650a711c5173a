// SPDX-License-Identifier: BSL-1.0
// expect: treaty: a member of this contract struct has no wire form
// names: price
// names: amount
#include <treaty/json.hpp>

struct price {
    BOOST_HANA_DEFINE_STRUCT(price,
        (double*, amount));
};
auto text = treaty::json::write(price{});
