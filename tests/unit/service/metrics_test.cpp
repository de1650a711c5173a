// SPDX-License-Identifier: BSL-1.0
#include <treaty/service/metrics.hpp>

#include "../../support/catch.hpp"

#include <cstdlib>
#include <map>
#include <regex>
#include <set>
#include <sstream>

using treaty::call_end;
using namespace std::chrono_literals;

namespace {

// What a scraper makes of the page: each sample by its name and labels. Fails if a line is not of
// the text format: comment, sample or nothing; families declared once and before their samples.
std::map<std::string, double> scraped(std::string const& page) {
    static std::regex const help{R"(# HELP [a-zA-Z_:][a-zA-Z0-9_:]* .+)"};
    static std::regex const type{
        R"(# TYPE ([a-zA-Z_:][a-zA-Z0-9_:]*) (counter|gauge|histogram|summary|untyped))"};
    static std::regex const sample{
        R"(([a-zA-Z_:][a-zA-Z0-9_:]*)(\{([a-zA-Z_][a-zA-Z0-9_]*="[^"\\\n]*",?)*\})? (\S+))"};
    std::map<std::string, double> samples;
    std::set<std::string> families;
    std::string family;
    REQUIRE(page.back() == '\n');
    std::istringstream lines{page};
    for (std::string line; std::getline(lines, line);) {
        INFO(line);
        std::smatch match;
        if (std::regex_match(line, match, type)) {
            family = match[1];
            CHECK(families.insert(family).second);
        } else if (!std::regex_match(line, help)) {
            REQUIRE(std::regex_match(line, match, sample));
            CHECK(match[1].str().starts_with(family));
            char* end = nullptr;
            double const value = std::strtod(match[4].str().c_str(), &end);
            CHECK(samples.emplace(match[1].str() + match[2].str(), value).second);
        }
    }
    return samples;
}

}  // namespace

TEST_CASE("a metrics page is text that Prometheus reads") {
    treaty::operation_metrics counted;
    counted.finished(call_end::response, 3us);
    counted.finished(call_end::response, 40us);
    counted.finished(call_end::fault, 2ms);
    counted.finished(call_end::unknown, 10s);
    counted.in_flight = 2;
    treaty::metrics_page page;
    page.add("desk", "FindOrder", counted);
    page.add("desk", "PlaceOrder", treaty::operation_metrics{});
    page.add("treaty_connections_open", "Connections now.", "gauge", 5);
    auto const samples = scraped(page.str());
    std::string const find = R"(service="desk",operation="FindOrder")";
    CHECK(samples.at("treaty_requests_total{" + find + R"(,outcome="response"})") == 2);
    CHECK(samples.at("treaty_requests_total{" + find + R"(,outcome="fault"})") == 1);
    CHECK(samples.at("treaty_requests_total{" + find + R"(,outcome="problem"})") == 0);
    CHECK(samples.at("treaty_requests_total{" + find + R"(,outcome="unknown"})") == 1);
    CHECK(samples.at("treaty_requests_in_flight{" + find + "}") == 2);
    CHECK(samples.at("treaty_request_seconds_count{" + find + "}") == 4);
    CHECK(samples.at("treaty_request_seconds_sum{" + find + "}") == Approx(10.002043));
    CHECK(samples.at("treaty_request_seconds_bucket{" + find + R"(,le="+Inf"})") == 4);
    CHECK(samples.at(
              R"(treaty_requests_total{service="desk",operation="PlaceOrder",outcome="fault"})") ==
          0);
    CHECK(samples.at("treaty_connections_open") == 5);
}

TEST_CASE("the buckets of a latency histogram count all calls up to their bound") {
    treaty::operation_metrics counted;
    for (double const bound : treaty::latency_bounds)
        counted.finished(call_end::response,
                         std::chrono::nanoseconds{static_cast<std::int64_t>(bound * 1e9)});
    treaty::metrics_page page;
    page.add("s", "O", counted);
    auto const text = page.str();
    double before = 0;
    int buckets = 0;
    for (auto const& [name, value] : scraped(text))
        if (name.find("_bucket") != std::string::npos) ++buckets;
    CHECK(buckets == static_cast<int>(treaty::latency_bounds.size()) + 1);
    // In the order of the page they never fall, and each bound has one more than the last.
    std::istringstream lines{text};
    for (std::string line; std::getline(lines, line);) {
        if (line.find("_bucket") == std::string::npos) continue;
        double const value = std::strtod(line.c_str() + line.rfind(' '), nullptr);
        bool const last = line.find("+Inf") != std::string::npos;
        CHECK(value == (last ? before : before + 1));
        before = value;
    }
}
