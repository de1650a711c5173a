// SPDX-License-Identifier: BSL-1.0
// What was measured, by name: "feed/redis-set/batch=1000/connections=1". Programs here hand such
// figures on as lines of JSON, {"name": ..., "unit": ..., "value": ...}, or as Google Benchmark
// writes them; there the program's name goes before the benchmark's.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include <istream>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace benchmarks {

struct measurement {
    std::string unit;            // "updates/s", "ns", "MB"
    std::vector<double> rounds;  // none: left out
    std::string left_out;        // why it was not measured

    [[nodiscard]] double median() const;
};

// More is better of what is counted by the second; of all else less is.
inline bool more_is_better(std::string_view unit) {
    return unit.ends_with("/s");
}

class measurements {
public:
    // One more round.
    void add(std::string const& name, double value, std::string_view unit);
    void leave_out(std::string const& name, std::string_view why);

    // Reads what a program wrote: lines of JSON, one document of Google Benchmark, or what
    // write_json() made of them. Throws std::runtime_error, in a sentence, if it is none of these.
    void read(std::istream& from);

    [[nodiscard]] measurement const* find(std::string const& name) const;
    // All that were measured of a pattern with one star, by what the star stands for.
    [[nodiscard]] std::vector<std::pair<std::string, measurement const*>> matching(
        std::string_view pattern) const;
    [[nodiscard]] std::map<std::string, measurement> const& all() const { return all_; }

private:
    void read_google(nlohmann::json const& document);
    void read_lines(std::string const& text);
    void read_one(nlohmann::json const& one);
    std::map<std::string, measurement> all_;
};

}  // namespace benchmarks
