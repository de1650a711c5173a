// SPDX-License-Identifier: BSL-1.0
// expect: treaty: a member may be left out that the old version must have; keep it required
// names: PlaceOrder
// names: member_made_optional
// names: old_servers
#include "support/versions.hpp"

struct line {
    BOOST_HANA_DEFINE_STRUCT(line,
        (treaty::text<20, 1>, item),
        (treaty::bounded_decimal<9, 2>, price),
        (std::optional<std::int32_t>, count),
        (std::optional<v1::colour>, dyed));
};
static_assert(treaty::compatible_for_providers<place_order<>, place_order<lines_of<line>>>);
