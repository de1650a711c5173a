// SPDX-License-Identifier: BSL-1.0
// What a server says of its services to whoever asks: /openapi.json and /docs.
#include <treaty/document/openapi.hpp>
#include <treaty/http.hpp>
#include <treaty/testing/examples.hpp>
#include <treaty/wire/soap/format.hpp>

#include <tests/support/catch.hpp>
#include <tests/support/desk.hpp>

#include <string>

namespace {

using Catch::Matchers::Contains;

struct clerk {
    treaty::outcome<desk::find_order::operation> operator()(desk::find_order::request const&,
                                                            treaty::call_context&) const {
        return desk::find_order::response{"bolt", 3};
    }
    treaty::outcome<desk::place_order::operation> operator()(desk::place_order::request const&,
                                                             treaty::call_context&) const {
        return desk::place_order::response{1};
    }
};
using server = treaty::http::server<desk::service>;

treaty::transport::reply page(server const& from, std::string_view path) {
    treaty::transport::reply answer;
    CHECK(treaty::http::channel{from.url()}.get(path, answer).delivery ==
          treaty::transport::delivery::answered);
    return answer;
}

}  // namespace

TEST_CASE("a server shows what its services are, in the same words each time") {
    server const desk_server{clerk{}};
    auto const shown = page(desk_server, "/openapi.json");
    CHECK(shown.status == treaty::transport::status::ok);
    CHECK(shown.media_type == "application/json");
    CHECK(shown.body == treaty::document::openapi(treaty::table_of<desk::service>(),
                                                  {.examples = treaty::testing::examples()}));
    CHECK(page(desk_server, "/openapi.json").body == shown.body);
    CHECK_THAT(page(desk_server, "/").body, Contains("/openapi.json /docs"));
}

TEST_CASE("a server's examples are those that it is given") {
    std::string asked;
    server const desk_server{
        clerk{},
        {},
        {.examples = [&](std::string_view about, treaty::reflect::type const&, void* into) {
            if (about != "desk/FindOrder/response") return;
            asked.append(about);
            *static_cast<desk::find_order::response*>(into) = {"bolt", 77};
        }}};
    CHECK_THAT(page(desk_server, "/openapi.json").body, Contains("77"));
    CHECK_THAT(page(desk_server, "/docs").body, Contains("77"));
    CHECK(asked == "desk/FindOrder/response");
}

TEST_CASE("a server has a page for people that asks nobody else") {
    server const desk_server{clerk{}};
    auto const shown = page(desk_server, "/docs");
    CHECK(shown.media_type == "text/html; charset=utf-8");
    CHECK_THAT(shown.body, Contains("/desk/FindOrder") && Contains("connect-src 'self'") &&
                               !Contains("src=\"") && !Contains("https://"));
    // Two scripts and a style, and no text of a contract ends one.
    std::size_t scripts = 0;
    for (auto at = shown.body.find("</script"); at != std::string::npos;
         at = shown.body.find("</script", at + 1))
        ++scripts;
    CHECK(scripts == 2);
}

TEST_CASE("a server that is told so, or has no JSON, does not describe itself") {
    treaty::soap::soap_format const soap{{.services = {"desk"}}};
    for (server const& one :
         {server{clerk{}, {}, {.described = false}}, server{clerk{}, {}, {.formats = {&soap}}}}) {
        CHECK(page(one, "/openapi.json").status == treaty::transport::status::not_found);
        CHECK(page(one, "/docs").status == treaty::transport::status::not_found);
        CHECK_THAT(page(one, "/").body, !Contains("/docs"));
    }
}

TEST_CASE("a page of one's own has the address before the server's") {
    auto const own = [](treaty::transport::request const&, treaty::transport::reply& answer) {
        answer.body = "ours";
        return true;
    };
    server const desk_server{clerk{}, {}, {.pages = {{"/docs", own}}}};
    CHECK(page(desk_server, "/docs").body == "ours");
    CHECK_THAT(page(desk_server, "/openapi.json").body, Contains("3.1.0"));
}
