// SPDX-License-Identifier: BSL-1.0
#include <benchmarks/support/report.hpp>
#include <benchmarks/support/verdicts.hpp>

#include <algorithm>
#include <iomanip>
#include <ostream>

namespace benchmarks {

void print_table(std::ostream& out, measurements const& made, bool all_rows) {
    auto const rows = measured_first(judge(made));
    std::size_t titles = 0, goals = 0;
    for (verdict_row const& row : rows) {
        if (!row.reached && !all_rows) continue;
        titles = std::max(titles, row.asked->title.size());
        goals = std::max(goals, goal_words(row).size());
    }
    question const* last = nullptr;
    for (verdict_row const& row : rows) {
        if (!row.reached && !all_rows) continue;
        out << "  " << std::left << std::setw(static_cast<int>(titles))
            << (row.asked == last ? "" : row.asked->title) << "  "
            << std::setw(static_cast<int>(goals)) << goal_words(row) << "  " << std::right
            << std::setw(11) << reached_words(row, made) << "  " << words(row.how) << '\n';
        last = row.asked;
    }
    out << "\n  " << tally_words(count(rows)) << '\n';
}

void print_ratios(std::ostream& out, measurements const& made) {
    std::string_view shown;  // two questions may be about the same figures
    for (question const& one : questions()) {
        auto const all = ranked(one, made);
        auto const* ours = made.find(name_of(one, one.ours));
        if (all.size() < 2 || ours == nullptr || one.pattern == shown) continue;
        shown = one.pattern;
        out << "  " << one.title << '\n';
        for (auto const& [who, value] : all) {
            out << "    " << std::left << std::setw(20) << who << std::right << std::setw(12)
                << value_words(value->median(), value->unit);
            if (value == ours) {
                out << "\n";
                continue;
            }
            out << "   " << one.ours << " is " << value_words(times_as_fast(*ours, *value), "times")
                << " as fast\n";
        }
    }
}

}  // namespace benchmarks
