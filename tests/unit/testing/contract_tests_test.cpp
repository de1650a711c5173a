// SPDX-License-Identifier: BSL-1.0
// Contract tests must find each planted flaw, name its law and its member, and find none where none
// is.
#include <treaty/testing/contract_tests.hpp>

#include "../../support/catch.hpp"
#include "flawed_shop.hpp"

#include <algorithm>

namespace {

using sample::flaw;
using treaty::testing::contract_failure;
using treaty::testing::contract_law;
using treaty::testing::contract_report;

treaty::testing::message_form const& form_called(std::string_view name) {
    return name == "json" ? treaty::testing::json_form() : treaty::testing::soap_form();
}
contract_report report_on(flaw one, std::string_view form, std::size_t cases = 400) {
    sample::flawed_channel channel{one, form_called(form)};
    return treaty::testing::verify(channel, treaty::table_of<sample::shop>(), form_called(form),
                                   {.seed = 3, .cases = cases, .url = "http://shop:80/"});
}
std::string all_of(contract_report const& report) {
    std::string text = report.stopped;
    for (contract_failure const& one : report.failures)
        text += "\n" + one.operation + " " + std::string{name_of(one.law)} + " " + one.rule +
                " at " + one.member + ": expected " + one.expected + ", found " + one.found +
                "\n    " + one.curl.substr(0, 500);
    return text;
}

struct planted {
    flaw one;
    contract_law law;
    char const* rule;
    char const* member;  // how its path ends
};
constexpr planted all_planted[] = {
    {flaw::accepts_missing_member, contract_law::strictness, "missing-member", "name"},
    {flaw::coerces_text_to_number, contract_law::strictness, "wrong-type", "pieces"},
    {flaw::truncates_long_text, contract_law::limits, "too-long", "name"},
    {flaw::takes_too_many_items, contract_law::limits, "too-many", "lines"},
    {flaw::takes_any_enumerator, contract_law::strictness, "unknown-enumerator", "how"},
    {flaw::takes_the_last_of_twins, contract_law::strictness, "duplicate-member", "number"},
    {flaw::rounds_numbers, contract_law::limits, "bad-number", "price"},
    {flaw::takes_impossible_dates, contract_law::strictness, "bad-time", "until"},
    {flaw::reads_what_is_cut, contract_law::strictness, "truncated", ""},
    {flaw::ignores_limits, contract_law::limits, "too-deep", ""},
    {flaw::refuses_unknown_members, contract_law::tolerance, "unknown-member", ""},
    {flaw::problem_with_wrong_status, contract_law::protocol, "status", "name"},
    {flaw::problem_at_wrong_place, contract_law::strictness, "missing-member", "name"},
    {flaw::problem_with_200, contract_law::protocol, "status", "name"},
    {flaw::wrong_content_type, contract_law::protocol, "media-type", ""},
    {flaw::any_content_type, contract_law::protocol, "media-type", ""},
    {flaw::undeclared_fault, contract_law::faults, "undeclared-fault", "SomethingElse"},
    {flaw::fault_with_wrong_status, contract_law::faults, "status", "UnknownItem"},
    {flaw::fault_loses_member, contract_law::faults, "missing-member", "item"},
    {flaw::loses_member, contract_law::shape, "missing-member", "name"},
    {flaw::extra_precision, contract_law::shape, "out-of-range", "price"},
    {flaw::not_well_formed, contract_law::shape, "malformed", ""},
    {flaw::hangs_up, contract_law::shape, "no-answer", ""},
    {flaw::fails_for_joined_letters, contract_law::shape, "valid-request-refused", ""},
    {flaw::works_without_key, contract_law::safety, "key-required", ""},
    {flaw::key_means_nothing, contract_law::safety, "once-under-a-key", ""},
    {flaw::key_means_nothing, contract_law::safety, "key-reused", ""},
    {flaw::key_is_late, contract_law::concurrency, "once-under-a-key", ""},
    {flaw::read_only_drifts, contract_law::safety, "read-only", ""}};

}  // namespace

TEST_CASE("who keeps the contract passes, in JSON and SOAP, under each seed") {
    for (auto const* form : {"json", "soap"})
        for (std::uint64_t seed = 0; seed < 5; ++seed) {
            sample::flawed_channel channel{flaw::none, form_called(form)};
            auto const report =
                treaty::testing::verify(channel, treaty::table_of<sample::shop>(),
                                        form_called(form), {.seed = seed, .cases = 300});
            INFO(form << ", seed " << seed << all_of(report));
            CHECK(report.passed());
            CHECK(report.results.size() == 2 * 8);
            CHECK(report.cases > 600);
        }
}
TEST_CASE("each planted flaw is found, with its law and its member") {
    for (auto const* form : {"json", "soap"})
        for (planted const& one : all_planted) {
            auto const report = report_on(one.one, form);
            INFO(form << ", flaw " << static_cast<int>(one.one) << ", " << one.rule << " at "
                      << one.member << all_of(report));
            CHECK_FALSE(report.passed());
            CHECK(std::any_of(report.failures.begin(), report.failures.end(), [&](auto const& it) {
                return it.law == one.law && it.rule == one.rule && it.member.ends_with(one.member);
            }));
        }
}
TEST_CASE("a failing request is told as the smallest that fails, with a line that sends it") {
    auto const report = report_on(flaw::fails_for_joined_letters, "json");
    auto const found = std::find_if(
        report.failures.begin(), report.failures.end(), [](contract_failure const& one) {
            return one.operation == "Look" && one.law == contract_law::shape;
        });
    REQUIRE(found != report.failures.end());
    CHECK(found->request.starts_with(R"({"item":")"));
    CHECK(found->request.find("how") == std::string::npos);
    CHECK(found->request.find("\xE2\x80\x8D") != std::string::npos);
    CHECK(
        found->curl.starts_with("curl -sS -i 'http://shop:80/shop/Look' -H 'Content-Type: "
                                "application/json' --data-binary '{"));
    CHECK(found->count > 1);
}
TEST_CASE("the same seed finds the same") {
    auto const some = report_on(flaw::accepts_missing_member, "soap");
    auto const same = report_on(flaw::accepts_missing_member, "soap");
    CHECK(all_of(some) == all_of(same));
}
TEST_CASE("only the laws and operations that are wanted are tried") {
    sample::flawed_channel channel{flaw::wrong_content_type, form_called("json")};
    std::vector<std::string> heard;
    auto const report = treaty::testing::verify(
        channel, treaty::table_of<sample::shop>(), form_called("json"),
        {.cases = 100, .operations = {"Look"}, .laws = {contract_law::safety}},
        [&](auto const& now) { heard.emplace_back(name_of(now.law)); });
    CHECK(report.results.size() == 1);
    CHECK(report.results.front().cases == 9);
    CHECK(heard == std::vector<std::string>{"safety"});
}
TEST_CASE("who is not there ends the tests, and they have not passed") {
    struct nobody final : treaty::transport::channel {
        treaty::transport::exchange_result exchange(treaty::transport::request const&,
                                                    treaty::transport::reply&) override {
            return {treaty::transport::delivery::not_sent,
                    {treaty::problem_kind::unreachable, {}, 0, {}, "refused"}};
        }
    } channel;
    auto const report =
        treaty::testing::verify(channel, treaty::table_of<sample::shop>(), form_called("json"));
    CHECK_FALSE(report.passed());
    CHECK(report.calls == 3);
    CHECK(report.stopped.find("refused") != std::string::npos);
}
TEST_CASE("who never answers in time ends the tests, and is told") {
    struct asleep final : treaty::transport::channel {
        treaty::transport::exchange_result exchange(treaty::transport::request const&,
                                                    treaty::transport::reply&) override {
            return {treaty::transport::delivery::unknown,
                    {treaty::problem_kind::deadline_passed, {}, 0, "an answer", "none"}};
        }
    } channel;
    auto const report =
        treaty::testing::verify(channel, treaty::table_of<sample::shop>(), form_called("json"));
    CHECK_FALSE(report.passed());
    CHECK(report.calls <= 6);
    CHECK(report.stopped.starts_with("three calls in a row were not answered in time"));
    REQUIRE_FALSE(report.failures.empty());
    CHECK(report.failures.front().rule == "no-answer");
}
TEST_CASE("a page of a web server is no answer to a valid request") {
    struct web_server final : treaty::transport::channel {
        treaty::transport::exchange_result exchange(treaty::transport::request const&,
                                                    treaty::transport::reply& answer) override {
            answer.status = static_cast<treaty::transport::status>(501);
            answer.media_type = "text/html";
            answer.body = "<html>Unsupported method</html>";
            return {treaty::transport::delivery::answered, {}};
        }
    } channel;
    auto const report =
        treaty::testing::verify(channel, treaty::table_of<sample::shop>(), form_called("json"),
                                {.cases = 20, .laws = {contract_law::shape}});
    REQUIRE_FALSE(report.failures.empty());
    CHECK(report.failures.front().law == contract_law::shape);
    CHECK(report.failures.front().rule == "unreadable");
    CHECK(report.results.front().failed == report.results.front().cases);
}
