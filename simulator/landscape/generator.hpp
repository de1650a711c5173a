// SPDX-License-Identifier: BSL-1.0
// A landscape of any size: the one that people wrote, and as many invented products beside it as
// are wanted. One seed gives one landscape, on every machine.
#pragma once

#include <simulator/landscape/landscape.hpp>
#include <treaty/core/config.hpp>

#include <cstdint>

namespace simulator::landscape {

// Adds products with stock in all centers until there are `products` of them; never takes one away.
// Their SKUs are GEN-0000001 and up, and their catalog entries follow the highest that is there.
void enlarge(landscape& all, std::size_t products, std::uint64_t seed);

}  // namespace simulator::landscape

#ifndef TREATY_SEPARATE_COMPILATION
#include <simulator/landscape/generator.ipp>
#endif
