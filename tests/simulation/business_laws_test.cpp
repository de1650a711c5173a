// SPDX-License-Identifier: BSL-1.0
// The laws of the back office hold for the simulated one, and find each flaw of its business with
// the law, the rule and a short sequence.
#include <simulator/laws/back_office_laws.hpp>

#include <tests/support/business_flaws.hpp>
#include <tests/support/catch.hpp>

#include <simulator/both_sides.hpp>
#include <simulator/landscape/known.hpp>
#include <simulator/landscape/loader.hpp>
#include <simulator/named_caller.hpp>
#include <treaty/contract/service_table.hpp>
#include <treaty/service/dispatcher.hpp>
#include <treaty/service/idempotency.hpp>
#include <treaty/testing/known_values_file.hpp>
#include <treaty/transport/in_process/channel.hpp>
#include <treaty/wire/json/format.hpp>
#include <treaty/wire/soap/format.hpp>

#include <algorithm>
#include <functional>
#include <memory>

namespace {

using namespace simulator;
using sample::business_flaw;
using treaty::testing::contract_report;

std::vector<treaty::service_row> const& services() {
    static std::vector<treaty::service_row> const all{treaty::table_of<contracts::outbound>(),
                                                      treaty::table_of<contracts::inbound>()};
    return all;
}

// Both sides behind a channel, in JSON and SOAP.
struct stage {
    explicit stage(business_flaw flaw)
        : all(*landscape::load(std::filesystem::path{TREATY_LANDSCAPE_DIR})),
          sides(all, start),
          office({std::ref(sides.office), flaw}),
          site({std::ref(sides.site), flaw}) {
        sides.site.change(
            [&](commerce_state& now) { landscape::place_older_orders(now, all, start); });
        requests.add<contracts::outbound>(office);
        requests.add<contracts::inbound>(site);
    }
    treaty::instant start = treaty::instant::from_seconds(1'795'420'800);
    landscape::landscape all;
    both_sides sides;
    treaty::soap::soap_format soap{{.services = {"outbound", "inbound"}}};
    treaty::idempotent_receiver<sample::flawed<std::reference_wrapper<back_office>>> office;
    treaty::idempotent_receiver<sample::flawed<std::reference_wrapper<commerce_site>>> site;
    treaty::dispatcher requests{{&treaty::json::format(), &soap}};
    treaty::in_process::channel channel{requests};
};

// Who goes away after so many calls.
struct going final : treaty::transport::channel {
    going(treaty::transport::channel& to, int calls) : next(to), left(calls) {}
    treaty::transport::exchange_result exchange(treaty::transport::request const& asked,
                                                treaty::transport::reply& answer) override {
        if (left-- > 0) return next.exchange(asked, answer);
        return {treaty::transport::delivery::not_sent,
                {treaty::problem_kind::unreachable, {}, 0, {}, "refused"}};
    }
    treaty::transport::channel& next;
    int left;
};

// A way on which keys are lost: each call arrives under another one.
struct keys_lost final : treaty::transport::channel {
    explicit keys_lost(treaty::transport::channel& to) : next(to) {}
    treaty::transport::exchange_result exchange(treaty::transport::request const& asked,
                                                treaty::transport::reply& answer) override {
        treaty::call_context own = *asked.context;
        if (!own.idempotency_key.empty()) own.idempotency_key += "-" + std::to_string(++calls);
        auto changed = asked;
        changed.context = &own;
        return next.exchange(changed, answer);
    }
    treaty::transport::channel& next;
    int calls = 0;
};

contract_report report_on(stage& on, treaty::transport::channel& by, bool json = true,
                          std::uint64_t seed = 7) {
    auto known = treaty::testing::read_known_values(landscape::known_values_of(on.all), services());
    REQUIRE(known);
    treaty::testing::verify_options options{.seed = seed, .cases = 1000};
    options.known = std::make_shared<treaty::testing::known_values>(*std::move(known));
    auto const form = json ? treaty::testing::json_form() : treaty::testing::soap_form(on.soap);
    return verify_business(by, services(), form, laws::back_office(), options);
}

std::string all_of(contract_report const& report) {
    std::string text;
    for (auto const& one : report.failures)
        text += "\n" + one.operation + " " + one.rule + " at " + one.member + ": expected " +
                one.expected + ", found " + one.found + "\n  " + one.curl;
    return text;
}

}  // namespace

TEST_CASE("the simulated back office keeps the laws of its business, in JSON and SOAP") {
    for (bool const json : {true, false}) {
        stage on{business_flaw::none};
        auto const report = report_on(on, on.channel, json);
        INFO(all_of(report));
        CHECK(report.passed());
        CHECK(report.results.size() == laws::back_office().size());
        CHECK(on.sides.check().empty());
    }
}

TEST_CASE("a flaw of the business is found, with its law and rule and in few calls") {
    struct planted {
        business_flaw flaw;
        char const* law;
        char const* rule;
        std::size_t calls_most;
    };
    constexpr planted all[] = {
        {business_flaw::oversells_two_lines, "stock", "nothing-oversold", 2},
        {business_flaw::changes_state_on_a_fault, "stock", "a-fault-changes-nothing", 3},
        {business_flaw::cancel_does_not_restore, "stock", "cancel-restores", 5},
        {business_flaw::answers_another_order, "orders", "the-order-that-was-asked", 4},
        {business_flaw::loses_a_line, "orders", "no-line-lost", 2},
        {business_flaw::deposits_twice, "payments", "sums-are-kept", 2},
        {business_flaw::captures_above_authorized, "payments", "captured-within-authorized", 4},
        {business_flaw::takes_stale_status, "status", "stale-is-ignored", 3},
        {business_flaw::takes_older_level, "cache", "never-goes-back", 3},
        {business_flaw::creates_twice, "organizations", "created-once", 3},
        {business_flaw::takes_any_parent, "customers", "below-nobody", 3}};
    for (planted const& one : all) {
        stage on{one.flaw};
        auto const report = report_on(on, on.channel);
        INFO(one.law << ": " << one.rule << all_of(report));
        auto const found =
            std::find_if(report.failures.begin(), report.failures.end(),
                         [&](auto const& failure) { return failure.operation == one.law; });
        REQUIRE(found != report.failures.end());
        CHECK(found->rule == one.rule);
        CHECK(found->law == treaty::testing::contract_law::business);
        auto const calls = std::count(found->curl.begin(), found->curl.end(), '\n') + 1;
        CHECK(static_cast<std::size_t>(calls) <= one.calls_most);
        CHECK(found->curl.find("curl -sS") == 0);
    }
}

TEST_CASE("a call that is made again under its key shows in the stock") {
    stage on{business_flaw::none};
    keys_lost way{on.channel};
    auto const report = report_on(on, way);
    bool const found = std::any_of(
        report.failures.begin(), report.failures.end(),
        [](auto const& one) { return one.operation == "keys" && one.rule == "once-under-a-key"; });
    INFO(all_of(report));
    CHECK(found);
}

TEST_CASE("a filter that names the caller leaves no name behind") {
    struct asks {
        std::string operator()(int, treaty::call_context& context) { return context.caller; }
    };
    named_caller filter{asks{}, "erp"};
    treaty::call_context context;
    CHECK(filter(1, context) == "erp");
    // A key is filed under the caller: with a name left behind, it would be another one.
    CHECK(context.caller.empty());
    context.caller = "shop";
    CHECK(filter(1, context) == "shop");
    CHECK(context.caller == "shop");
}

TEST_CASE("a seed plays the same sequences") {
    stage one{business_flaw::loses_a_line}, other{business_flaw::loses_a_line};
    CHECK(all_of(report_on(one, one.channel)) == all_of(report_on(other, other.channel)));
}
TEST_CASE("who goes away has broken no law of its business") {
    stage on{business_flaw::none};
    going way{on.channel, 40};
    auto const report = report_on(on, way);
    CHECK(report.failures.empty());
    CHECK(report.stopped.find("refused") != std::string::npos);
    CHECK_FALSE(report.passed());
}
