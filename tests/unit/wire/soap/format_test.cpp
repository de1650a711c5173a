// SPDX-License-Identifier: BSL-1.0
#include <treaty/wire/soap/format.hpp>

#include "../../../support/catch.hpp"
#include "../../../support/desk.hpp"
#include "../../../support/envelope.hpp"

#include <treaty/service/client.hpp>
#include <treaty/service/dispatcher.hpp>
#include <treaty/transport/in_process/channel.hpp>
#include <treaty/wire/json/format.hpp>

#include <sstream>
#include <string>

using support::envelope;
using treaty::problem_kind;
using treaty::soap::soap_format;
using treaty::soap::version;
using treaty::transport::status;

namespace {

constexpr std::string_view desk_1 = "urn:treaty:desk:1";

// Answers as the order's number says, and remembers what it was called with.
struct clerk {
    int calls = 0;
    treaty::call_context last{};
    treaty::outcome<desk::find_order::operation> operator()(desk::find_order::request const& asked,
                                                            treaty::call_context& context) {
        ++calls;
        last = context;
        switch (asked.order.value()) {
            case 404: return treaty::fault(desk::unknown_order{asked.order});
            case 502: return std::unexpected{treaty::unknown_outcome{"the depot was silent"}};
            case 503: return treaty::fail({problem_kind::overloaded, {}, 0, {}, "busy"});
            default: return desk::find_order::response{"bolt", 3};
        }
    }
    treaty::outcome<desk::place_order::operation> operator()(
        desk::place_order::request const& asked, treaty::call_context& context) {
        ++calls;
        last = context;
        if (asked.wanted > 100) return treaty::fault(desk::too_expensive{});
        return desk::place_order::response{7};
    }
};

struct fixture {
    explicit fixture(treaty::soap::format_options options = {.services = {"desk"}})
        : format(std::move(options)) {
        requests.add<desk::service>(endpoint);
    }
    soap_format format;
    clerk endpoint;
    treaty::dispatcher requests{{&format}};
    treaty::transport::reply reply;
    treaty::call_context context;
    treaty::wire::failure_message failure;
    desk::find_order::response found{};
    treaty::in_process::channel channel{requests};

    // Asks with these bytes, and reads the answer as that of FindOrder.
    treaty::wire::answer_is call(std::string_view body, std::string_view path = "/desk",
                                 std::string_view media_type = "text/xml; charset=utf-8") {
        reply.clear();
        treaty::wire::failure_message none;
        failure = none;
        treaty::transport::request asked;
        asked.path = path;
        asked.media_type = media_type;
        asked.body = body;
        asked.context = &context;
        requests.call(asked, reply);
        treaty::problem_list problems;
        treaty::wire::call const now{{"desk", "FindOrder", 1}, &context, {}};
        auto const what = format.read_answer(
            now, treaty::reflect::type_of<desk::find_order::response>, &found,
            {static_cast<std::uint16_t>(reply.status), reply.media_type, reply.body}, {}, failure,
            problems);
        CHECK(problems.empty());
        return what;
    }
    treaty::problem const& problem() {
        INFO(reply.body);
        REQUIRE(failure.problems.size() == 1);
        return failure.problems.front();
    }
};

std::string find_order(std::string_view content, std::string_view space = desk_1) {
    return "<FindOrder xmlns='" + std::string{space} + "'>" + std::string{content} + "</FindOrder>";
}
std::string order(std::string_view number) {
    return find_order("<order>" + std::string{number} + "</order>");
}

bool only_ann(std::optional<treaty::soap::username_token> const& token,
              treaty::call_context& context) {
    if (!token || token->username != "ann" ||
        token->password != treaty::secret<std::string>{"hunter2"})
        return false;
    context.caller = token->username;
    return true;
}

}  // namespace

TEST_CASE("a SOAP call is answered in the version that it came in") {
    fixture now;
    CHECK(now.call(envelope(order("12"))) == treaty::wire::answer_is::response);
    CHECK(now.reply.status == status::ok);
    CHECK(now.reply.media_type == "text/xml; charset=utf-8");
    CHECK(now.reply.body ==
          "<soapenv:Envelope xmlns:soapenv=\"http://schemas.xmlsoap.org/soap/envelope/\">"
          "<soapenv:Header/><soapenv:Body><FindOrderResponse xmlns=\"urn:treaty:desk:1\">"
          "<item>bolt</item><wanted>3</wanted></FindOrderResponse></soapenv:Body>"
          "</soapenv:Envelope>");
    CHECK(now.found.item == "bolt");
    CHECK(now.call(envelope(order("12"), {}, version::soap_1_2), "/desk", "application/soap+xml") ==
          treaty::wire::answer_is::response);
    CHECK(now.reply.media_type == "application/soap+xml; charset=utf-8");
    CHECK(now.reply.body.find(treaty::soap::envelope_1_2) != std::string::npos);
    // The envelope decides, not the media type.
    now.call(envelope(order("12"), {}, version::soap_1_2));
    CHECK(now.reply.media_type == "application/soap+xml; charset=utf-8");
}

TEST_CASE("a SOAP call goes to its service, or to its operation") {
    fixture now;
    CHECK(now.call(envelope(order("12")), "/desk") == treaty::wire::answer_is::response);
    CHECK(now.call(envelope(order("12")), "/desk/FindOrder") == treaty::wire::answer_is::response);
    CHECK(now.call(envelope(order("12")), "/desk/FindOrder", "") ==
          treaty::wire::answer_is::response);
    CHECK(now.endpoint.calls == 3);
    // At another operation's address it is another operation's message.
    now.call(envelope(order("12")), "/desk/PlaceOrder");
    CHECK(now.problem().kind == problem_kind::wrong_type);
    CHECK(now.problem().path == "/Envelope/Body/FindOrder");
    CHECK(now.problem().expected == "an element PlaceOrder of the namespace urn:treaty:desk:1");
    now.call(envelope("<CloseDesk xmlns='urn:treaty:desk:1'/>"));
    CHECK(now.problem().kind == problem_kind::unknown_operation);
    CHECK(now.problem().found == "CloseDesk");
    CHECK(now.endpoint.calls == 3);
    // Only services that are served this way have an address of their own.
    fixture closed{{}};
    CHECK_FALSE(closed.requests.knows("/desk"));
    CHECK(closed.requests.knows("/desk/FindOrder"));
    for (char const* const path : {"/desk/", "/des", "/desks", "desk", "/", "", "//desk"}) {
        INFO(path);
        CHECK_FALSE(now.requests.knows(path));
        now.call(envelope(order("12")), path);
        CHECK(now.problem().kind == problem_kind::unknown_operation);
    }
}

TEST_CASE("where nothing is at a path, a SOAP caller is told so in SOAP") {
    fixture now;
    treaty::dispatcher both{{&treaty::json::format(), &now.format}};
    both.add<desk::service>(now.endpoint);
    treaty::transport::request asked;
    asked.path = "/elsewhere";
    asked.media_type = "text/xml";
    asked.context = &now.context;
    both.call(asked, now.reply);
    CHECK(now.reply.media_type == "text/xml; charset=utf-8");
    CHECK(now.reply.body.find("<kind>unknown-operation</kind>") != std::string::npos);
    asked.media_type = "image/png";
    both.call(asked, now.reply);
    CHECK(now.reply.media_type == "application/problem+json");
}

TEST_CASE("an operation's element is in its service's namespace") {
    fixture now;
    for (std::string_view const space : {"", "urn:treaty:desk:2", "urn:treaty:desk", "urn:other"}) {
        now.call(envelope(find_order("<order>12</order>", space)));
        CHECK(now.problem().kind == problem_kind::wrong_type);
        CHECK(now.problem().found == "FindOrder of another namespace");
    }
    // By whatever prefix; members of other namespaces are not its members.
    std::string const wide =
        "<d:FindOrder xmlns:d='urn:treaty:desk:1'><d:order>12</d:order>"
        "<order>x</order></d:FindOrder>";
    CHECK(now.call(envelope(wide)) == treaty::wire::answer_is::response);
    now.call(envelope("<d:FindOrder xmlns:d='urn:treaty:desk:1'><order>12</order></d:FindOrder>"));
    CHECK(now.problem().kind == problem_kind::missing_member);
    CHECK(now.problem().path == "/Envelope/Body/FindOrder/order");
}

TEST_CASE("a refused SOAP call is a fault, with the status that its version asks for") {
    fixture now;
    CHECK(now.call(envelope(order("x"))) == treaty::wire::answer_is::failure);
    CHECK(now.problem().path == "/Envelope/Body/FindOrder/order");
    CHECK(static_cast<int>(now.reply.status) == 500);
    CHECK(now.reply.media_type == "text/xml; charset=utf-8");
    now.call(envelope(order("x"), {}, version::soap_1_2));
    CHECK(static_cast<int>(now.reply.status) == 400);
    CHECK(now.reply.media_type == "application/soap+xml; charset=utf-8");
    now.call(envelope(order("404"), {}, version::soap_1_2));
    CHECK(static_cast<int>(now.reply.status) == 400);
    CHECK(now.failure.fault_name == "UnknownOrder");
    now.call(envelope(order("503"), {}, version::soap_1_2));
    CHECK(static_cast<int>(now.reply.status) == 500);
    CHECK(now.reply.retry_after.count() == 1);
    now.call(envelope(order("502")));
    CHECK(now.failure.unknown == "the depot was silent");
    // What is no envelope at all is answered in SOAP 1.1.
    now.call("no XML");
    CHECK(now.problem().kind == problem_kind::malformed);
    CHECK(now.reply.media_type == "text/xml; charset=utf-8");
    now.call("<Envelope xmlns='urn:soap-3'><Body/></Envelope>");
    CHECK(now.reply.body.find("<faultcode>soapenv:VersionMismatch<") != std::string::npos);
    now.call(envelope(order("12"), "<b s:mustUnderstand='1'/>"));
    CHECK(now.reply.body.find("<faultcode>soapenv:MustUnderstand<") != std::string::npos);
    now.call(envelope(order("12"), "<b s:mustUnderstand='1'/>", version::soap_1_2));
    CHECK(now.reply.body.find("<soapenv:Value>soapenv:MustUnderstand<") != std::string::npos);
    CHECK(static_cast<int>(now.reply.status) == 500);
}

TEST_CASE("all problems of a SOAP call come together") {
    fixture now;
    now.call(
        envelope("<PlaceOrder xmlns='urn:treaty:desk:1'><item>a<b/></item><wanted>1.5</wanted>"
                 "<wanted>2</wanted></PlaceOrder>"));
    REQUIRE(now.failure.problems.size() == 3);
    CHECK(now.failure.problems[0].path == "/Envelope/Body/PlaceOrder/item");
    CHECK(now.failure.problems[1].path == "/Envelope/Body/PlaceOrder/wanted");
    CHECK(now.failure.problems[2].kind == problem_kind::duplicate_member);
}

TEST_CASE("who may not call is refused before anything of the body is read") {
    fixture now{{.services = {"desk"}, .authenticate = only_ann}};
    for (std::string_view const body : {"<order>x</order>", "<order>12</order>", ""})
        for (std::string const& header : {std::string{}, support::user_token("ann", "hunter3"),
                                          support::user_token("bob", "hunter2"),
                                          support::user_token("<w:Username>ann"
                                                              "</w:Username>")}) {
            now.call(envelope(find_order(body), header));
            CHECK(now.problem().kind == problem_kind::not_authenticated);
            CHECK(now.reply.body.find("hunter") == std::string::npos);
        }
    CHECK(now.endpoint.calls == 0);
    CHECK(now.call(envelope(order("12"), support::user_token("ann", "hunter2"))) ==
          treaty::wire::answer_is::response);
    CHECK(now.endpoint.last.caller == "ann");
}

TEST_CASE("a SOAP client sends its token, and a server that knows it lets it in") {
    fixture now{{.services = {"desk"}, .authenticate = only_ann}};
    auto const ask = [&](std::optional<treaty::soap::username_token> credentials) {
        soap_format const format{{.credentials = std::move(credentials)}};
        treaty::client<desk::service> calls{now.channel, format};
        return calls(desk::find_order::request{12});
    };
    auto const known =
        ask(treaty::soap::username_token{"ann", treaty::secret<std::string>{"hunter2"}});
    REQUIRE(known);
    CHECK(known->item == "bolt");
    CHECK(now.endpoint.last.caller == "ann");
    for (auto const& one : {ask(std::nullopt), ask(treaty::soap::username_token{
                                                   "ann", treaty::secret<std::string>{"wrong"}})}) {
        REQUIRE_FALSE(one);
        REQUIRE(one.error().problems() != nullptr);
        CHECK(one.error().problems()->front().kind == problem_kind::not_authenticated);
        std::ostringstream told;
        told << one.error();
        CHECK(told.str().find("wrong") == std::string::npos);
    }
}

TEST_CASE("a token that XML cannot carry is refused before sending, without its password") {
    fixture now;
    soap_format const format{{.credentials = treaty::soap::username_token{
                                  "ann", treaty::secret<std::string>{"hun\x01ter2"}}}};
    treaty::client<desk::service> calls{now.channel, format};
    auto const made = calls(desk::find_order::request{12});
    REQUIRE_FALSE(made);
    REQUIRE(made.error().problems() != nullptr);
    CHECK(made.error().problems()->front().kind == problem_kind::refused_here);
    CHECK(to_string(*made.error().problems()).find("ter2") == std::string::npos);
}

TEST_CASE("a typed client gets responses, faults, problems and unknown outcomes through SOAP") {
    fixture now;
    treaty::client<desk::service> calls{
        now.channel, treaty::soap::format(), {.make_key = [] { return std::string{"k"}; }}};
    auto const found = calls(desk::find_order::request{12});
    REQUIRE(found);
    CHECK(found->wanted == 3);
    auto const unknown = calls(desk::find_order::request{404});
    REQUIRE_FALSE(unknown);
    REQUIRE(unknown.error().fault<desk::unknown_order>() != nullptr);
    CHECK(unknown.error().fault<desk::unknown_order>()->order == 404);
    CHECK(calls(desk::find_order::request{502}).error().unknown()->why == "the depot was silent");
    CHECK(calls(desk::find_order::request{503}).error().problems()->front().kind ==
          problem_kind::overloaded);
    auto const expensive = calls(desk::place_order::request{"bolt", 101});
    REQUIRE_FALSE(expensive);
    CHECK(expensive.error().fault<desk::too_expensive>() != nullptr);
    CHECK(calls(desk::place_order::request{"bolt", 1})->order == 7);
}

TEST_CASE("an answer that is no answer of the operation is told as such") {
    treaty::wire::call const now{{"desk", "FindOrder", 1}, nullptr, {}};
    auto const read = [&](std::uint16_t code, std::string_view media_type, std::string_view body,
                          treaty::problem_list& problems) {
        desk::find_order::response into{};
        treaty::wire::failure_message failure;
        return treaty::soap::format().read_answer(
            now, treaty::reflect::type_of<desk::find_order::response>, &into,
            {code, media_type, body}, {}, failure, problems);
    };
    using treaty::wire::answer_is;
    treaty::problem_list problems;
    CHECK(read(200, "application/json", "{}", problems) == answer_is::unreadable);
    CHECK(read(502, "text/html", "<html/>", problems) == answer_is::unreadable);
    CHECK(read(502, "text/xml", "<html/>", problems) == answer_is::unreadable);
    CHECK(read(500, "text/xml", envelope("<FindOrderResponse/>"), problems) ==
          answer_is::unreadable);
    CHECK(read(500, "text/xml", "<s:Fault/>", problems) == answer_is::unreadable);
    CHECK(problems.empty());
    CHECK(read(200, "text/xml", "<html/>", problems) == answer_is::response);
    CHECK(problems.size() == 1);
    problems.clear();
    CHECK(read(200, "text/xml", envelope(order("12")), problems) == answer_is::response);
    REQUIRE(problems.size() == 1);
    CHECK(problems.front().expected ==
          "an element FindOrderResponse of the namespace urn:treaty:desk:1");
    // A fault is one whatever the status.
    problems.clear();
    CHECK(read(200, "text/xml", envelope("<s:Fault/>"), problems) == answer_is::failure);
}

TEST_CASE("a SOAP request is written for the service's address") {
    soap_format const format;
    treaty::call_context context;
    treaty::wire::call now{{"desk", "FindOrder", 3}, &context, {}};
    desk::find_order::request const asked{12};
    treaty::wire::outgoing_request made;
    format.write_request(now, treaty::reflect::type_of<desk::find_order::request>, &asked, made);
    CHECK(made.path == "/desk");
    CHECK(made.media_type == "text/xml; charset=utf-8");
    CHECK(made.action == "\"\"");
    CHECK(made.body ==
          "<soapenv:Envelope xmlns:soapenv=\"http://schemas.xmlsoap.org/soap/envelope/\">"
          "<soapenv:Header/><soapenv:Body><FindOrder xmlns=\"urn:treaty:desk:3\">"
          "<order>12</order></FindOrder></soapenv:Body></soapenv:Envelope>");
}

TEST_CASE("a message id is the key of a SOAP call, and that of the context wins") {
    fixture now;
    now.call(envelope(order("12"), support::message_id("urn:uuid:1")));
    CHECK(now.endpoint.last.idempotency_key == "urn:uuid:1");
    now.context.idempotency_key = "from-http";
    now.call(envelope(order("12"), support::message_id("urn:uuid:1")));
    CHECK(now.endpoint.last.idempotency_key == "from-http");
}

TEST_CASE("values without an operation have an envelope too") {
    soap_format const& format = treaty::soap::format();
    desk::not_enough_stock const value{"bolt", 3, treaty::secret<desk::card_number>{"4111"}};
    auto const& kind = treaty::reflect::type_of<desk::not_enough_stock>;
    std::string text;
    format.write(kind, &value, text);
    CHECK(text.find("<value xmlns=\"urn:treaty:value\"><item>bolt</item>") != std::string::npos);
    desk::not_enough_stock again{};
    treaty::problem_list problems;
    CHECK(format.read(kind, &again, text, {}, problems));
    CHECK(again.available == 3);
    treaty::wire::failure_view const what{.fault_name = "NotEnoughStock",
                                          .fault_title = "There is not enough in stock.",
                                          .fault_type = &kind,
                                          .fault_value = &value};
    std::string failed;
    format.write_failure(what, failed);
    treaty::wire::failure_message failure;
    CHECK(format.read_failure(failed, {}, failure));
    CHECK(failure.fault_name == "NotEnoughStock");
    desk::not_enough_stock third{};
    CHECK(format.read_fault(kind, &third, failed, {}, problems));
    CHECK(third.item == "bolt");
    CHECK_FALSE(format.read_failure(text, {}, failure));
    CHECK_FALSE(format.read_failure("x", {}, failure));
    CHECK(format.accepts("application/soap+xml"));
    CHECK_FALSE(format.accepts("application/json"));
    CHECK(format.failure_media_type() == "text/xml");
}
