// SPDX-License-Identifier: BSL-1.0
// expect: treaty: a number has less room, and who knows only the old version sends what the new
// names: PlaceOrder
// names: numbers_narrowed
// names: old_clients
#include "support/versions.hpp"

struct line {
    BOOST_HANA_DEFINE_STRUCT(line,
        (treaty::text<20, 1>, item),
        (treaty::bounded_decimal<9, 2>, price),
        (std::int16_t, count),
        (std::optional<v1::colour>, dyed));
};
static_assert(treaty::compatible_for_consumers<place_order<>, place_order<lines_of<line>>>);
