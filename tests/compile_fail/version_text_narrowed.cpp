// SPDX-License-Identifier: BSL-1.0
// expect: treaty: a text is held to narrower limits, and who knows only the old version sends what
// names: PlaceOrder
// names: text_most_lowered
// names: old_clients
// also: request.lines[].item
#include "support/versions.hpp"

struct line {
    BOOST_HANA_DEFINE_STRUCT(line,
        (treaty::text<10, 1>, item),
        (treaty::bounded_decimal<9, 2>, price),
        (std::int32_t, count),
        (std::optional<v1::colour>, dyed));
};
static_assert(treaty::compatible_for_consumers<place_order<>, place_order<lines_of<line>>>);
