// SPDX-License-Identifier: BSL-1.0
// The fourteen services in every way that they can be called: each way has a landscape of its own,
// hears the same calls, and must give the same answers.
#include <simulator/both_sides.hpp>
#include <simulator/named_caller.hpp>
#include <treaty/testing/every_way.hpp>

#include <contracts/inbound.hpp>
#include <contracts/outbound.hpp>
#include <simulator/landscape/known.hpp>
#include <simulator/landscape/loader.hpp>
#include <treaty/testing/known_values_file.hpp>

#include "../support/catch.hpp"

#include <atomic>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace {

using treaty::testing::contract_report;

constexpr treaty::instant noon = treaty::instant::from_seconds(1'790'000'000);

simulator::landscape::landscape const& small_country() {
    static auto const all = simulator::landscape::load(std::filesystem::path{TREATY_LANDSCAPE_DIR});
    REQUIRE(all.has_value());
    return *all;
}

std::atomic<int> responses{0}, failures{0};

// Time stands still, because every way has a clock of its own otherwise.
template <class Next>
struct at_noon {
    template <class Request>
    auto operator()(Request const& request, treaty::call_context& context)
        -> decltype(std::declval<Next&>()(request, context)) {
        static treaty::manual_clock const clock{noon};
        treaty::call_context now = context;
        now.time = &clock;
        now.deadline = treaty::call_context{}.deadline;
        auto made = next(request, now);
        ++(made ? responses : failures);
        return made;
    }
    Next next;
};
template <class Next>
at_noon(Next) -> at_noon<Next>;

std::vector<treaty::service_row> const& all_services() {
    static std::vector<treaty::service_row> const all{treaty::table_of<contracts::outbound>(),
                                                      treaty::table_of<contracts::inbound>()};
    return all;
}

template <class Service, class Make>
contract_report report_on(Make const& make, std::size_t cases) {
    auto known = treaty::testing::read_known_values(
        simulator::landscape::known_values_of(small_country()), all_services());
    REQUIRE(known);
    return treaty::testing::agree(
        treaty::table_of<Service>(), treaty::testing::every_way<Service>(make),
        {.cases = cases,
         .sequence = 40,
         .known = std::make_shared<treaty::testing::known_values>(*std::move(known))});
}
std::string all_of(contract_report const& report) {
    std::string text;
    for (auto const& one : report.failures)
        text += "\n" + one.operation + " " + one.rule + " at " + one.member + ": expected " +
                one.expected + ", found " + one.found + "\n    " + one.request.substr(0, 2000);
    return text;
}

}  // namespace

TEST_CASE("the eight outbound services answer the same in every way") {
    auto const report = report_on<contracts::outbound>(
        [] {
            return at_noon{simulator::back_office{
                simulator::landscape::make_back_office(small_country(), noon)}};
        },
        400);
    INFO(all_of(report));
    CHECK(report.passed());
    // Equal faults alone would say little.
    INFO(responses << " responses, " << failures << " failures");
    CHECK(responses.exchange(0) > failures.exchange(0) / 2);
    CHECK(report.results.size() == 8 * 4);
}
TEST_CASE("the six inbound services answer the same in every way") {
    auto const report = report_on<contracts::inbound>(
        [] {
            simulator::commerce_site site{
                simulator::landscape::make_commerce(small_country(), noon)};
            site.change([](auto& now) {
                simulator::landscape::place_older_orders(now, small_country(), noon);
            });
            std::string const caller =
                site.look([](auto const& now) { return now.settings.external_system; });
            return at_noon{simulator::named_caller{std::move(site), caller}};
        },
        300);
    INFO(all_of(report));
    CHECK(report.passed());
    // Equal faults alone would say little.
    INFO(responses << " responses, " << failures << " failures");
    CHECK(responses.exchange(0) > failures.exchange(0) / 2);
    CHECK(report.results.size() == 6 * 4);
}
