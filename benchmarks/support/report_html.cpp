// SPDX-License-Identifier: BSL-1.0
#include "report_style.hpp"

#include <benchmarks/support/report.hpp>
#include <benchmarks/support/verdicts.hpp>

#include <algorithm>
#include <array>
#include <cstdio>
#include <ostream>
#include <set>

namespace benchmarks {
namespace {

std::string escaped(std::string_view text) {
    std::string made;
    for (char const c : text) {
        if (c == '<')
            made += "&lt;";
        else if (c == '>')
            made += "&gt;";
        else if (c == '&')
            made += "&amp;";
        else if (c == '"')
            made += "&quot;";
        else
            made += c;
    }
    return made;
}

std::string digits(double value) {
    char text[40];
    std::snprintf(text, sizeof text, "%.1f", value);
    return text;
}

std::string_view style_of(verdict how) {
    constexpr std::array<std::string_view, 4> names{"beyond", "reached", "short", "none"};
    return names[static_cast<std::size_t>(how)];
}

// Whose bar it is, in words where a name would mislead.
std::string_view shown_name(std::string_view who) {
    if (who == "asio") return "asio, keeps nothing";
    if (who == "nginx") return "nginx, keeps nothing";
    if (who == "limit") return "limit of the memory";
    return who;
}

// What ours would have to be for the goal, in the unit of the bars; 0 if it cannot be drawn. From
// our own bar and what was reached, so that bar and line say what the verdict says.
double goal_line(verdict_row const& row, measurement const* ours) {
    goal const& wanted = *row.wanted;
    if (wanted.rivals.empty()) return wanted.wanted;
    if (ours == nullptr || !row.reached) return 0;
    double const bar = ours->median();
    double const missing = wanted.wanted / *row.reached;
    switch (wanted.kind) {
        case goal_kind::times_as_fast:
            return more_is_better(ours->unit) ? bar * missing : bar / missing;
        case goal_kind::share: return bar * missing;
        case goal_kind::more: return bar - *row.reached + wanted.wanted;
        default: return 0;
    }
}

// One bar for each who was measured, best first, and a line where the hardest goal is.
class chart {
public:
    chart(question const& asked, std::vector<verdict_row const*> rows, measurements const& made)
        : asked_(asked),
          rows_(std::move(rows)),
          bars_(ranked(asked, made)) {
        for (auto const& bar : bars_) widest_ = std::max(widest_, bar.second->median());
        for (verdict_row const* row : rows_) find_line(*row);
        widest_ = std::max(widest_, line_);
    }

    void write(std::ostream& out) const {
        if (bars_.empty()) return;
        double const height = static_cast<double>(bars_.size()) * step + (line_ > 0 ? 28.0 : 2.0);
        bool const more = more_is_better(bars_.front().second->unit);
        out << "<svg viewBox=\"0 0 " << width << ' ' << digits(height) << "\" role=\"img\"><title>"
            << escaped(asked_.title) << "</title>\n";
        double y = 0;
        for (auto const& [who, one] : bars_) {
            write_bar(out, who, *one, y);
            y += step;
        }
        if (line_ > 0) {
            double const x = left + line_ / widest_ * room;
            out << "<line class=\"goal\" x1=\"" << digits(x) << "\" x2=\"" << digits(x)
                << "\" y1=\"0\" y2=\"" << digits(y + 2) << "\"/><text class=\"goal\" x=\""
                << digits(std::clamp(x, left + 40.0, left + room)) << "\" y=\"" << digits(y + 20)
                << "\">goal: " << escaped(value_words(line_, bars_.front().second->unit))
                << (more ? " or more" : " or less") << "</text>";
        }
        out << "</svg>\n";
    }

private:
    static constexpr double width = 720, left = 190, room = 440, step = 24;

    void find_line(verdict_row const& row) {
        measurement const* ours = nullptr;
        for (auto const& [who, one] : bars_)
            if (who == asked_.ours) ours = one;
        double const at = goal_line(row, ours);
        if (at <= 0 || bars_.empty()) return;
        bool const harder = more_is_better(bars_.front().second->unit) ? at > line_ : at < line_;
        if (line_ == 0 || harder) line_ = at;
    }
    void write_bar(std::ostream& out, std::string const& who, measurement const& one,
                   double y) const {
        double const value = one.median();
        double const size = std::max(value / widest_ * room, 1.0);
        std::string const shown = escaped(value_words(value, one.unit));
        out << "<g" << (who == asked_.ours ? " class=\"ours\"" : "") << "><title>" << escaped(who)
            << ": " << shown << ", " << one.rounds.size()
            << " rounds</title><text class=\"who\" x=\"" << digits(left - 8) << "\" y=\""
            << digits(y + 15) << "\">" << escaped(shown_name(who)) << "</text><rect x=\""
            << digits(left) << "\" y=\"" << digits(y + 3) << "\" width=\"" << digits(size)
            << "\" height=\"" << digits(step - 8) << "\" rx=\"2\"/><text x=\""
            << digits(left + size + 6) << "\" y=\"" << digits(y + 15) << "\">" << shown
            << "</text></g>\n";
    }

    question const& asked_;
    std::vector<verdict_row const*> rows_;
    std::vector<std::pair<std::string, measurement const*>> bars_;
    double widest_ = 1e-9, line_ = 0;
};

// A row of a table begins; its question stands only before the first of its goals.
void begin_row(std::ostream& out, verdict_row const& row, question const*& last) {
    if (row.asked == last)
        out << "<tr class=\"more\"><td class=\"asked\"></td>";
    else
        out << "<tr><td class=\"asked\">" << escaped(row.asked->title) << "</td>";
    last = row.asked;
}

// Of what was measured.
void write_summary(std::ostream& out, std::vector<verdict_row> const& rows,
                   measurements const& made) {
    out << "<table><thead><tr><th>Question</th><th>Goal [further]</th>"
           "<th class=\"number\">Measured</th><th></th></tr></thead><tbody>\n";
    question const* last = nullptr;
    for (verdict_row const& row : rows) {
        if (!row.reached) continue;
        begin_row(out, row, last);
        out << "<td>" << escaped(goal_words(row)) << "</td><td class=\"number\">"
            << escaped(reached_words(row, made)) << "</td><td><span class=\"" << style_of(row.how)
            << "\">" << words(row.how) << "</span></td></tr>\n";
    }
    out << "</tbody></table>\n";
}

void write_not_measured(std::ostream& out, std::vector<verdict_row> const& rows) {
    out << "<section><h2>Not measured here</h2><table><tbody>\n";
    question const* last = nullptr;
    for (verdict_row const& row : rows) {
        if (row.reached) continue;
        begin_row(out, row, last);
        out << "<td class=\"none\">" << escaped(goal_words(row)) << "</td></tr>\n";
    }
    out << "</tbody></table></section>\n";
}

void write_questions(std::ostream& out, std::vector<verdict_row> const& rows,
                     measurements const& made) {
    std::set<std::string_view> shown;  // two questions may be about the same figures
    for (question const& one : questions()) {
        std::vector<verdict_row const*> own;
        for (verdict_row const& row : rows)
            if (row.asked == &one && row.reached) own.push_back(&row);
        if (own.empty() && (made.matching(one.pattern).size() < 2 || shown.contains(one.pattern)))
            continue;
        shown.insert(one.pattern);
        out << "<section><h2>" << escaped(one.title) << "</h2>";
        for (verdict_row const* row : own)
            out << (row == own.front() ? "<p>" : " ") << "<span class=\"" << style_of(row->how)
                << "\">" << words(row->how) << "</span> " << escaped(reached_words(*row, made))
                << "; wanted " << escaped(goal_words(*row)) << '.';
        out << (own.empty() ? "\n" : "</p>\n");
        chart{one, own, made}.write(out);
        out << "</section>\n";
    }
}

}  // namespace

void write_html(std::ostream& out, measurements const& made, setting const& where) {
    auto const rows = judge(made);
    tally const all = count(rows);
    out << "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" "
           "content=\"width=device-width\"><title>Treaty: measured</title><style>"
        << report_style << "</style></head><body><main><h1>Treaty, measured</h1><p class=\"lead\">"
        << escaped(tally_words(all)) << "</p><p class=\"where\">";
    for (auto const& [name, value] : where)
        out << "<b>" << escaped(name) << "</b> " << escaped(value) << "<br>";
    out << "Bars are medians of the rounds; ratios are medians of each round's. Longer bars are "
           "better "
           "where the unit is /s, shorter ones otherwise.</p>\n";
    if (all.measured != 0) write_summary(out, rows, made);
    write_questions(out, rows, made);
    if (all.not_measured != 0) write_not_measured(out, rows);
    out << "</main></body></html>\n";
}

}  // namespace benchmarks
