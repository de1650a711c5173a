// SPDX-License-Identifier: BSL-1.0
#include <treaty/service/dispatcher.hpp>

#include "../../support/catch.hpp"
#include "../../support/desk.hpp"

#include <treaty/wire/json/format.hpp>

#include <stdexcept>

using treaty::problem_kind;
using treaty::transport::status;

namespace {

// Answers as the order's number says.
struct clerk {
    int calls = 0;
    treaty::outcome<desk::find_order::operation> operator()(desk::find_order::request const& asked,
                                                            treaty::call_context& context) {
        ++calls;
        switch (asked.order.value()) {
            case 404: return treaty::fault(desk::unknown_order{asked.order});
            case 500: throw std::runtime_error("secret words");
            case 502: return std::unexpected{treaty::unknown_outcome{"the depot was silent"}};
            case 503: return treaty::fail({problem_kind::overloaded, {}, 0, {}, "busy"});
            case 504: return treaty::fail({problem_kind::deadline_passed, {}, 0, {}, "late"});
            default:
                last_key = context.idempotency_key;
                return desk::find_order::response{"bolt", 3};
        }
    }
    treaty::outcome<desk::place_order::operation> operator()(
        desk::place_order::request const& asked, treaty::call_context&) {
        ++calls;
        if (asked.wanted > 100) return treaty::fault(desk::too_expensive{});
        if (asked.wanted > 10)
            return treaty::fault(
                desk::not_enough_stock{asked.item, 10, treaty::secret<desk::card_number>{"4111"}});
        if (asked.wanted < 0) {
            desk::place_order::response bad{};
            return bad;
        }
        return desk::place_order::response{7};
    }
    std::string last_key;
};

struct fixture {
    treaty::manual_clock time;
    treaty::call_context context{.time = &time};
    clerk endpoint;
    treaty::dispatcher requests{{&treaty::json::format()}};
    treaty::transport::reply reply;

    fixture() { requests.add<desk::service>(endpoint); }
    void call(std::string_view path, std::string_view body,
              std::string_view media_type = "application/json") {
        reply.clear();
        treaty::transport::request asked;
        asked.path = path;
        asked.media_type = media_type;
        asked.body = body;
        asked.context = &context;
        requests.call(asked, reply);
    }
    [[nodiscard]] treaty::operation_metrics const& metrics(std::size_t operation) const {
        return requests.entries()[operation].metrics;
    }
};

}  // namespace

TEST_CASE("a dispatcher answers a request with the response of its operation") {
    fixture now;
    now.call("/desk/FindOrder", R"({"order":"12"})");
    CHECK(now.reply.status == status::ok);
    CHECK(now.reply.media_type == "application/json");
    CHECK(now.reply.body == R"({"item":"bolt","wanted":3})");
    now.call("/desk/PlaceOrder", R"({"item":"bolt","wanted":3})");
    CHECK(now.reply.body == R"({"order":"7"})");
    CHECK(now.requests.knows("/desk/FindOrder"));
    CHECK_FALSE(now.requests.knows("/desk/findorder"));
    CHECK_FALSE(now.requests.knows("/desk"));
    CHECK_FALSE(now.requests.knows("/desk/FindOrder2"));
    CHECK_FALSE(now.requests.knows("/desk/FindOrder/"));
    CHECK_FALSE(now.requests.knows(""));
}

TEST_CASE("a dispatcher answers a fault with its name, its title and its content") {
    fixture now;
    now.call("/desk/FindOrder", R"({"order":404})");
    CHECK(now.reply.status == status::not_found);
    CHECK(now.reply.media_type == "application/problem+json");
    CHECK(now.reply.body ==
          R"({"type":"urn:treaty:fault:UnknownOrder","title":"The order is not known.",)"
          R"("status":404,"fault":{"order":"404"}})");
    now.call("/desk/PlaceOrder", R"({"item":"bolt","wanted":11})");
    CHECK(now.reply.status == status::conflict);
    CHECK(now.reply.body.find(R"("available":10)") != std::string::npos);
    now.call("/desk/PlaceOrder", R"({"item":"bolt","wanted":101})");
    CHECK(now.reply.status == status::rejected);
    CHECK(now.reply.body.find(R"("fault":{}})") != std::string::npos);
}

TEST_CASE("a dispatcher answers problems of a request together, and asks nobody") {
    fixture now;
    now.call("/desk/PlaceOrder", R"({"item":"","wanted":"3","x":{"a":1,"a":2}})");
    CHECK(now.reply.status == status::bad_request);
    treaty::wire::failure_message failure;
    REQUIRE(treaty::json::format().read_failure(now.reply.body, {}, failure));
    REQUIRE(failure.problems.size() == 3);
    CHECK(failure.problems[0].kind == problem_kind::too_short);
    CHECK(failure.problems[0].path == "/item");
    CHECK(failure.problems[0].position == 8);
    CHECK(failure.problems[1].kind == problem_kind::wrong_type);
    CHECK(failure.problems[1].path == "/wanted");
    CHECK(failure.problems[2].kind == problem_kind::duplicate_member);
    CHECK(now.endpoint.calls == 0);
}

TEST_CASE("a dispatcher says what it does not know and cannot read") {
    fixture now;
    now.call("/desk/SellOrder", "{}");
    CHECK(now.reply.status == status::not_found);
    CHECK(now.reply.body.find("urn:treaty:problem:unknown-operation") != std::string::npos);
    now.call("/desk/FindOrder", "<order/>", "text/xml");
    CHECK(now.reply.status == status::unsupported_media);
    CHECK(now.reply.body.find("application/json") != std::string::npos);
    now.call("/desk/FindOrder", R"({"order":1})", "Application/JSON ; charset=utf-8");
    CHECK(now.reply.status == status::ok);
    now.call("/desk/FindOrder", R"({"order":1})", "");
    CHECK(now.reply.status == status::ok);
    now.call("/desk/FindOrder", R"({"order":1})", "application/jsonp");
    CHECK(now.reply.status == status::unsupported_media);
    now.call("/desk/FindOrder", R"({"order":1})", "application/json; charset=latin1");
    CHECK(now.reply.status == status::unsupported_media);
    CHECK(now.reply.body.find("expected application/json in UTF-8, found application/json; "
                              "charset=latin1") != std::string::npos);
    now.call("/desk/FindOrder", R"({"order":1})", "application/json;Charset=\"UTF-8\"");
    CHECK(now.reply.status == status::ok);
}

TEST_CASE("a dispatcher begins nothing after the deadline") {
    fixture now;
    using namespace std::chrono_literals;
    now.context.within(5ms);
    now.time.advance(5ms);
    now.call("/desk/FindOrder", R"({"order":1})");
    CHECK(now.reply.status == status::deadline_passed);
    CHECK(now.endpoint.calls == 0);
    CHECK(now.metrics(0).count(treaty::call_end::problem) == 1);
}

TEST_CASE("a dispatcher passes on that the outcome is not known, and problems of the endpoint") {
    fixture now;
    now.call("/desk/FindOrder", R"({"order":502})");
    CHECK(now.reply.status == status::bad_gateway);
    CHECK(now.reply.body.find("the depot was silent") != std::string::npos);
    CHECK(now.metrics(0).count(treaty::call_end::unknown) == 1);
    now.call("/desk/FindOrder", R"({"order":503})");
    CHECK(now.reply.status == status::overloaded);
    CHECK(now.reply.retry_after.count() == 1);
    now.call("/desk/FindOrder", R"({"order":504})");
    CHECK(now.reply.status == status::deadline_passed);
}

TEST_CASE("a dispatcher counts every call by its end, and none stays in flight") {
    fixture now;
    for (int i = 0; i < 3; ++i) now.call("/desk/FindOrder", R"({"order":1})");
    now.call("/desk/FindOrder", R"({"order":404})");
    now.call("/desk/FindOrder", "{}");
    CHECK_THROWS_AS(now.call("/desk/FindOrder", R"({"order":500})"), std::runtime_error);
    CHECK(now.metrics(0).count(treaty::call_end::response) == 3);
    CHECK(now.metrics(0).count(treaty::call_end::fault) == 1);
    CHECK(now.metrics(0).count(treaty::call_end::problem) == 2);
    CHECK(now.metrics(0).in_flight == 0);
    CHECK(now.metrics(1).count(treaty::call_end::response) == 0);
}

TEST_CASE("a dispatcher measures each call from its arrival to its answer") {
    using namespace std::chrono_literals;
    struct slow_clerk : clerk {
        using clerk::operator();
        treaty::manual_clock* time = nullptr;
        treaty::outcome<desk::find_order::operation> operator()(desk::find_order::request const&,
                                                                treaty::call_context&) {
            time->advance(3ms);
            if (throws) throw std::runtime_error("late");
            return desk::find_order::response{"bolt", 3};
        }
        bool throws = false;
    };
    treaty::manual_clock time;
    time.advance(1h);
    slow_clerk endpoint;
    endpoint.time = &time;
    treaty::dispatcher requests{{&treaty::json::format()}};
    requests.add<desk::service>(endpoint);
    treaty::call_context context{.time = &time};
    treaty::transport::request asked;
    asked.path = "/desk/FindOrder";
    asked.body = R"({"order":"1"})";
    asked.context = &context;
    treaty::transport::reply reply;
    auto const& counted = requests.entries()[0].metrics;
    requests.call(asked, reply);
    CHECK(counted.latency_ns_sum == 3'000'000);
    endpoint.throws = true;
    CHECK_THROWS_AS(requests.call(asked, reply), std::runtime_error);
    CHECK(counted.latency_ns_sum == 6'000'000);
}

TEST_CASE("a dispatcher asks an endpoint that is const") {
    struct notice {
        treaty::outcome<desk::find_order::operation> operator()(desk::find_order::request const&,
                                                                treaty::call_context&) const {
            return desk::find_order::response{"bolt", 3};
        }
        treaty::outcome<desk::place_order::operation> operator()(desk::place_order::request const&,
                                                                 treaty::call_context&) const {
            return treaty::fault(desk::too_expensive{});
        }
    };
    notice const endpoint;
    treaty::dispatcher requests{{&treaty::json::format()}};
    requests.add<desk::service>(endpoint);
    treaty::call_context context;
    treaty::transport::request asked;
    asked.path = "/desk/FindOrder";
    asked.body = R"({"order":"1"})";
    asked.context = &context;
    treaty::transport::reply reply;
    requests.call(asked, reply);
    CHECK(reply.body == R"({"item":"bolt","wanted":3})");
}

TEST_CASE("a dispatcher reads requests within the limits it was given") {
    clerk endpoint;
    treaty::message_limits limits;
    limits.depth_max = 2;
    limits.problems_max = 1;
    treaty::dispatcher requests{{&treaty::json::format()}, limits};
    requests.add<desk::service>(endpoint);
    treaty::call_context context;
    treaty::transport::request asked;
    asked.path = "/desk/PlaceOrder";
    asked.context = &context;
    treaty::transport::reply reply;
    asked.body = R"({"item":"bolt","wanted":3,"x":[]})";
    requests.call(asked, reply);
    CHECK(reply.status == status::ok);
    reply.clear();
    asked.body = R"({"item":"bolt","wanted":3,"x":[[]]})";
    requests.call(asked, reply);
    CHECK(reply.status == status::too_large);
    CHECK(reply.body.find("urn:treaty:problem:limit-exceeded") != std::string::npos);
    CHECK(endpoint.calls == 1);
    reply.clear();
    asked.body = R"({"item":"","wanted":"3"})";
    requests.call(asked, reply);
    treaty::wire::failure_message failure;
    REQUIRE(treaty::json::format().read_failure(reply.body, {}, failure));
    CHECK(failure.problems.size() == 1);
}

TEST_CASE("a dispatcher shows the pages that were added, and no others") {
    fixture now;
    using treaty::transport::reply, treaty::transport::request;
    now.requests.add_page({"/about", [](request const& asked, reply& answer) {
                               answer.body =
                                   std::string{asked.query} + " of " + std::string{asked.host};
                               return asked.query != "nothing";
                           }});
    auto const page = [&](std::string_view path, std::string_view query) {
        return now.requests.page({.path = path, .query = query, .host = "desk:80"}, now.reply);
    };
    CHECK(page("/about", "a=b"));
    CHECK(now.reply.body == "a=b of desk:80");
    CHECK_FALSE(page("/about", "nothing"));
    CHECK_FALSE(page("/About", ""));
    CHECK_FALSE(page("/desk/FindOrder", ""));
}

TEST_CASE("a dispatcher takes an endpoint made of lambdas") {
    treaty::overload endpoint{
        [](desk::find_order::request const&,
           treaty::call_context&) -> treaty::outcome<desk::find_order::operation> {
            return desk::find_order::response{"nut", 1};
        },
        [](desk::place_order::request const&,
           treaty::call_context&) -> treaty::outcome<desk::place_order::operation> {
            return treaty::fault(desk::too_expensive{});
        }};
    treaty::dispatcher requests{{&treaty::json::format()}};
    requests.add<desk::service>(endpoint);
    treaty::call_context context;
    treaty::transport::request asked;
    asked.path = "/desk/FindOrder";
    asked.body = R"({"order":"1"})";
    asked.context = &context;
    treaty::transport::reply reply;
    requests.call(asked, reply);
    CHECK(reply.body == R"({"item":"nut","wanted":1})");
}

TEST_CASE("the status of a problem says whose mistake it is, and whether to try again") {
    auto const number = [](problem_kind kind) {
        return static_cast<int>(treaty::transport::status_of(kind));
    };
    for (problem_kind const kind :
         {problem_kind::malformed, problem_kind::missing_member, problem_kind::duplicate_member,
          problem_kind::wrong_type, problem_kind::out_of_range, problem_kind::too_short,
          problem_kind::too_long, problem_kind::not_a_value, problem_kind::key_required})
        CHECK(number(kind) == 400);
    CHECK(number(problem_kind::unknown_operation) == 404);
    CHECK(number(problem_kind::not_allowed) == 405);
    CHECK(number(problem_kind::key_in_flight) == 409);
    CHECK(number(problem_kind::limit_exceeded) == 413);
    CHECK(number(problem_kind::unsupported_media) == 415);
    CHECK(number(problem_kind::key_reused) == 422);
    CHECK(number(problem_kind::refused_here) == 500);
    CHECK(number(problem_kind::internal) == 500);
    CHECK(number(problem_kind::unreachable) == 502);
    CHECK(number(problem_kind::bad_answer) == 502);
    CHECK(number(problem_kind::overloaded) == 503);
    CHECK(number(problem_kind::deadline_passed) == 504);
}
