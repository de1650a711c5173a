// SPDX-License-Identifier: BSL-1.0
// What was reached of each goal.
#pragma once

#include <benchmarks/support/goals.hpp>
#include <benchmarks/support/measurements.hpp>

#include <cstddef>
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

// The same rows, those that were measured before the others.
std::vector<verdict_row> measured_first(std::vector<verdict_row> const& rows);

// How the goals fared. A further goal is the figure in brackets beside a goal.
struct tally {
    std::size_t measured = 0, reached = 0, short_of = 0, further = 0, further_reached = 0;
    std::size_t not_measured = 0;
};
tally count(std::vector<verdict_row> const& rows);
// "10 goals were measured here: 7 are reached, 3 fall SHORT. ..."
std::string tally_words(tally const& all);

// By how much ours is better. Wherever two are compared, in goals and tables, it is by this.
double times_as_fast(measurement const& ours, measurement const& theirs);

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
