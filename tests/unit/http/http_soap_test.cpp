// SPDX-License-Identifier: BSL-1.0
// JSON and SOAP on one server: one endpoint, one memory of keys, two formats.
#include <treaty/http.hpp>
#include <treaty/wire/soap/format.hpp>

#include <tests/support/catch.hpp>
#include <tests/support/desk.hpp>
#include <tests/support/envelope.hpp>
#include <tests/support/raw_peer.hpp>

#include <atomic>
#include <string>

namespace {

using support::envelope;

// Counts the orders that were really placed.
struct clerk {
    std::atomic<int>* placed;
    treaty::outcome<desk::find_order::operation> operator()(desk::find_order::request const& asked,
                                                            treaty::call_context&) const {
        if (asked.order == 404) return treaty::fault(desk::unknown_order{asked.order});
        return desk::find_order::response{"bolt", 3};
    }
    treaty::outcome<desk::place_order::operation> operator()(
        desk::place_order::request const& asked, treaty::call_context&) const {
        if (asked.wanted > 100) return treaty::fault(desk::too_expensive{});
        return desk::place_order::response{++*placed};
    }
};

struct fixture {
    std::atomic<int> placed{0};
    treaty::soap::soap_format soap{{.services = {"desk"}}};
    treaty::http::server<desk::service> server{
        clerk{&placed}, {}, {.formats = {&treaty::json::format(), &soap}}};

    // One call as bytes; what comes back, with its head.
    [[nodiscard]] std::string call(std::string_view path, std::string_view media_type,
                                   std::string_view body, std::string_view fields = {}) const {
        std::string text = "POST " + std::string{path} + " HTTP/1.1\r\nHost: a\r\n";
        if (!media_type.empty()) text.append("Content-Type: ").append(media_type).append("\r\n");
        text.append(fields).append("Connection: close\r\nContent-Length: ");
        text.append(std::to_string(body.size())).append("\r\n\r\n").append(body);
        auto peer = treaty::testing::raw_peer::to(server.port());
        peer.send(text);
        return peer.receive_all();
    }
};

bool has(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

std::string find_order(std::string_view number) {
    return "<FindOrder xmlns='urn:treaty:desk:1'><order>" + std::string{number} +
           "</order></FindOrder>";
}
std::string place_order(std::string_view wanted) {
    return "<PlaceOrder xmlns='urn:treaty:desk:1'><item>bolt</item><wanted>" + std::string{wanted} +
           "</wanted></PlaceOrder>";
}

}  // namespace

TEST_CASE("one server speaks JSON and SOAP, each caller in its own") {
    fixture now;
    treaty::http::client<desk::service> json{now.server.url()};
    treaty::http::client<desk::service> soap{now.server.url(), {}, now.soap};
    for (auto* const calls : {&json, &soap}) {
        auto const found = (*calls)(desk::find_order::request{12});
        REQUIRE(found);
        CHECK(found->item == "bolt");
        auto const missing = (*calls)(desk::find_order::request{404});
        REQUIRE_FALSE(missing);
        CHECK(missing.error().fault<desk::unknown_order>() != nullptr);
    }
    std::string const answer = now.call("/desk", "text/xml", envelope(find_order("12")));
    CHECK(has(answer, "HTTP/1.1 200"));
    CHECK(has(answer, "Content-Type: text/xml; charset=utf-8\r\n"));
    CHECK(has(now.call("/desk/FindOrder", "application/json", "{\"order\":\"12\"}"),
              "Content-Type: application/json\r\n"));
    CHECK(has(now.call("/desk/FindOrder", "", "{\"order\":\"12\"}"), "HTTP/1.1 200"));
    CHECK(has(now.call("/desk/FindOrder", "text/xml", envelope(find_order("12"))), "HTTP/1.1 200"));
}

TEST_CASE("a key that was used in JSON is answered from memory in SOAP, and the other way") {
    fixture now;
    treaty::http::client<desk::service> json{now.server.url()};
    treaty::http::client<desk::service> soap{now.server.url(), {}, now.soap};
    treaty::call_context first{.idempotency_key = "urn:uuid:1"};
    CHECK(json(desk::place_order::request{"bolt", 2}, first)->order == 1);
    CHECK(soap(desk::place_order::request{"bolt", 2}, first)->order == 1);
    CHECK(now.placed == 1);
    auto const other = soap(desk::place_order::request{"bolt", 3}, first);
    REQUIRE_FALSE(other);
    CHECK(other.error().problems()->front().kind == treaty::problem_kind::key_reused);
    treaty::call_context second{.idempotency_key = "urn:uuid:2"};
    CHECK(soap(desk::place_order::request{"bolt", 2}, second)->order == 2);
    CHECK(json(desk::place_order::request{"bolt", 2}, second)->order == 2);
    CHECK(now.placed == 2);
    // A fault is remembered as well.
    treaty::call_context third{.idempotency_key = "urn:uuid:3"};
    CHECK(
        json(desk::place_order::request{"bolt", 101}, third).error().fault<desk::too_expensive>() !=
        nullptr);
    CHECK(
        soap(desk::place_order::request{"bolt", 101}, third).error().fault<desk::too_expensive>() !=
        nullptr);
}

TEST_CASE("a message id is a key for whoever repeats it, and HTTP's own comes first") {
    fixture now;
    auto const place = [&](std::string_view id, std::string_view fields = {}) {
        return now.call("/desk", "text/xml", envelope(place_order("2"), id), fields);
    };
    std::string const one = support::message_id("urn:uuid:1");
    CHECK(has(place(one), "<order>1</order>"));
    CHECK(has(place(one), "<order>1</order>"));
    CHECK(has(place(support::message_id("urn:uuid:2")), "<order>2</order>"));
    CHECK(has(place(one, "Idempotency-Key: other\r\n"), "<order>3</order>"));
    CHECK(has(place(support::message_id("urn:uuid:9"), "Idempotency-Key: other\r\n"),
              "<order>3</order>"));
    CHECK(has(now.call("/desk/PlaceOrder", "application/json", R"({"item":"bolt","wanted":2})",
                       "Idempotency-Key: urn:uuid:1\r\n"),
              R"({"order":"1"})"));
    std::string const none = place("");
    CHECK(has(none, "<kind>key-required</kind>"));
    CHECK(has(none, "HTTP/1.1 500"));
    CHECK(now.placed == 3);
}

TEST_CASE("a media type that is not read at an address is refused, and told what is") {
    fixture now;
    std::string const at_service = now.call("/desk", "application/json", "{}");
    CHECK(has(at_service, "HTTP/1.1 415"));
    CHECK(has(at_service, "Content-Type: application/problem+json\r\n"));
    CHECK(has(at_service,
              "\"expected\":\"text/xml or application/soap+xml\",\"found\":\"application/json\""));
    std::string const at_operation = now.call("/desk/FindOrder", "image/png", "x");
    CHECK(has(at_operation, "HTTP/1.1 415"));
    CHECK(
        has(at_operation, "\"expected\":\"application/json or text/xml or application/soap+xml\""));
    // Without a media type the only format that finds an operation here is meant.
    CHECK(has(now.call("/desk", "", envelope(find_order("12"))), "HTTP/1.1 200"));
}

TEST_CASE("HTTP itself says that there is nothing at a path, whatever the media type") {
    fixture now;
    for (char const* const path : {"/desks", "/desk/", "/desk/CloseDesk"}) {
        std::string const answer = now.call(path, "text/xml", envelope(find_order("12")));
        INFO(answer);
        CHECK(has(answer, "HTTP/1.1 404"));
        CHECK(has(answer, "unknown-operation"));
    }
    // Where a path is known and the element is not, SOAP says so.
    std::string const answer =
        now.call("/desk", "text/xml", envelope("<CloseDesk xmlns='urn:treaty:desk:1'/>"));
    CHECK(has(answer, "HTTP/1.1 500"));
    CHECK(has(answer, "<kind>unknown-operation</kind>"));
    treaty::http::client<desk::service> wrong{now.server.url(), {}, treaty::soap::format()};
    CHECK(wrong(desk::find_order::request{12}));
}

TEST_CASE("a fault over HTTP has the status that its version of SOAP asks for") {
    fixture now;
    using treaty::soap::version;
    for (std::string_view const number : {"404", "x"}) {
        CHECK(has(now.call("/desk", "text/xml", envelope(find_order(number))), "HTTP/1.1 500"));
        std::string const newer = now.call("/desk", "application/soap+xml",
                                           envelope(find_order(number), {}, version::soap_1_2));
        CHECK(has(newer, "HTTP/1.1 400"));
        CHECK(has(newer, "Content-Type: application/soap+xml; charset=utf-8\r\n"));
    }
}

TEST_CASE("a client of another server's service learns that nothing is there") {
    std::atomic<int> placed{0};
    treaty::http::server<desk::service> json_only{clerk{&placed}};
    treaty::http::client<desk::service> soap{json_only.url(), {}, treaty::soap::format()};
    auto const answer = soap(desk::find_order::request{12});
    REQUIRE_FALSE(answer);
    REQUIRE(answer.error().problems() != nullptr);
    CHECK(answer.error().problems()->front().kind == treaty::problem_kind::unknown_operation);
}

TEST_CASE("what HTTP answers by itself is no mystery to a client of SOAP") {
    fixture now;
    treaty::http::channel channel{now.server.url()};
    treaty::client<desk::service> soap{channel, treaty::soap::format()};
    treaty::call_context context{.idempotency_key = "no key"};
    auto const answer = soap(desk::place_order::request{"bolt", 1}, context);
    REQUIRE_FALSE(answer);
    REQUIRE(answer.error().problems() != nullptr);
    CHECK(answer.error().problems()->front().kind == treaty::problem_kind::malformed);
}

TEST_CASE("another charset than UTF-8 is no media type that is read") {
    fixture now;
    for (std::string_view const media :
         {"text/xml; charset=ISO-8859-1", "text/xml;charset=\"utf-16\"", "text/xml; Charset=x"})
        CHECK(has(now.call("/desk", media, envelope(find_order("12"))), "HTTP/1.1 415"));
    for (std::string_view const media :
         {"text/xml; charset=UTF-8", "text/xml; a=b; CHARSET=\"utf-8\"",
          "text/xml;charset=us-ascii"})
        CHECK(has(now.call("/desk", media, envelope(find_order("12"))), "HTTP/1.1 200"));
}
