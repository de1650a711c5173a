// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <treaty/reflect/print.hpp>
#include <treaty/testing/journal.hpp>

#include <utility>

namespace treaty::testing {

TREATY_INLINE std::string asked_call::str() const {
    return std::string{operation} + " " + reflect::print(*kind, request.get());
}

TREATY_INLINE void journal::add(asked_call call) {
    std::scoped_lock const held{guard_};
    calls_.push_back(std::move(call));
}
TREATY_INLINE std::vector<asked_call> journal::calls() const {
    std::scoped_lock const held{guard_};
    return calls_;
}
TREATY_INLINE void journal::clear() {
    std::scoped_lock const held{guard_};
    calls_.clear();
}
TREATY_INLINE std::string journal::str() const {
    std::string text;
    for (asked_call const& one : calls()) text.append(one.str()).append("\n");
    return text;
}

TREATY_INLINE asked_verdict detail::judge(asked_count const& found, std::int64_t times) {
    auto const often = [](std::size_t count) {
        return count == 0   ? std::string{"never"}
               : count == 1 ? std::string{"once"}
                            : std::to_string(count) + " times";
    };
    bool const holds =
        times < 0 ? found.matching != 0 : found.matching == static_cast<std::size_t>(times);
    std::string why{found.operation};
    why.append(" was asked ").append(often(found.asked));
    if (!found.wanted.empty() && found.asked != 0) {
        why.append(", ").append(often(found.matching)).append(" where ").append(found.wanted);
        if (found.matching == 0 && !found.nearest.empty())
            why.append("; the nearest misses ")
                .append(found.missing)
                .append(": ")
                .append(found.nearest);
    }
    if (!holds)
        why.append("; expected ")
            .append(times < 0 ? "at least once" : often(static_cast<std::size_t>(times)));
    return {holds, std::move(why)};
}

}  // namespace treaty::testing
