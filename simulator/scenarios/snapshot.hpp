// SPDX-License-Identifier: BSL-1.0
// The state of both sides in a few figures with names, to be shown before and after a scenario, and
// to compare how two runs of it ended.
#pragma once

#include <simulator/both_sides.hpp>

#include <array>
#include <map>
#include <string>

namespace simulator::scenarios {

// Group ("stock", "orders", ...) -> what -> figure.
using snapshot = std::map<std::string, std::map<std::string, std::string>>;

snapshot take_snapshot(both_sides const& sides);

}  // namespace simulator::scenarios

#ifndef TREATY_SEPARATE_COMPILATION
#include <simulator/scenarios/snapshot.ipp>
#endif
