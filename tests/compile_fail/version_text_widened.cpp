// SPDX-License-Identifier: BSL-1.0
// expect: treaty: a text is given wider limits, and who knows only the old version refuses what
// names: PlaceOrder
// names: text_most_raised
// names: old_servers
#include "support/versions.hpp"

struct line {
    BOOST_HANA_DEFINE_STRUCT(line,
        (treaty::text<40, 1>, item),
        (treaty::bounded_decimal<9, 2>, price),
        (std::int32_t, count),
        (std::optional<v1::colour>, dyed));
};
static_assert(treaty::compatible_for_providers<place_order<>, place_order<lines_of<line>>>);
