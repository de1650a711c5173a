// SPDX-License-Identifier: BSL-1.0
// What an order costs, step by step: contract price, discounts on lines, discounts on the order,
// shipping charges, their adjustment, sales tax on discounted prices, tax on shipping. Each figure
// of a line is rounded half up to the decimals of its currency; totals are sums of rounded lines,
// and what an order shares out over its lines adds up exactly.
#pragma once

#include <contracts/inbound/preprocess_order.hpp>
#include <simulator/state/catalog.hpp>

#include <span>
#include <vector>

namespace simulator::commerce {

using line_figures = contracts::preprocess_order::line_figures;
using order_totals = contracts::preprocess_order::order_totals;

// One line, everything about it looked up and checked.
struct line_to_price {
    product const* what = nullptr;
    treaty::decimal quantity;  // in the product's unit
    treaty::decimal price;     // of one unit
    bool overridden = false;
    shipping_way const* shipping = nullptr;  // null: no charge
    bool by_carrier_account = false;
    treaty::decimal charge_adjustment;  // percent by which the charge changes; -100 waives it
    address const* ship_to = nullptr;
};

struct priced_order {
    std::vector<line_figures> lines;
    order_totals totals;
    promotion_codes in_force;  // of the codes that were given, those that changed a figure
};

// The lines must have prices in `currency`, and figures for which no sum leaves the bounds of an
// amount (see line_amount_digits_max); std::overflow_error otherwise.
priced_order calculate(catalog const& by, store const& at, treaty::currency_code currency,
                       promotion_codes const& codes, std::span<line_to_price const> lines);

// Price times quantity of one line has at most so many digits before the point: 5,000 lines of that
// size still fit the column that holds their sum.
inline constexpr int line_amount_digits_max = 11;

// Shares `total` out by `weights`, rounded to `places` decimals, so that the shares add up to it.
// All weights zero: the first takes everything.
std::vector<treaty::decimal> shares_of(treaty::decimal total,
                                       std::span<treaty::decimal const> weights, int places);

}  // namespace simulator::commerce

#ifndef TREATY_SEPARATE_COMPILATION
#include <simulator/state/price_calculation.ipp>
#endif
