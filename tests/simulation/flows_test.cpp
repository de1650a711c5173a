// SPDX-License-Identifier: BSL-1.0
// The nine flows hold in one process and over HTTP, and end in the same state.
#include <simulator/scenarios/nine_flows.hpp>

#include <tests/support/catch.hpp>

#include <contracts/bod/back_office.hpp>
#include <simulator/landscape/loader.hpp>
#include <simulator/named_caller.hpp>
#include <simulator/scenarios/snapshot.hpp>
#include <treaty/http.hpp>
#include <treaty/transport/in_process/channel.hpp>
#include <treaty/wire/soap/format.hpp>

#include <atomic>
#include <functional>
#include <optional>

namespace {

using namespace simulator;

treaty::instant const start = *treaty::instant::parse("2026-11-23T08:00:00Z");

landscape::landscape files() {
    auto all = landscape::load(std::filesystem::path{TREATY_LANDSCAPE_DIR});
    REQUIRE(all);
    return *std::move(all);
}

// How a play ended: what was told, and the state it left.
struct ending {
    std::vector<scenarios::flow> flows;
    scenarios::snapshot state;
    std::uint64_t calls = 0;
};

ending play(scenarios::world& stage, both_sides const& sides, landscape::landscape const& all,
            unsigned shoppers) {
    ending made;
    auto const who = scenarios::choose(all);
    if (!who) FAIL(who.error());
    scenarios::story tale{*who};
    for (auto const& [title, flow_of] : scenarios::nine_flows()) {
        scenarios::flow told{title, {}};
        scenarios::narrator tell{told};
        flow_of(stage, tale, tell);
        for (violation const& one : stage.check())
            FAIL_CHECK(title + ": " + one.rule + ": " + one.what);
        made.flows.push_back(std::move(told));
    }
    scenarios::flow crowd{"A busy hour", {}};
    scenarios::narrator tell{crowd};
    scenarios::busy_hour(stage, all, *who, shoppers, 11, tell);
    made.flows.push_back(std::move(crowd));
    made.state = scenarios::take_snapshot(sides);
    for (auto const* name : {"GetProductAvailability", "ReserveOrderInventory", "TransferOrder"})
        made.calls += stage.calls().of(name).took.size();
    return made;
}

std::string external_system(both_sides& sides) {
    return sides.site.look([](commerce_state const& now) { return now.settings.external_system; });
}

ending play_in_process(landscape::landscape const& all, unsigned shoppers) {
    scenarios::scenario_clock time{start};
    both_sides sides{all, start};
    treaty::idempotent_receiver office{std::ref(sides.office)};
    treaty::idempotent_receiver site{named_caller{std::ref(sides.site), external_system(sides)}};
    treaty::dispatcher outbound{{&treaty::json::format()}}, inbound{{&treaty::json::format()}};
    outbound.add<contracts::outbound>(office);
    inbound.add<contracts::inbound>(site);
    treaty::in_process::channel to_office{outbound}, to_site{inbound};
    scenarios::world stage{sides, time, to_office, to_site};
    return play(stage, sides, all, shoppers);
}

ending play_over_http(landscape::landscape const& all, unsigned shoppers,
                      treaty::wire::format const& format = treaty::json::format()) {
    scenarios::scenario_clock time{start};
    both_sides sides{all, start};
    treaty::http::server<contracts::outbound> office{
        std::ref(sides.office), {.time = &time}, {.formats = {&format}}};
    treaty::http::server<contracts::inbound> site{
        named_caller{std::ref(sides.site), external_system(sides)},
        {.time = &time},
        {.formats = {&format}}};
    treaty::http::channel to_office{office.url(), {.time = &time}};
    treaty::http::channel to_site{site.url(), {.time = &time}};
    scenarios::world stage{sides, time, to_office, to_site, format};
    return play(stage, sides, all, shoppers);
}

void check_held(ending const& made) {
    for (scenarios::flow const& flow : made.flows) {
        CHECK(!flow.steps.empty());
        for (scenarios::step const& one : flow.steps) {
            INFO(flow.title << ": " << one.what << ": " << one.came);
            CHECK(one.held);
        }
    }
}

}  // namespace

TEST_CASE("the nine flows hold in one process, and again exactly the same") {
    landscape::landscape const all = files();
    ending const made = play_in_process(all, 60);
    check_held(made);
    ending const again = play_in_process(all, 60);
    CHECK(made.flows == again.flows);
    CHECK(made.state == again.state);
    CHECK(made.calls == again.calls);
}

TEST_CASE("the nine flows hold over HTTP and end as they do in one process") {
    landscape::landscape const all = files();
    ending const here = play_in_process(all, 25);
    ending const there = play_over_http(all, 25);
    check_held(there);
    CHECK(here.flows == there.flows);
    CHECK(here.state == there.state);
    CHECK(here.calls == there.calls);
}

TEST_CASE("the nine flows hold over SOAP and end as they do over JSON") {
    landscape::landscape const all = files();
    treaty::soap::soap_format const soap{{.services = {"outbound", "inbound"}}};
    ending const in_json = play_over_http(all, 25);
    ending const in_soap = play_over_http(all, 25, soap);
    check_held(in_soap);
    CHECK(in_json.state == in_soap.state);
    CHECK(in_json.calls == in_soap.calls);
}

TEST_CASE("the nine flows hold over business object documents and end as they do over JSON") {
    landscape::landscape const all = files();
    std::atomic<int> ids = 0;
    contracts::bod::format const documents{{.bindings = contracts::bod::bindings, .make_id = [&] {
                                                return "document-" + std::to_string(++ids);
                                            }}};
    ending const in_json = play_over_http(all, 25);
    ending const in_documents = play_over_http(all, 25, documents);
    check_held(in_documents);
    CHECK(in_json.state == in_documents.state);
    CHECK(in_json.calls == in_documents.calls);
}

TEST_CASE("shoppers of many seeds break no rule") {
    landscape::landscape const all = files();
    for (std::uint64_t seed = 1; seed <= 10; ++seed) {
        INFO("seed " << seed);
        scenarios::scenario_clock time{start};
        both_sides sides{all, start};
        treaty::idempotent_receiver office{std::ref(sides.office)};
        treaty::dispatcher outbound{{&treaty::json::format()}}, inbound{{&treaty::json::format()}};
        outbound.add<contracts::outbound>(office);
        inbound.add<contracts::inbound>(sides.site);
        treaty::in_process::channel to_office{outbound}, to_site{inbound};
        scenarios::world stage{sides, time, to_office, to_site};
        scenarios::flow crowd{"A busy hour", {}};
        scenarios::narrator tell{crowd};
        scenarios::busy_hour(stage, all, *scenarios::choose(all), 150, seed, tell);
        for (scenarios::step const& one : crowd.steps) {
            INFO(one.what << ": " << one.came);
            CHECK(one.held);
        }
    }
}

TEST_CASE("a narrator tells a step that went wrong, and the flow has then not held") {
    scenarios::flow flow{"told", {}};
    std::size_t heard = 0;
    scenarios::narrator tell{flow, [&](scenarios::step const&) { ++heard; }};
    CHECK(tell.expect(true, "a", "b"));
    CHECK(flow.held());
    CHECK(!tell.expect_refusal(false, "c", "d"));
    CHECK(!flow.held());
    CHECK(heard == 2);
}

TEST_CASE("a landscape without what the flows need says what it lacks") {
    landscape::landscape all = files();
    all.payment_methods.clear();
    auto const who = scenarios::choose(all);
    REQUIRE(!who);
    CHECK(who.error() == "the landscape has no payment method that approves at once");
}
