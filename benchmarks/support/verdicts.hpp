// SPDX-License-Identifier: BSL-1.0
// What was reached of each goal.
#pragma once

#include <benchmarks/support/goals.hpp>
#include <benchmarks/support/measurements.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace benchmarks {

enum class verdict { stretch, reached, short_of, not_measured };

std::string_view words(verdict what);

struct verdict_row {
    question const* asked = nullptr;
    goal const* wanted = nullptr;
    std::string rival;              // the best of them; empty where there is none
    std::optional<double> reached;  // none: not measured
    verdict how = verdict::not_measured;
};

std::vector<verdict_row> judge(measurements const& made);

// "at least 2.3 times simdjson [2.8]", and "2.41 times" for what was reached.
std::string goal_words(verdict_row const& row);
std::string figure_words(goal const& wanted, std::string_view unit, double figure);
std::string reached_words(verdict_row const& row, measurements const& made);

// What the measurement of one who is compared is called.
std::string name_of(question const& asked, std::string_view who);

// All that was measured of a question, best first.
std::vector<std::pair<std::string, measurement const*>> ranked(question const& asked,
                                                               measurements const& made);

// "6.41 M/s", "35.6 ns"
std::string value_words(double value, std::string_view unit);

}  // namespace benchmarks
