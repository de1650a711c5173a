// SPDX-License-Identifier: BSL-1.0
// The commerce site's state as text, one thing a line, secrets hidden: for people, and to compare
// two states. Master data that no operation changes is left out.
#pragma once

#include <simulator/state/commerce_state.hpp>

#include <string>

namespace simulator {

std::string print(commerce_state const& now);

}  // namespace simulator

#ifndef TREATY_SEPARATE_COMPILATION
#include <simulator/state/commerce_print.ipp>
#endif
