// SPDX-License-Identifier: BSL-1.0
#include <treaty/soap.hpp>

#include <tests/support/catch.hpp>
#include <tests/support/desk.hpp>

#include <treaty/document/wsdl.hpp>
#include <treaty/transport/transport.hpp>

namespace {

struct shown {
    bool there = false;
    treaty::transport::reply reply;
};
shown ask(std::string_view path, std::string_view query, std::string_view host) {
    treaty::dispatcher pages{{&treaty::soap::format()}};
    pages.add_page(treaty::soap::wsdl<desk::service>());
    shown made;
    made.there = pages.page({.path = path, .query = query, .host = host}, made.reply);
    return made;
}

}  // namespace

TEST_CASE("a service's wsdl is a page with the address that it was asked at") {
    auto const service = treaty::table_of<desk::service>();
    for (std::string_view const query : {"wsdl", "WSDL"}) {
        auto const page = ask("/desk", query, "desk.example:81");
        CHECK(page.there);
        CHECK(page.reply.media_type == "text/xml; charset=utf-8");
        CHECK(page.reply.body == treaty::document::wsdl(service, "http://desk.example:81/desk"));
    }
    CHECK(ask("/desk", "wsdl", "").reply.body == treaty::document::wsdl(service, "/desk"));
}

TEST_CASE("there is no such page without the question for it") {
    for (std::string_view const query : {"", "wsdl=1", "xsd", "Wsdl"})
        CHECK_FALSE(ask("/desk", query, "desk").there);
    CHECK_FALSE(ask("/desks", "wsdl", "desk").there);
    CHECK_FALSE(ask("/desk/FindOrder", "wsdl", "desk").there);
}
