// SPDX-License-Identifier: BSL-1.0
#include "support/versions.hpp"

struct request {
    BOOST_HANA_DEFINE_STRUCT(request,
        (std::optional<treaty::date>, wanted_by),
        (treaty::list<v1::line, 50, 1>, lines));
};
static_assert(treaty::compatible<place_order<>, place_order<request>>);
static_assert(treaty::compatible<orders<place_order<>>, orders<place_order<request>>>);
static_assert(treaty::compatible_for_consumers<orders<>, orders<place_order<>>>);
static_assert(treaty::compatible_for_providers<orders<place_order<>>, orders<>>);
