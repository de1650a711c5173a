// SPDX-License-Identifier: BSL-1.0
// expect: treaty: the type of a member has changed into one that reads otherwise; add a member of
// names: PlaceOrder
// names: type_changed
// also: request.lines[].count
#include "support/versions.hpp"

struct line {
    BOOST_HANA_DEFINE_STRUCT(line,
        (treaty::text<20, 1>, item),
        (treaty::bounded_decimal<9, 2>, price),
        (treaty::text<9>, count),
        (std::optional<v1::colour>, dyed));
};
static_assert(treaty::compatible_for_consumers<place_order<>, place_order<lines_of<line>>>);
