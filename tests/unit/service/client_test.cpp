// SPDX-License-Identifier: BSL-1.0
#include <treaty/service/client.hpp>

#include "../../support/catch.hpp"
#include "../../support/desk.hpp"

#include <treaty/wire/json/format.hpp>

#include <functional>

using treaty::problem_kind;
using treaty::transport::delivery;
using treaty::transport::status;

namespace {

// A channel that answers what a test tells it, and remembers what was asked.
class told_channel final : public treaty::transport::channel {
public:
    treaty::transport::exchange_result exchange(treaty::transport::request const& asked,
                                                treaty::transport::reply& answer) override {
        ++calls;
        path = asked.path;
        body = asked.body;
        media_type = asked.media_type;
        key = asked.context->idempotency_key;
        has_deadline = asked.context->has_deadline();
        left = asked.context->remaining();
        answer = reply;
        return result;
    }
    void answers(treaty::transport::status with, std::string_view type, std::string_view text) {
        result = {delivery::answered, {}};
        reply.status = with;
        reply.media_type = type;
        reply.body = text;
    }

    treaty::transport::exchange_result result{delivery::answered, {}};
    treaty::transport::reply reply;
    int calls = 0;
    std::string path, body, media_type, key;
    bool has_deadline = false;
    std::chrono::nanoseconds left{};
};

struct fixture {
    told_channel channel;
    treaty::manual_clock time;
    treaty::client_options options{.time = &time};
    desk::find_order::request const find{12};
    desk::place_order::request const place{"bolt", 3};

    auto ask() {
        treaty::client<desk::service> client{channel, treaty::json::format(), options};
        return client(find);
    }
    problem_kind problem_of_answer(status with, std::string_view type, std::string_view text) {
        channel.answers(with, type, text);
        auto const answer = ask();
        REQUIRE_FALSE(answer.has_value());
        REQUIRE(answer.error().is_problem());
        return answer.error().problems()->front().kind;
    }
};

}  // namespace

TEST_CASE("a client sends a request to its operation and reads the response") {
    fixture now;
    now.channel.answers(status::ok, "application/json; charset=utf-8",
                        R"({"item":"bolt","wanted":3,"news":[]})");
    auto const answer = now.ask();
    REQUIRE(answer.has_value());
    CHECK(answer->item.view() == "bolt");
    CHECK(answer->wanted == 3);
    CHECK(now.channel.path == "/desk/FindOrder");
    CHECK(now.channel.body == R"({"order":"12"})");
    CHECK(now.channel.media_type == "application/json");
    CHECK(now.channel.key.empty());
}

TEST_CASE("a client's call always has a deadline, its own or the caller's") {
    using namespace std::chrono_literals;
    fixture now;
    now.options.limits.call_wait = 7s;
    now.channel.answers(status::ok, "application/json", R"({"item":"bolt","wanted":3})");
    CHECK(now.ask().has_value());
    CHECK(now.channel.has_deadline);
    CHECK(now.channel.left == 7s);
    treaty::client<desk::service> client{now.channel, treaty::json::format(), now.options};
    treaty::call_context context{.time = &now.time};
    context.within(2s);
    CHECK(client(now.find, context).has_value());
    CHECK(now.channel.left == 2s);
    now.time.advance(2s);
    auto const late = client(now.find, context);
    REQUIRE_FALSE(late.has_value());
    REQUIRE(late.error().is_problem());
    CHECK(late.error().problems()->front().kind == problem_kind::deadline_passed);
    CHECK(now.channel.calls == 2);
}

TEST_CASE("a client makes a key where one is needed, and refuses the call if it cannot") {
    fixture now;
    now.channel.answers(status::ok, "application/json", R"({"order":"7"})");
    {
        treaty::client<desk::service> client{now.channel, treaty::json::format(), now.options};
        auto const refused = client(now.place);
        REQUIRE_FALSE(refused.has_value());
        REQUIRE(refused.error().is_problem());
        CHECK(refused.error().problems()->front().kind == problem_kind::key_required);
        CHECK(now.channel.calls == 0);
    }
    now.options.make_key = [] { return std::string{"made here"}; };
    treaty::client<desk::service> client{now.channel, treaty::json::format(), now.options};
    treaty::call_context context{.time = &now.time};
    CHECK(client(now.place, context).has_value());
    CHECK(now.channel.key == "made here");
    CHECK(context.idempotency_key == "made here");
    context.idempotency_key = "the caller's";
    CHECK(client(now.place, context).has_value());
    CHECK(now.channel.key == "the caller's");
    CHECK(now.ask().error().is_problem());  // the answer is of the other operation
    CHECK(now.channel.key.empty());
}

TEST_CASE("a client reads a declared fault into its type") {
    fixture now;
    now.channel.answers(
        status::not_found, "application/problem+json",
        R"({"type":"urn:treaty:fault:UnknownOrder","status":404,"fault":{"order":"12"}})");
    auto const answer = now.ask();
    REQUIRE_FALSE(answer.has_value());
    CHECK(answer.error().is_fault());
    CHECK_FALSE(answer.error().is_problem());
    CHECK_FALSE(answer.error().is_unknown());
    REQUIRE(answer.error().fault<desk::unknown_order>() != nullptr);
    CHECK(answer.error().fault<desk::unknown_order>()->order.value() == 12);
}

TEST_CASE("a fault that is not declared, or has another content, is a bad answer") {
    fixture now;
    for (char const* body : {R"({"type":"urn:treaty:fault:TooExpensive","fault":{}})",
                             R"({"type":"urn:treaty:fault:","fault":{}})",
                             R"({"type":"urn:treaty:fault:UnknownOrder"})",
                             R"({"type":"urn:treaty:fault:UnknownOrder","fault":{}})",
                             R"({"type":"urn:treaty:fault:UnknownOrder","fault":{"order":true}})",
                             R"({"type":"urn:treaty:fault:UnknownOrder","fault":null})",
                             R"({"type":"urn:treaty:fault:unknownorder","fault":{"order":"1"}})"}) {
        INFO(body);
        CHECK(now.problem_of_answer(status::conflict, "application/problem+json", body) ==
              problem_kind::bad_answer);
    }
}

TEST_CASE("a client reads the problems of the other side as they were reported there") {
    fixture now;
    now.channel.answers(
        status::bad_request, "application/problem+json",
        R"({"type":"urn:treaty:problem:missing-member","title":"t","status":400,"problems":[)"
        R"({"kind":"missing-member","pointer":"/order","position":3,"expected":"a","found":"b"},)"
        R"({"kind":"too-long","pointer":"/item","position":9}]})");
    auto const answer = now.ask();
    REQUIRE_FALSE(answer.has_value());
    REQUIRE(answer.error().is_problem());
    auto const& all = *answer.error().problems();
    REQUIRE(all.size() == 2);
    CHECK(all[0] == treaty::problem{problem_kind::missing_member, "/order", 3, "a", "b"});
    CHECK(all[1] == treaty::problem{problem_kind::too_long, "/item", 9, "", ""});
    for (problem_kind const kind :
         {problem_kind::key_reused, problem_kind::key_in_flight, problem_kind::overloaded,
          problem_kind::not_allowed, problem_kind::internal}) {
        std::string const body =
            R"({"type":"urn:treaty:problem:)" + std::string{name_of(kind)} + R"("})";
        CHECK(now.problem_of_answer(treaty::transport::status_of(kind), "application/problem+json",
                                    body) == kind);
    }
}

TEST_CASE("a client tells that the outcome is not known, whoever does not know it") {
    fixture now;
    now.channel.result = {delivery::unknown,
                          {problem_kind::deadline_passed, {}, 0, {}, "no answer in time"}};
    auto const silent = now.ask();
    REQUIRE_FALSE(silent.has_value());
    CHECK(silent.error().is_unknown());
    CHECK(silent.error().unknown()->why.find("no answer in time") != std::string::npos);
    now.channel.answers(status::bad_gateway, "application/problem+json",
                        R"({"type":"urn:treaty:unknown-outcome","detail":"the depot was silent"})");
    auto const passed_on = now.ask();
    CHECK(passed_on.error().is_unknown());
    CHECK(passed_on.error().unknown()->why == "the depot was silent");
    for (char const* body : {R"({"type":"urn:treaty:unknown-outcome"})",
                             R"({"type":"urn:treaty:unknown-outcome","detail":""})"}) {
        now.channel.answers(status::bad_gateway, "application/problem+json", body);
        CHECK(now.ask().error().is_unknown());
    }
}

TEST_CASE("a client tells that nothing was sent") {
    fixture now;
    now.channel.result = {delivery::not_sent,
                          {problem_kind::unreachable, {}, 0, {}, "connection refused"}};
    auto const answer = now.ask();
    REQUIRE_FALSE(answer.has_value());
    REQUIRE(answer.error().is_problem());
    CHECK(answer.error().problems()->front().kind == problem_kind::unreachable);
    CHECK(answer.error().str().find("connection refused") != std::string::npos);
}

TEST_CASE("a client refuses to send what cannot be put on the wire") {
    fixture now;
    treaty::client<desk::service> client{now.channel, treaty::json::format(), now.options};
    now.options.make_key = [] { return std::string{"k"}; };
    treaty::client<desk::service> with_keys{now.channel, treaty::json::format(), now.options};
    desk::place_order::request wrong{desk::item_name{std::string_view{"\xFF"}}, 3};
    auto const answer = with_keys(wrong);
    REQUIRE_FALSE(answer.has_value());
    REQUIRE(answer.error().is_problem());
    CHECK(answer.error().problems()->front().kind == problem_kind::refused_here);
    CHECK(now.channel.calls == 0);
}

TEST_CASE("an answer that is none of the operation's is a bad answer, with what was found") {
    fixture now;
    CHECK(now.problem_of_answer(status::ok, "application/json", "{}") == problem_kind::bad_answer);
    CHECK(now.problem_of_answer(status::ok, "application/json", R"({"item":"","wanted":3})") ==
          problem_kind::bad_answer);
    CHECK(now.ask().error().str().find("/item") != std::string::npos);
    CHECK(now.problem_of_answer(status::ok, "text/html", "<html>") == problem_kind::bad_answer);
    CHECK(now.problem_of_answer(status::ok, "", "") == problem_kind::bad_answer);
    CHECK(now.problem_of_answer(status::ok, "application/json; charset=latin1",
                                R"({"item":"bolt","wanted":3,"news":[]})") ==
          problem_kind::bad_answer);
    CHECK(now.problem_of_answer(status::bad_gateway, "text/html", "<html>gone</html>\n") ==
          problem_kind::bad_answer);
    CHECK(now.ask().error().str().find("status 502: <html>gone</html>") != std::string::npos);
    CHECK(now.problem_of_answer(status::conflict, "application/problem+json", "{") ==
          problem_kind::bad_answer);
    CHECK(now.problem_of_answer(status::conflict, "application/json", "{}") ==
          problem_kind::bad_answer);
    CHECK(now.problem_of_answer(status::internal, "", "") == problem_kind::internal);
}

TEST_CASE("an answer beyond the client's limits is a bad answer") {
    fixture now;
    now.options.answers.depth_max = 3;
    CHECK(now.problem_of_answer(status::ok, "application/json",
                                R"({"item":"bolt","wanted":3,"x":[[[[]]]]})") ==
          problem_kind::bad_answer);
}
