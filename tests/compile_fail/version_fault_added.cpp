// SPDX-License-Identifier: BSL-1.0
// expect: treaty: a fault is declared in the new version that old clients do not know
// names: PlaceOrder
// names: UnknownShop
#include "support/versions.hpp"

struct unknown_shop {
    BOOST_HANA_DEFINE_STRUCT(unknown_shop, (std::int32_t, shop));
    static constexpr std::string_view title = "The shop is not known.";
};
using more = place_order<v1::request, v1::response, treaty::faults<v1::unknown_item, unknown_shop>>;
static_assert(treaty::compatible<place_order<>, more>);
