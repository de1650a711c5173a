// SPDX-License-Identifier: BSL-1.0
// What a check of the state found: a rule that must always hold, and what breaks it.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace simulator {

struct violation {
    std::string rule;  // "cache: never negative"
    std::string what;  // "AURORA-1 at center 2: -3"
    friend bool operator==(violation const&, violation const&) = default;
};

inline void append(std::vector<violation>& all, std::vector<violation> more) {
    for (violation& one : more) all.push_back(std::move(one));
}

}  // namespace simulator
