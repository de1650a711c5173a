// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <treaty/service/retry.hpp>

#include <algorithm>

namespace treaty {

TREATY_INLINE void retry_policy::call_began() {
    std::lock_guard const lock{guard_};
    tokens_ = std::min(options_.budget, tokens_ + 0.1);
}

TREATY_INLINE bool retry_policy::wait_for_another(unsigned made, call_context const& context) {
    if (made >= options_.attempts_max || !options_.wait) return false;
    std::chrono::nanoseconds wait{};
    {
        std::lock_guard const lock{guard_};
        if (tokens_ < 1.0) return false;
        std::chrono::nanoseconds const cap = std::min<std::chrono::nanoseconds>(
            options_.wait_max, options_.first_wait * (1LL << std::min(made - 1, 20U)));
        wait = std::chrono::nanoseconds{random_.between(0, cap.count())};
        if (context.has_deadline() && wait >= context.remaining()) return false;
        tokens_ -= 1.0;
    }
    options_.wait(wait);
    return !context.expired();
}

}  // namespace treaty
