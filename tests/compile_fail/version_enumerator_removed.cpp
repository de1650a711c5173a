// SPDX-License-Identifier: BSL-1.0
// expect: treaty: an enumeration lacks a value that who knows only the old version sends
// names: PlaceOrder
// names: enumerator_removed
// names: Green
#include "support/versions.hpp"

enum class colour { red };
BOOST_DESCRIBE_ENUM(colour, red)
struct line {
    BOOST_HANA_DEFINE_STRUCT(line,
        (treaty::text<20, 1>, item),
        (treaty::bounded_decimal<9, 2>, price),
        (std::int32_t, count),
        (std::optional<colour>, dyed));
};
static_assert(treaty::compatible_for_consumers<place_order<>, place_order<lines_of<line>>>);
