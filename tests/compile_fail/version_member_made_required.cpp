// SPDX-License-Identifier: BSL-1.0
// expect: treaty: a member must be there that the old version may leave out; keep it optional
// names: PlaceOrder
// names: member_made_required
// also: request.lines[].dyed
#include "support/versions.hpp"

struct line {
    BOOST_HANA_DEFINE_STRUCT(line,
        (treaty::text<20, 1>, item),
        (treaty::bounded_decimal<9, 2>, price),
        (std::int32_t, count),
        (v1::colour, dyed));
};
static_assert(treaty::compatible_for_consumers<place_order<>, place_order<lines_of<line>>>);
