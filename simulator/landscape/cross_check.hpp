// SPDX-License-Identifier: BSL-1.0
// What no single value of a landscape can show: keys that stand twice, names that lead nowhere,
// figures that contradict each other. Told at the place of the value that is wrong.
#pragma once

#include <simulator/landscape/landscape.hpp>
#include <simulator/landscape/source.hpp>

namespace simulator::landscape {

// Where each part of the landscape was read from.
struct sources {
    source products, stores, stock, members, contracts, discounts, shipping, taxes, payments;
};

void cross_check(landscape const& all, sources const& from, mistakes& found);

}  // namespace simulator::landscape

#ifndef TREATY_SEPARATE_COMPILATION
#include <simulator/landscape/cross_check.ipp>
#endif
