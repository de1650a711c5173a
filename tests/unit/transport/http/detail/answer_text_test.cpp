// SPDX-License-Identifier: BSL-1.0
#include <treaty/transport/http/detail/answer_text.hpp>

#include <tests/support/catch.hpp>

#include <string>

using treaty::instant;
namespace http = treaty::http::detail;
namespace transport = treaty::transport;

TEST_CASE("the Date field is written as RFC 9110 has it") {
    http::date_text date;
    CHECK(date.of(instant::parse("1994-11-06T08:49:37Z").value()) ==
          "Sun, 06 Nov 1994 08:49:37 GMT");
    CHECK(date.of(instant::parse("1994-11-06T08:49:37.999Z").value()) ==
          "Sun, 06 Nov 1994 08:49:37 GMT");
    CHECK(date.of(instant::parse("2028-02-29T23:59:59Z").value()) ==
          "Tue, 29 Feb 2028 23:59:59 GMT");
    CHECK(date.of(instant{}) == "Thu, 01 Jan 1970 00:00:00 GMT");
}

TEST_CASE("a problem of the transport is a JSON document, whatever its detail says") {
    transport::reply reply;
    reply.allow = "left over";
    http::make_problem(reply, 400, "a \"b\" \\ \n \x7f \xff");
    CHECK(static_cast<int>(reply.status) == 400);
    CHECK(reply.media_type == "application/problem+json");
    CHECK(reply.allow.empty());
    CHECK(
        reply.body ==
        "{\"type\":\"urn:treaty:problem:malformed\",\"title\":\"The message is not well formed.\","
        "\"status\":400,"
        "\"detail\":\"a \\\"b\\\" \\\\ \\u000a \\u007f \\u00ff\","
        "\"problems\":[{\"kind\":\"malformed\",\"pointer\":\"\",\"position\":0,\"expected\":\"\","
        "\"found\":\"a \\\"b\\\" \\\\ \\u000a \\u007f \\u00ff\"}]}");
    http::make_problem(reply, 413, "Too large.", "at most 3 bytes", "4 bytes");
    CHECK_THAT(reply.body,
               Catch::Matchers::EndsWith(
                   "\"detail\":\"Too large. Expected at most 3 bytes, found 4 bytes.\","
                   "\"problems\":[{\"kind\":\"limit-exceeded\",\"pointer\":\"\",\"position\":0,"
                   "\"expected\":\"at most 3 bytes\",\"found\":\"4 bytes\"}]}"));
    http::make_problem(reply, 501, {});
    CHECK(reply.body == R"({"type":"about:blank","title":"Not Implemented","status":501})");
}

TEST_CASE("a problem of the transport has the title that its type has everywhere") {
    using Catch::Matchers::Contains;
    auto const body = [](int status) {
        transport::reply reply;
        http::make_problem(reply, status, {});
        return reply.body;
    };
    auto const problem = [](treaty::problem_kind kind) {
        return "{\"type\":\"urn:treaty:problem:" + std::string{name_of(kind)} + "\",\"title\":\"" +
               std::string{title_of(kind)} + "\"";
    };
    using kind = treaty::problem_kind;
    for (auto const& [status, expected] :
         {std::pair{400, kind::malformed}, std::pair{404, kind::unknown_operation},
          std::pair{405, kind::not_allowed}, std::pair{413, kind::limit_exceeded},
          std::pair{414, kind::limit_exceeded}, std::pair{415, kind::unsupported_media},
          std::pair{431, kind::limit_exceeded}, std::pair{500, kind::internal},
          std::pair{503, kind::overloaded}, std::pair{504, kind::deadline_passed}}) {
        CAPTURE(status);
        CHECK_THAT(body(status), Contains(problem(expected)));
    }
}

TEST_CASE("a reply that could split the answer is not writable") {
    transport::reply reply;
    CHECK(http::writable(reply));
    reply.media_type = "text/plain\r\nX: y";
    CHECK_FALSE(http::writable(reply));
    reply.clear();
    reply.allow = "GET\nX";
    CHECK_FALSE(http::writable(reply));
    for (int const status : {0, 100, 199, 600, 1000}) {
        reply.clear();
        reply.status = static_cast<transport::status>(status);
        CHECK_FALSE(http::writable(reply));
    }
}
