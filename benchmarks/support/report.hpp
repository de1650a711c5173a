// SPDX-License-Identifier: BSL-1.0
// The same figures for a terminal, for a program, and for a person who looks.
#pragma once

#include <benchmarks/support/measurements.hpp>

#include <iosfwd>
#include <string>
#include <utility>
#include <vector>

namespace benchmarks {

// Where and how: "compiler" -> "g++ 12.2", in the order in which it is shown.
using setting = std::vector<std::pair<std::string, std::string>>;

// Of this program and machine, now.
setting present_setting();

// Each goal with what was reached, then how many fall short. Rows that were not measured are
// counted and, if asked for, shown.
void print_table(std::ostream& out, measurements const& made, bool all_rows);
// What was measured of each question, and by how much ours is better.
void print_ratios(std::ostream& out, measurements const& made);
void write_json(std::ostream& out, measurements const& made, setting const& where);
// One page without anything from elsewhere.
void write_html(std::ostream& out, measurements const& made, setting const& where);

}  // namespace benchmarks
