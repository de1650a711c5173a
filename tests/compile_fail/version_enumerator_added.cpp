// SPDX-License-Identifier: BSL-1.0
// expect: treaty: an enumeration has a value that who knows only the old version refuses
// names: PlaceOrder
// names: enumerator_added
// names: Blue
// also: request.lines[].dyed (Blue)
#include "support/versions.hpp"

enum class colour { red, green, blue };
BOOST_DESCRIBE_ENUM(colour, red, green, blue)
struct line {
    BOOST_HANA_DEFINE_STRUCT(line,
        (treaty::text<20, 1>, item),
        (treaty::bounded_decimal<9, 2>, price),
        (std::int32_t, count),
        (std::optional<colour>, dyed));
};
static_assert(treaty::compatible_for_providers<place_order<>, place_order<lines_of<line>>>);
