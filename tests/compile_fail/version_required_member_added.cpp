// SPDX-License-Identifier: BSL-1.0
// expect: treaty: a member was added that must be there, and who knows only the old version does
// names: PlaceOrder
// names: required_member_added
// names: old_clients
// also: request.wantedBy
#include "support/versions.hpp"

struct request {
    BOOST_HANA_DEFINE_STRUCT(request,
        (treaty::list<v1::line, 50, 1>, lines),
        (treaty::date, wanted_by));
};
static_assert(treaty::compatible_for_consumers<place_order<>, place_order<request>>);
