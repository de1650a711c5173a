// SPDX-License-Identifier: BSL-1.0
// The fourteen services in every way that they can be called: each way has a landscape of its own,
// hears the same calls, and must give the same answers.
#include <simulator/both_sides.hpp>
#include <simulator/named_caller.hpp>
#include <treaty/testing/every_way.hpp>

#include <contracts/inbound.hpp>
#include <contracts/outbound.hpp>
#include <simulator/landscape/loader.hpp>

#include "../support/catch.hpp"

#include <atomic>
#include <filesystem>
#include <map>
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

// What the landscape has of a type; nearly all drawn values become one of them.
using known_values = std::map<std::string_view, std::vector<std::string>>;
void put_known(treaty::reflect::type const& kind, void* into, treaty::random_source& chance,
               known_values const& known) {
    using treaty::reflect::shape;
    using treaty::reflect::writable;
    if (kind.shape == shape::optional && kind.held(into) != nullptr)
        put_known(*kind.element, writable(kind.held(into)), chance, known);
    if (kind.shape == shape::list)
        for (std::size_t i = 0; i < kind.size(into); ++i)
            put_known(*kind.element, writable(kind.item(into, i)), chance, known);
    for (auto const& one : kind.members)
        put_known(*one.kind, writable(one.place(into)), chance, known);
    auto const found = known.find(kind.name);
    if (found == known.end() || !chance.chance(95)) return;
    std::string const& value = found->second[chance.below(found->second.size())];
    if (kind.shape == shape::text) kind.assign(into, value);
    if (kind.shape == shape::decimal)
        *static_cast<treaty::decimal*>(into) = *treaty::decimal::parse(value);
    if (kind.shape == shape::identifier)
        treaty::reflect::store_integer(kind, into, std::stoll(value));
}
known_values known_to(simulator::landscape::landscape const& all) {
    known_values made{{"currency_code", {"EUR", "USD"}},       {"unit_code", {"C62"}},
                      {"quantity_value", {"1", "2"}},          {"order_id", {"1", "2", "3"}},
                      {"order_item_id", {"11", "12"}},         {"external_order_id", {"X1"}},
                      {"financial_transaction_id", {"1", "2"}}};
    for (auto const& one : all.stores) {
        made["store_id"].push_back(std::to_string(one.id.value()));
        for (auto const& center : one.centers)
            made["fulfillment_center_id"].push_back(std::to_string(center.value()));
    }
    for (auto const& one : all.products) made["sku"].emplace_back(one.sku.view());
    for (auto const& one : all.organizations) {
        made["member_id"].push_back(std::to_string(one.id.value()));
        made["distinguished_name"].emplace_back(one.distinguished_name.view());
    }
    return made;
}

template <class Service, class Make>
contract_report report_on(Make const& make, std::size_t cases) {
    auto const known = known_to(small_country());
    return treaty::testing::agree(
        treaty::table_of<Service>(), treaty::testing::every_way<Service>(make),
        {.cases = cases, .sequence = 40, .adjust = [&](auto const&, auto& request, auto& chance) {
             put_known(request.type(), request.get(), chance, known);
         }});
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
    CHECK(responses.exchange(0) > failures.exchange(0) / 20);
    CHECK(report.results.size() == 8 * 4);
}
TEST_CASE("the six inbound services answer the same in every way") {
    auto const report = report_on<contracts::inbound>(
        [] {
            simulator::commerce_site site{
                simulator::landscape::make_commerce(small_country(), noon)};
            std::string const caller =
                site.look([](auto const& now) { return now.settings.external_system; });
            return at_noon{simulator::named_caller{std::move(site), caller}};
        },
        300);
    INFO(all_of(report));
    CHECK(report.passed());
    // Equal faults alone would say little.
    INFO(responses << " responses, " << failures << " failures");
    CHECK(responses.exchange(0) > failures.exchange(0) / 20);
    CHECK(report.results.size() == 6 * 4);
}
