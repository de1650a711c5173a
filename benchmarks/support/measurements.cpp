// SPDX-License-Identifier: BSL-1.0
#include <benchmarks/support/measurements.hpp>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <iterator>
#include <stdexcept>

namespace benchmarks {

double measurement::median() const {
    if (rounds.empty()) return 0;
    auto sorted = rounds;
    std::sort(sorted.begin(), sorted.end());
    std::size_t const middle = sorted.size() / 2;
    return sorted.size() % 2 != 0 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

void measurements::add(std::string const& name, double value, std::string_view unit) {
    measurement& at = all_[name];
    at.unit = unit;
    at.rounds.push_back(value);
    at.left_out.clear();
}

void measurements::leave_out(std::string const& name, std::string_view why) {
    if (measurement& at = all_[name]; at.rounds.empty()) at.left_out = why;
}

measurement const* measurements::find(std::string const& name) const {
    auto const at = all_.find(name);
    return at == all_.end() || at->second.rounds.empty() ? nullptr : &at->second;
}

std::vector<std::pair<std::string, measurement const*>> measurements::matching(
    std::string_view pattern) const {
    auto const star = pattern.find('*');
    auto const before = pattern.substr(0, star);
    auto const after =
        star == std::string_view::npos ? std::string_view{} : pattern.substr(star + 1);
    std::vector<std::pair<std::string, measurement const*>> found;
    for (auto const& [name, one] : all_) {
        std::string_view const whole{name};
        if (one.rounds.empty() || whole.size() <= before.size() + after.size() ||
            !whole.starts_with(before) || !whole.ends_with(after))
            continue;
        auto const middle =
            whole.substr(before.size(), whole.size() - before.size() - after.size());
        if (middle.find('/') == std::string_view::npos) found.emplace_back(middle, &one);
    }
    return found;
}

void measurements::read(std::istream& from) {
    std::string const text{std::istreambuf_iterator<char>{from}, {}};
    auto const document = nlohmann::json::parse(text, nullptr, false);
    if (document.is_discarded() && text.starts_with("{\n"))
        throw std::runtime_error("no results: a JSON document that is malformed or cut off");
    try {
        if (document.is_object() && document.contains("benchmarks")) return read_google(document);
        if (document.is_object() && document.contains("measurements"))
            for (auto const& one : document.at("measurements")) read_one(one);
        else
            read_lines(text);
    } catch (nlohmann::json::exception const&) {
        throw std::runtime_error(
            "no results: neither what --json writes, nor a document of Google Benchmark, nor lines "
            "of {\"name\": ..., \"unit\": ..., \"value\": ...}");
    }
}

void measurements::read_lines(std::string const& text) {
    std::size_t number = 0;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t const end = std::min(text.find('\n', at), text.size());
        std::string const line = text.substr(at, end - at);
        ++number;
        try {
            read_one(nlohmann::json::parse(line));
        } catch (nlohmann::json::exception const&) {
            throw std::runtime_error("line " + std::to_string(number) +
                                     " is no result, such as {\"name\": \"a/b\", \"unit\": \"ns\", "
                                     "\"value\": 1.5}: " +
                                     line.substr(0, 60));
        }
        at = end + 1;
    }
}

void measurements::read_one(nlohmann::json const& one) {
    auto const name = one.at("name").get<std::string>();
    if (one.contains("left_out")) return leave_out(name, one.at("left_out").get<std::string>());
    auto const unit = one.at("unit").get<std::string>();
    if (!one.contains("rounds")) return add(name, one.at("value").get<double>(), unit);
    for (double const round : one.at("rounds").get<std::vector<double>>()) add(name, round, unit);
}

// Rates where the benchmark counts items, else its time; every repetition is a round. Time is of
// the processor, which what else the machine does disturbs less, unless the benchmark says
// otherwise.
void measurements::read_google(nlohmann::json const& document) {
    auto program = document.at("context").at("executable").get<std::string>();
    program.erase(0, program.rfind('/') + 1);
    for (auto const& one : document.at("benchmarks")) {
        if (one.value("run_type", "iteration") != "iteration") continue;
        auto name = program + "/" + one.at("run_name").get<std::string>();
        bool real = false;
        for (std::string_view const waits : {"/real_time", "/manual_time"}) {
            if (!name.ends_with(waits)) continue;
            real = true;
            name.resize(name.size() - waits.size());
        }
        name.resize(std::min(name.size(), name.rfind("/iterations:")));
        if (one.value("error_occurred", false))
            leave_out(name, one.value("error_message", "failed"));
        else if (one.contains("items_per_second"))
            add(name, one.at("items_per_second").get<double>(), "items/s");
        else
            add(name, one.at(real ? "real_time" : "cpu_time").get<double>(),
                one.at("time_unit").get<std::string>());
    }
}

}  // namespace benchmarks
