// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <treaty/contract/outcome.hpp>

namespace treaty {

TREATY_INLINE std::string failure_base::str() const {
    if (is_problem()) return to_string(problems_);
    if (is_unknown()) return "unknown outcome: " + unknown_.why;
    return std::string{fault_->name} + " " + reflect::print(*fault_->type, held_.get());
}

}  // namespace treaty
