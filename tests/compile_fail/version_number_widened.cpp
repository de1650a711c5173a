// SPDX-License-Identifier: BSL-1.0
// expect: treaty: a number has more room, and who knows only the old version refuses what the new
// names: PlaceOrder
// names: places_raised
// names: old_servers
#include "support/versions.hpp"

struct line {
    BOOST_HANA_DEFINE_STRUCT(line,
        (treaty::text<20, 1>, item),
        (treaty::bounded_decimal<10, 3>, price),
        (std::int32_t, count),
        (std::optional<v1::colour>, dyed));
};
static_assert(treaty::compatible_for_providers<place_order<>, place_order<lines_of<line>>>);
