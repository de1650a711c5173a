// SPDX-License-Identifier: BSL-1.0
#include <benchmarks/support/report.hpp>

#include <cstdlib>
#include <ctime>
#include <fstream>
#include <string_view>
#include <thread>

#ifndef TREATY_BENCH_FLAGS
#define TREATY_BENCH_FLAGS "not told"
#endif

namespace benchmarks {
namespace {

// The preset bench. What is published was measured so.
constexpr std::string_view flags_of_scripts_bench = "-O3 -DNDEBUG";

std::string processor() {
    std::ifstream in{"/proc/cpuinfo"};
    for (std::string line; std::getline(in, line);)
        if (line.starts_with("model name")) return line.substr(line.find(':') + 2);
    return "unknown";
}

std::string today() {
    std::time_t const now = std::time(nullptr);
    char text[32];
    std::strftime(text, sizeof text, "%Y-%m-%d %H:%M UTC", std::gmtime(&now));
    return text;
}

std::string load() {
    double averages[1]{};
    if (::getloadavg(averages, 1) != 1) return "unknown";
    std::string const text = std::to_string(averages[0]);
    return text.substr(0, text.find('.') + 3);
}

}  // namespace

setting present_setting() {
    setting all{{"date", today()},
                {"machine", processor() + ", " +
                                std::to_string(std::thread::hardware_concurrency()) + " cores"},
                {"compiler", __VERSION__},
                {"flags", TREATY_BENCH_FLAGS},
                {"load average", load()}};
    if (std::string_view{TREATY_BENCH_FLAGS}.find(flags_of_scripts_bench) == std::string_view::npos)
        all.emplace_back("beware", "not built with " + std::string{flags_of_scripts_bench} +
                                       ", as scripts/bench builds (preset bench)");
    return all;
}

}  // namespace benchmarks
