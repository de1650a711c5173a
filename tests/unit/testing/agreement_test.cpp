// SPDX-License-Identifier: BSL-1.0
// The same in every way: a shop agrees with itself, and each way that is planted wrong is found,
// with its name and the member.
#include <treaty/testing/agreement.hpp>

#include "../../support/catch.hpp"
#include "flawed_shop.hpp"

#include <treaty/testing/difference.hpp>
#include <treaty/testing/every_way.hpp>

#include <algorithm>

namespace {

using sample::shop;
using sample::shop_keeper;
using treaty::testing::contract_law;
using treaty::testing::contract_report;

treaty::testing::message_form const& shop_soap() {
    static treaty::soap::soap_format const format{{.services = {"shop"}}};
    static treaty::testing::message_form const form = treaty::testing::soap_form(format);
    return form;
}
auto fresh() {
    return treaty::idempotent_receiver{shop_keeper{}};
}
void replace(std::string& text, std::string_view what, std::string_view with) {
    std::size_t const at = text.find(what);
    if (at != std::string::npos) text.replace(at, what.size(), with);
}
void cut(std::string& text, std::string_view from, std::string_view to) {
    std::size_t const begin = text.find(from);
    if (begin == std::string::npos) return;
    std::size_t const end = text.find(to, begin + from.size());
    if (end != std::string::npos) text.erase(begin, end + to.size() - begin);
}

// A transport that changes what goes over it.
struct spoiling final : treaty::transport::channel {
    using change = void (*)(treaty::transport::request& asked, treaty::transport::reply* answer);
    spoiling(treaty::transport::channel& to, change given, bool again)
        : next(to),
          how(given),
          twice(again) {}
    treaty::transport::exchange_result exchange(treaty::transport::request const& asked,
                                                treaty::transport::reply& answer) override {
        treaty::call_context context = *asked.context;
        treaty::transport::request passed = asked;
        passed.context = &context;
        how(passed, nullptr);
        if (twice) next.exchange(passed, answer);
        if (twice) context.idempotency_key += "-2";
        auto const result = next.exchange(passed, answer);
        how(passed, &answer);
        return result;
    }
    treaty::transport::channel& next;
    change how;
    bool twice;
};

struct planted {
    char const* name;
    char const* form;
    spoiling::change how;
    char const* operation;
    char const* member;
    char const* found;
    bool twice = false;
};
planted const all_planted[] = {
    {"a format loses an optional member", "soap",
     [](auto&, auto* answer) {
         if (answer != nullptr) cut(answer->body, "<nickname>", "</nickname>");
     },
     "Look", "/nickname", "in-process soap: nothing"},
    {"a format trims texts", "soap",
     [](auto&, auto* answer) {
         if (answer != nullptr) replace(answer->body, " </name>", "</name>");
     },
     "Place", "/name", "in-process soap: \""},
    {"a format rounds", "json",
     [](auto&, auto* answer) {
         if (answer != nullptr) replace(answer->body, "4.95", "4.9");
     },
     "Look", "/price", "in-process json: 4.9"},
    {"a format has more digits than its type", "json",
     [](auto&, auto* answer) {
         if (answer != nullptr) replace(answer->body, "4.95", "4.9500000001");
     },
     "Look", "", "in-process json: the problem bad-answer"},
    {"a fault loses what it is about", "json",
     [](auto&, auto* answer) {
         if (answer != nullptr) cut(answer->body, "\"item\":\"", "\"");
     },
     "Look", "", "in-process json: the problem"},
    {"a transport forgets keys", "json",
     [](auto& asked, auto*) { asked.context->idempotency_key.clear(); }, "Place", "",
     "in-process json: the problem key-required"},
    {"a transport makes one key of all", "json",
     [](auto& asked, auto*) {
         if (!asked.context->idempotency_key.empty()) asked.context->idempotency_key = "1";
     },
     "Place", "", "in-process json: the problem key-reused"},
    {"a transport sends twice, under another key", "json", [](auto&, auto*) {}, "Place", "/number",
     "in-process json: 2", true}};

contract_report report_on(planted const& one) {
    auto const& form =
        std::string_view{one.form} == "json" ? treaty::testing::json_form() : shop_soap();
    treaty::testing::ways_maker const make = [&one, &form] {
        std::vector<treaty::testing::way> both;
        both.push_back(treaty::testing::direct_way<shop>(fresh()));
        both.push_back(treaty::testing::in_process_way<shop>(
            fresh(), form, [&one](treaty::transport::channel& next) {
                return std::make_shared<spoiling>(next, one.how, one.twice);
            }));
        return both;
    };
    return treaty::testing::agree(treaty::table_of<shop>(), make, {.cases = 300, .sequence = 30});
}
std::string all_of(contract_report const& report) {
    std::string text;
    for (auto const& one : report.failures)
        text += "\n" + one.operation + " " + one.rule + " at " + one.member + ": expected " +
                one.expected + ", found " + one.found + "\n    " + one.request;
    return text;
}

}  // namespace

TEST_CASE("a shop agrees with itself in every way") {
    auto const report = treaty::testing::agree(
        treaty::table_of<shop>(), treaty::testing::every_way<shop>([] { return shop_keeper{}; }),
        {.cases = 200});
    INFO(all_of(report));
    CHECK(report.passed());
    CHECK(report.cases == 200 * 4);
    CHECK(report.calls == 200 * 5);
    CHECK(report.results.size() == 2 * 4);
}
TEST_CASE("a way that is wrong is found, with its member") {
    for (planted const& one : all_planted) {
        auto const report = report_on(one);
        INFO(one.name << all_of(report));
        CHECK_FALSE(report.passed());
        CHECK(std::any_of(report.failures.begin(), report.failures.end(), [&](auto const& it) {
            return it.law == contract_law::agreement && it.operation == one.operation &&
                   it.rule == "as-direct" && it.member == one.member &&
                   it.found.starts_with(one.found) && !it.curl.empty();
        }));
    }
}
TEST_CASE("a disagreement is told as the shortest sequence") {
    auto const lost = report_on(all_planted[0]);
    REQUIRE(lost.failures.size() == 2);
    for (auto const& one : lost.failures) CHECK(one.request.find('\n') == std::string::npos);
    auto const same_key = report_on(all_planted[6]);
    REQUIRE(same_key.failures.size() == 1);
    auto const& told = same_key.failures.front();
    CHECK(std::count(told.request.begin(), told.request.end(), '\n') == 1);
    CHECK(told.request.starts_with("Place {"));
    CHECK(told.curl.find("Idempotency-Key: agreement-") != std::string::npos);
    CHECK(all_of(same_key) == all_of(report_on(all_planted[6])));
}
TEST_CASE("verify compares forms of one server and names what one of them loses") {
    struct both_forms final : treaty::transport::channel {
        treaty::transport::exchange_result exchange(treaty::transport::request const& asked,
                                                    treaty::transport::reply& answer) override {
            auto const result = next.exchange(asked, answer);
            if (loses) cut(answer.body, "<nickname>", "</nickname>");
            return result;
        }
        sample::flawed_channel next{sample::flaw::none, treaty::testing::json_form()};
        bool loses = false;
    } channel;
    treaty::testing::verify_options const options{
        .cases = 100, .laws = {contract_law::agreement}, .also = {&shop_soap()}};
    auto const ask = [&] {
        return treaty::testing::verify(channel, treaty::table_of<shop>(),
                                       treaty::testing::json_form(), options);
    };
    CHECK(ask().passed());
    REQUIRE(ask().results.size() == 1);
    CHECK(ask().results.front().cases == 9);
    channel.loses = true;
    auto const report = ask();
    REQUIRE(report.failures.size() == 1);
    auto const& told = report.failures.front();
    CHECK(told.operation == "Look");
    CHECK(told.law == contract_law::agreement);
    CHECK(told.rule == "as-json");
    CHECK(told.member == "/nickname");
    CHECK(told.found == "in soap: nothing");
    CHECK(told.curl.find("/shop' -H 'Content-Type: text/xml'") != std::string::npos);
}
TEST_CASE("two values differ where they do") {
    sample::order first{}, second{};
    first.name = second.name = "a";
    auto const differ = [&] {
        auto const found = treaty::testing::difference_of(treaty::reflect::type_of<sample::order>,
                                                          &first, &second);
        return found ? found->path + ": " + found->first + " " + found->second : "";
    };
    CHECK(differ() == "");
    second.name = "b";
    CHECK(differ() == "/name: \"a\" \"b\"");
    second.name = "a";
    second.nickname = "c";
    CHECK(differ() == "/nickname: nothing \"c\"");
}
