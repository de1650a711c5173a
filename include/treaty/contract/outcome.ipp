// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <treaty/contract/outcome.hpp>

namespace treaty {

TREATY_INLINE failure_base::failure_base(problem_list problems) : problems_(std::move(problems)) {
    if (problems_.empty())
        problems_.add({problem_kind::internal, {}, 0, {}, "a failure without a problem"});
}
TREATY_INLINE failure_base::failure_base(unknown_outcome unknown) : unknown_(std::move(unknown)) {}
TREATY_INLINE failure_base::failure_base(fault_kind const& kind, void const* owned)
    : fault_(&kind),
      held_(owned, kind.destroy) {}
TREATY_INLINE failure_base::failure_base(failure_base const& other) = default;
TREATY_INLINE failure_base::failure_base(failure_base&& other) noexcept = default;
TREATY_INLINE failure_base& failure_base::operator=(failure_base const& other) = default;
TREATY_INLINE failure_base& failure_base::operator=(failure_base&& other) noexcept = default;
TREATY_INLINE failure_base::~failure_base() = default;

TREATY_INLINE std::string failure_base::str() const {
    if (is_problem()) return to_string(problems_);
    if (is_unknown()) return "unknown outcome: " + unknown_.why;
    return std::string{fault_->name} + " " + reflect::print(*fault_->type, held_.get());
}

}  // namespace treaty
