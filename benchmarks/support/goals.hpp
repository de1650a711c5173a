// SPDX-License-Identifier: BSL-1.0
// The figures to reach, as data: one question a row, with what is compared and by how much ours has
// to be better. How a figure is found from named measurements stands in the row.
#pragma once

#include <string_view>
#include <vector>

namespace benchmarks {

enum class goal_kind {
    times_as_fast,  // at least: by how much ours is better than theirs
    share,          // at most: ours divided by theirs, of what should be small
    more,           // at most: ours less theirs
    at_most,        // ours alone
    at_least
};

struct goal {
    std::vector<std::string_view> rivals;  // by the star's name; the best of them counts
    goal_kind kind = goal_kind::times_as_fast;
    double wanted = 0;
    double stretch = 0;          // 0: none
    std::string_view unit = {};  // of a figure that stands alone
};

struct question {
    std::string_view title;
    std::string_view pattern;  // names of what is compared, with a star for who it is
    std::string_view ours;     // who of them we are
    std::vector<goal> goals;
};

// In the order in which they are shown.
std::vector<question> const& questions();

}  // namespace benchmarks
