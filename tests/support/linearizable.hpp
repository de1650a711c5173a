// SPDX-License-Identifier: BSL-1.0
// Is there an order of the calls of a recorded history that each call's answer fits, and in which
// none stands before one that had ended when it began? Searched as Wing and Gong do, with a memory
// of what was tried (Lowe, "Testing for linearizability", 2017). For histories of up to 64 calls on
// one object.
//     struct model { using state = ...; bool apply(state&, call const&); };  // false: does not fit
#pragma once

#include <cstddef>
#include <cstdint>
#include <set>
#include <utility>
#include <vector>

namespace linearizable {

template <class Call>
struct recorded {
    std::uint64_t began = 0;  // on one clock for all threads
    std::uint64_t ended = 0;
    Call call;
};

template <class Model, class Call>
class search {
public:
    using state = typename Model::state;

    explicit search(std::vector<recorded<Call>> const& history) : history_(history) {}

    bool from(state now, std::uint64_t done = 0) {
        if (done == all()) return true;
        if (!tried_.insert({done, now}).second) return false;
        std::uint64_t const limit = earliest_end(done);
        for (std::size_t i = 0; i < history_.size(); ++i) {
            if ((done >> i & 1U) != 0 || history_[i].began > limit) continue;
            state next = now;
            if (Model::apply(next, history_[i].call) && from(next, done | std::uint64_t{1} << i))
                return true;
        }
        return false;
    }

private:
    [[nodiscard]] std::uint64_t all() const {
        return history_.size() == 64 ? ~std::uint64_t{0}
                                     : (std::uint64_t{1} << history_.size()) - 1;
    }
    [[nodiscard]] std::uint64_t earliest_end(std::uint64_t done) const {
        std::uint64_t earliest = ~std::uint64_t{0};
        for (std::size_t i = 0; i < history_.size(); ++i)
            if ((done >> i & 1U) == 0 && history_[i].ended < earliest) earliest = history_[i].ended;
        return earliest;
    }

    std::vector<recorded<Call>> const& history_;
    std::set<std::pair<std::uint64_t, state>> tried_;
};

template <class Model, class Call>
bool is_linearizable(std::vector<recorded<Call>> const& history, typename Model::state start) {
    return search<Model, Call>{history}.from(start);
}

}  // namespace linearizable
