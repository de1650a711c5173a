// SPDX-License-Identifier: BSL-1.0
#include <benchmarks/support/verdicts.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <functional>
#include <iterator>
#include <utility>

namespace benchmarks {
namespace {

// Three digits that mean something.
std::string three_digits(double value) {
    int const decimals = std::abs(value) < 10 ? 2 : std::abs(value) < 100 ? 1 : 0;
    char text[40];
    std::snprintf(text, sizeof text, "%.*f", decimals, value);
    return text;
}

std::string plain(double value) {
    char text[40];
    std::snprintf(text, sizeof text, "%g", value);
    return text;
}

bool less_is_better(goal_kind kind) {
    return kind == goal_kind::share || kind == goal_kind::more || kind == goal_kind::at_most;
}

// The median of what was measured in turns, compared round by round, so that what slowed a round
// slowed both.
template <class Compare>
double by_rounds(measurement const& ours, measurement const& theirs, Compare&& compare) {
    if (ours.rounds.size() != theirs.rounds.size()) return compare(ours.median(), theirs.median());
    measurement figures;
    for (std::size_t i = 0; i < ours.rounds.size(); ++i)
        figures.rounds.push_back(compare(ours.rounds[i], theirs.rounds[i]));
    return figures.median();
}

double compare(goal_kind kind, measurement const& ours, measurement const* theirs) {
    if (theirs == nullptr) return ours.median();
    if (kind == goal_kind::more) return by_rounds(ours, *theirs, std::minus{});
    double const times = times_as_fast(ours, *theirs);
    return kind == goal_kind::share && !more_is_better(ours.unit) ? 1 / times : times;
}

measurement const* best_rival(verdict_row& row, measurements const& made) {
    measurement const* best = nullptr;
    for (std::string_view const name : row.wanted->rivals) {
        auto const* one = made.find(name_of(*row.asked, name));
        if (one == nullptr) continue;
        bool const better =
            best == nullptr || (more_is_better(one->unit) ? one->median() > best->median()
                                                          : one->median() < best->median());
        if (better) best = one, row.rival = name;
    }
    return best;
}

void find_figure(verdict_row& row, measurements const& made) {
    auto const* ours = made.find(name_of(*row.asked, row.asked->ours));
    auto const* theirs = best_rival(row, made);
    if (row.rival.empty() && !row.wanted->rivals.empty()) row.rival = row.wanted->rivals.front();
    if (ours == nullptr || (theirs == nullptr && !row.wanted->rivals.empty())) return;
    double const figure = compare(row.wanted->kind, *ours, theirs);
    row.reached = figure;
    auto const passes = [&](double wanted) {
        return less_is_better(row.wanted->kind) ? figure <= wanted : figure >= wanted;
    };
    row.how = !passes(row.wanted->wanted)                               ? verdict::short_of
              : row.wanted->stretch != 0 && passes(row.wanted->stretch) ? verdict::stretch
                                                                        : verdict::reached;
}

}  // namespace

double times_as_fast(measurement const& ours, measurement const& theirs) {
    return more_is_better(ours.unit)
               ? by_rounds(ours, theirs, std::divides{})
               : by_rounds(ours, theirs, [](double our, double their) { return their / our; });
}

std::string_view words(verdict what) {
    switch (what) {
        case verdict::stretch: return "beyond";
        case verdict::reached: return "reached";
        case verdict::short_of: return "SHORT";
        case verdict::not_measured: return "not measured";
    }
    return {};
}

std::string name_of(question const& asked, std::string_view who) {
    auto const star = asked.pattern.find('*');
    return std::string{asked.pattern.substr(0, star)}.append(who).append(
        asked.pattern.substr(star + 1));
}

std::vector<verdict_row> judge(measurements const& made) {
    std::vector<verdict_row> rows;
    for (question const& one : questions())
        for (goal const& wanted : one.goals) {
            rows.push_back({.asked = &one, .wanted = &wanted});
            find_figure(rows.back(), made);
        }
    return rows;
}

std::vector<verdict_row> measured_first(std::vector<verdict_row> const& rows) {
    // Not std::stable_partition: with clang, libstdc++ warns of its own insides there.
    std::vector<verdict_row> sorted;
    for (bool const measured : {true, false})
        std::copy_if(
            rows.begin(), rows.end(), std::back_inserter(sorted),
            [measured](verdict_row const& row) { return row.reached.has_value() == measured; });
    return sorted;
}

tally count(std::vector<verdict_row> const& rows) {
    tally all;
    for (verdict_row const& row : rows) {
        if (!row.reached) {
            ++all.not_measured;
            continue;
        }
        ++all.measured;
        ++(row.how == verdict::short_of ? all.short_of : all.reached);
        if (row.wanted->stretch == 0) continue;
        ++all.further;
        if (row.how == verdict::stretch) ++all.further_reached;
    }
    return all;
}

std::string tally_words(tally const& all) {
    std::string text = std::to_string(all.measured) +
                       " goals were measured here: " + std::to_string(all.reached) +
                       " are reached, " + std::to_string(all.short_of) + " fall SHORT.";
    if (all.further != 0)
        text += " Further goals, in [brackets]: " + std::to_string(all.further_reached) + " of " +
                std::to_string(all.further) + " reached (marked beyond).";
    if (all.not_measured != 0)
        text += " " + std::to_string(all.not_measured) + " goals were not measured here.";
    return text;
}

std::vector<std::pair<std::string, measurement const*>> ranked(question const& asked,
                                                               measurements const& made) {
    auto found = made.matching(asked.pattern);
    std::sort(found.begin(), found.end(), [](auto const& a, auto const& b) {
        return more_is_better(a.second->unit) ? a.second->median() > b.second->median()
                                              : a.second->median() < b.second->median();
    });
    return found;
}

std::string figure_words(goal const& wanted, std::string_view unit, double figure) {
    switch (wanted.kind) {
        case goal_kind::times_as_fast: return three_digits(figure) + " times";
        case goal_kind::share: return three_digits(figure);
        case goal_kind::more: return three_digits(figure) + " ns";
        default: return value_words(figure, unit);
    }
}

std::string goal_words(verdict_row const& row) {
    goal const& wanted = *row.wanted;
    bool const alone = wanted.rivals.empty();
    double const shown = alone && wanted.wanted >= 1e6 ? wanted.wanted / 1e6 : wanted.wanted;
    std::string text = less_is_better(wanted.kind) ? "at most " : "at least ";
    text += plain(shown);
    if (alone && wanted.wanted >= 1e6) text += " M/s";
    if (!wanted.unit.empty()) text.append(" ").append(wanted.unit);
    if (wanted.kind == goal_kind::times_as_fast) text += " times " + row.rival;
    if (wanted.kind == goal_kind::share) text += " of " + row.rival;
    if (wanted.kind == goal_kind::more) text += " ns over " + row.rival;
    if (wanted.stretch != 0)
        text += " [" + plain(wanted.stretch >= 1e6 ? wanted.stretch / 1e6 : wanted.stretch) + "]";
    return text;
}

std::string reached_words(verdict_row const& row, measurements const& made) {
    if (!row.reached) return "-";
    auto const* ours = made.find(name_of(*row.asked, row.asked->ours));
    return figure_words(*row.wanted, ours == nullptr ? "" : ours->unit, *row.reached);
}

std::string value_words(double value, std::string_view unit) {
    if (more_is_better(unit)) {
        constexpr std::array<std::pair<double, char const*>, 3> sizes{
            {{1e9, " G/s"}, {1e6, " M/s"}, {1e3, " k/s"}}};
        for (auto const& [size, name] : sizes)
            if (value >= size) return three_digits(value / size) + name;
        return three_digits(value) + " /s";
    }
    if (unit == "ns" && value >= 1e6) return three_digits(value / 1e6) + " ms";
    if (unit == "ns" && value >= 1e3) return three_digits(value / 1e3) + " us";
    return three_digits(value) + " " + std::string{unit};
}

}  // namespace benchmarks
