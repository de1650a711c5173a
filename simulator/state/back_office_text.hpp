// SPDX-License-Identifier: BSL-1.0
// The whole state of the external system as text, one fact a line, the same text for the same
// state. Two states are compared by it, and a difference can be read. Secrets are not in it.
#pragma once

#include <simulator/state/back_office_state.hpp>

#include <string>

namespace simulator {

[[nodiscard]] std::string text_of(back_office_state const& now);

}  // namespace simulator

#ifndef TREATY_SEPARATE_COMPILATION
#include <simulator/state/back_office_text.ipp>
#endif
