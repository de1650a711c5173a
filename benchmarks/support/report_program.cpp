// SPDX-License-Identifier: BSL-1.0
// Puts the results of several programs together: the table of goals, a JSON file and a page.
#include <benchmarks/support/report.hpp>

#include <fstream>
#include <iostream>
#include <stdexcept>
#include <string>

namespace {

int report(int count, char** words) {
    benchmarks::measurements made;
    std::string json, html;
    for (int i = 1; i < count; ++i) {
        std::string const word{words[i]};
        if ((word == "--json" || word == "--html") && i + 1 < count) {
            (word == "--json" ? json : html) = words[++i];
            continue;
        }
        std::ifstream in{word};
        if (!in) throw std::runtime_error("cannot read " + word);
        try {
            made.read(in);
        } catch (std::runtime_error const& wrong) {
            throw std::runtime_error(word + ": " + wrong.what());
        }
    }
    auto const where = benchmarks::present_setting();
    for (auto const& [name, value] : where) std::cout << "  " << name << ": " << value << '\n';
    std::cout << '\n';
    benchmarks::print_table(std::cout, made, true);
    for (auto const& [name, one] : made.all())
        if (one.rounds.empty()) std::cout << "  left out: " << name << ": " << one.left_out << '\n';
    if (!json.empty()) {
        std::ofstream out{json};
        benchmarks::write_json(out, made, where);
        if (!out.flush()) throw std::runtime_error("cannot write " + json);
    }
    if (!html.empty()) {
        std::ofstream out{html};
        benchmarks::write_html(out, made, where);
        if (!out.flush()) throw std::runtime_error("cannot write " + html);
    }
    return 0;
}

}  // namespace

int main(int count, char** words) {
    if (count < 2) {
        std::cerr << "usage: bench_report RESULTS ... [--json FILE] [--html FILE]\n";
        return 2;
    }
    try {
        return report(count, words);
    } catch (std::exception const& wrong) {
        std::cerr << "bench_report: " << wrong.what() << '\n';
        return 1;
    }
}
