// SPDX-License-Identifier: BSL-1.0
// expect: treaty: a member was removed that the old version must have; keep it, or make it
// names: PlaceOrder
// names: required_member_removed
// names: old_clients
// also: response.placed
#include "support/versions.hpp"

struct response {
    BOOST_HANA_DEFINE_STRUCT(response,
        (std::optional<treaty::date>, expected));
};
static_assert(treaty::compatible_for_consumers<place_order<>, place_order<v1::request, response>>);
