// SPDX-License-Identifier: BSL-1.0
// expect: treaty: two members of this contract struct have the same name on the wire
// names: parcel
#include <treaty/json.hpp>

struct parcel {
    BOOST_HANA_DEFINE_STRUCT(parcel,
        (int, item_a),
        (int, itemA));
};
auto text = treaty::json::write(parcel{});
