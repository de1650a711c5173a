// SPDX-License-Identifier: BSL-1.0
// expect: treaty: the nature of a fault has changed, and with it the status that callers see
// names: PlaceOrder
// names: UnknownItem
#include "support/versions.hpp"

struct unknown_item {
    BOOST_HANA_DEFINE_STRUCT(unknown_item,
        (treaty::text<20>, item));
    static constexpr std::string_view title = "The item is not known.";
    static constexpr auto nature = treaty::fault_nature::not_found;
};
using other = place_order<v1::request, v1::response, treaty::faults<unknown_item>>;
static_assert(treaty::compatible<place_order<>, other>);
