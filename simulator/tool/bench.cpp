// SPDX-License-Identifier: BSL-1.0
#include <benchmarks/quick/quick.hpp>
#include <benchmarks/support/report.hpp>
#include <simulator/tool/commands.hpp>
#include <simulator/tool/table.hpp>

#include <fstream>
#include <iostream>
#include <memory>
#include <sstream>
#include <stdexcept>

namespace simulator::tool {
namespace {

struct options {
    unsigned rounds = 5;
    unsigned milliseconds = 100;
    std::string json, html;
    std::vector<std::string> from;
};

// Opened before anything is measured, so that nobody waits for what then cannot be written.
class output_file {
public:
    explicit output_file(std::string const& path) : path_(path) {
        if (path.empty()) return;
        out_.open(path);
        check();
    }
    template <class Write>
    void write(Write&& write) {
        if (path_.empty()) return;
        write(out_);
        out_.flush();
        check();
        std::cerr << "treaty bench: wrote " << path_ << '\n';
    }

private:
    void check() const {
        if (!out_) throw std::runtime_error("cannot write " + path_);
    }
    std::string path_;
    std::ofstream out_;
};

// Rounds go over everything in turn, so that what else the machine does falls on all alike.
void measure(options const& given, benchmarks::measurements& made) {
    auto const steps = benchmarks::quick_steps();
    bool const shown = output_is_terminal();
    std::size_t turn = 0;
    for (unsigned round = 1; round <= given.rounds; ++round)
        for (auto const& step : steps) {
            std::ostringstream line;
            line << '[' << ++turn << '/' << steps.size() * given.rounds << "] round " << round
                 << ": " << step.what;
            if (shown)
                std::cerr << "\r\033[K" << line.view() << std::flush;
            else
                std::cerr << line.view() << '\n';
            step.measure(made, std::chrono::milliseconds{given.milliseconds});
        }
    if (shown) std::cerr << "\r\033[K";
}

int bench(options const& given) {
    benchmarks::measurements made;
    for (std::string const& path : given.from) {
        std::ifstream in{path};
        if (!in) {
            std::cerr << "treaty bench: cannot read " << path << '\n';
            return usage_error;
        }
        try {
            made.read(in);
        } catch (std::runtime_error const& wrong) {
            std::cerr << "treaty bench: " << path << ": " << wrong.what() << '\n';
            return usage_error;
        }
    }
    output_file json{given.json}, html{given.html};
#ifndef __OPTIMIZE__
    std::cerr << "treaty bench: this program was built without optimization, so its figures mean "
                 "little; build the preset release, or bench\n";
#endif
    measure(given, made);
    auto const where = benchmarks::present_setting();
    for (auto const& [name, value] : where) std::cout << "  " << name << ": " << value << '\n';
    std::cout << '\n';
    benchmarks::print_ratios(std::cout, made);
    std::cout
        << "\nFigures are medians of the rounds; ratios, here and in the goals, are medians of "
           "each\nround's.\n\nGoals that could be measured here [and a further one]:\n\n";
    benchmarks::print_table(std::cout, made, false);
    std::cout << "\nLeft out: all rivals but nlohmann::json and the standard library, since this "
                 "program\nhas no others in it. scripts/bench installs and measures them.\n";
    json.write([&](std::ostream& out) { benchmarks::write_json(out, made, where); });
    html.write([&](std::ostream& out) { benchmarks::write_html(out, made, where); });
    return done;
}

}  // namespace

void add_bench(CLI::App& program, chosen& run) {
    auto const given = std::make_shared<options>();
    CLI::App* const command = program.add_subcommand(
        "bench",
        "Measures this library on this machine, beside nlohmann::json and the standard "
        "library");
    command
        ->add_option("--rounds", given->rounds, "How often everything is measured; medians count")
        ->check(CLI::Range(1U, 1000U))
        ->capture_default_str();
    command->add_option("--time", given->milliseconds, "For each figure in each round, in ms")
        ->check(CLI::Range(1U, 10'000U))
        ->capture_default_str();
    command->add_option("--json", given->json, "Writes all figures to this file");
    command->add_option("--html", given->html, "Writes a page with charts to this file");
    command->add_option(
        "--from", given->from,
        "Adds results as further rounds: a file of --json, or of a program of benchmarks/");
    command->footer(
        "Takes less than two minutes unless told otherwise. Every result is checked before it is "
        "timed.\n"
        "Exit code: 0, or 64 for wrong usage and for a file of --from that holds no results. "
        "Goals\n"
        "that fall short are no failure.");
    command->callback([given, &run] { run = [given] { return bench(*given); }; });
}

}  // namespace simulator::tool
