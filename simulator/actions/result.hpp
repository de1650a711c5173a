// SPDX-License-Identifier: BSL-1.0
// What the external system does of its own accord either happens, or leaves everything as it is and
// says in one sentence why.
#pragma once

#include <expected>
#include <string>

namespace simulator {

template <class T = void>
using action_result = std::expected<T, std::string>;

inline std::unexpected<std::string> refuse(std::string why) {
    return std::unexpected<std::string>{std::move(why)};
}

}  // namespace simulator
