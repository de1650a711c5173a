// SPDX-License-Identifier: BSL-1.0
// Broken messages by the laws that they belong to.
#pragma once

#include <treaty/testing/contract_report.hpp>
#include <treaty/testing/deviations.hpp>

#include <vector>

namespace treaty::testing::detail {

// Which law a deviation belongs to.
inline contract_law law_of(deviation what) {
    switch (what) {
        case deviation::too_long:
        case deviation::too_short:
        case deviation::too_many:
        case deviation::too_few:
        case deviation::bad_number:
        case deviation::too_deep:
        case deviation::too_large:
        case deviation::at_limit: return contract_law::limits;
        case deviation::unknown_member: return contract_law::tolerance;
        default: return contract_law::strictness;
    }
}

inline std::vector<deviation> deviations_of(contract_law law) {
    std::vector<deviation> made;
    for (deviation const one : usual_deviations())
        if (law_of(one) == law) made.push_back(one);
    return made;
}

}  // namespace treaty::testing::detail
