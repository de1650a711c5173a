// SPDX-License-Identifier: BSL-1.0
// What stands in which file of a landscape: the outermost object of each.
#pragma once

#include <simulator/landscape/landscape.hpp>

namespace simulator::landscape {

// A list that has to be there; 1,000,000 entries: more than a catalog that is kept in one file.
template <class T>
using entries = treaty::list<T, 1'000'000, 1>;

struct products_file {
    BOOST_HANA_DEFINE_STRUCT(products_file,
        (entries<product>, products));
};
struct stores_file {
    BOOST_HANA_DEFINE_STRUCT(stores_file,
        (treaty::quantity_value, cache_threshold),
        (entries<center>, centers),
        (entries<store>, stores));
};
struct stock_file {
    BOOST_HANA_DEFINE_STRUCT(stock_file,
        (entries<stock_of_product>, stock));
};
struct members_file {
    BOOST_HANA_DEFINE_STRUCT(members_file,
        (entries<organization>, organizations),
        (entries<person>, persons));
};
struct contracts_file {
    BOOST_HANA_DEFINE_STRUCT(contracts_file,
        (entries<trading_contract>, contracts));
};
struct discounts_file {
    BOOST_HANA_DEFINE_STRUCT(discounts_file,
        (std::vector<discount>, discounts));
};
struct shipping_file {
    BOOST_HANA_DEFINE_STRUCT(shipping_file,
        (entries<shipping_mode>, modes),
        (std::vector<charge_policy>, charge_policies));
};
struct taxes_file {
    BOOST_HANA_DEFINE_STRUCT(taxes_file,
        (entries<tax>, taxes));
};
struct payments_file {
    BOOST_HANA_DEFINE_STRUCT(payments_file,
        (entries<payment_method>, methods));
};

}  // namespace simulator::landscape
