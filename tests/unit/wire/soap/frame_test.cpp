// SPDX-License-Identifier: BSL-1.0
#include <treaty/wire/soap/frame.hpp>

#include "../../../support/catch.hpp"

#include <string>

using treaty::problem_kind;
using treaty::soap::admit;

namespace {

treaty::soap::envelope_head signed_by(std::string user, std::string_view password) {
    treaty::soap::envelope_head head;
    head.token.emplace();
    head.token->username = std::move(user);
    head.token->password.reveal() = password;
    return head;
}

// Lets ann in with her password, and nobody else.
bool only_ann(std::optional<treaty::soap::username_token> const& token,
              treaty::call_context& context) {
    if (!token || token->username != "ann" ||
        token->password != treaty::secret<std::string>{"hunter2"})
        return false;
    context.caller = token->username;
    return true;
}

}  // namespace

TEST_CASE("a call without a head of its own is one of SOAP 1.1") {
    treaty::call_context context;
    treaty::wire::call now{{}, &context, {}};
    CHECK(treaty::soap::head_of(now).version == treaty::soap::version::soap_1_1);
    treaty::soap::envelope_head head;
    head.version = treaty::soap::version::soap_1_2;
    treaty::soap::keep(now, head);
    CHECK(treaty::soap::head_of(now).version == treaty::soap::version::soap_1_2);
}

TEST_CASE("a message id is the key where HTTP brought none") {
    treaty::call_context context;
    treaty::wire::call now{{}, &context, {}};
    treaty::problem_list problems;
    treaty::soap::envelope_head head;
    CHECK(admit(head, {}, now, problems));
    CHECK(context.idempotency_key.empty());
    head.message_id = "urn:uuid:1";
    CHECK(admit(head, {}, now, problems));
    CHECK(context.idempotency_key == "urn:uuid:1");
    head.message_id = "urn:uuid:2";
    CHECK(admit(head, {}, now, problems));
    CHECK(context.idempotency_key == "urn:uuid:1");
    CHECK(problems.empty());
}

TEST_CASE("a message id that is to be the key is fit for one") {
    treaty::call_context context;
    treaty::wire::call now{{}, &context, {}};
    treaty::soap::envelope_head head;
    for (std::string const& id : {std::string(256, 'a'), std::string{"a b"},
                                  std::string{"\xC3\xA9"}, std::string{"a\tb"}}) {
        treaty::problem_list problems;
        head.message_id = id;
        CHECK_FALSE(admit(head, {}, now, problems));
        REQUIRE(problems.size() == 1);
        CHECK(problems.front().path == "/Envelope/Header/MessageID");
        CHECK(context.idempotency_key.empty());
    }
    treaty::problem_list problems;
    context.idempotency_key = "from-http";
    CHECK(admit(head, {}, now, problems));  // it is not asked for
    context.idempotency_key.clear();
    head.message_id = std::string(255, 'a');
    CHECK(admit(head, {}, now, problems));
    CHECK(context.idempotency_key == head.message_id);
}

TEST_CASE("who calls is what the hook says, and nobody where there is no hook") {
    treaty::call_context context;
    treaty::wire::call now{{}, &context, {}};
    treaty::problem_list problems;
    CHECK(admit(signed_by("ann", "hunter2"), {}, now, problems));
    CHECK(context.caller.empty());
    CHECK(admit(signed_by("ann", "hunter2"), only_ann, now, problems));
    CHECK(context.caller == "ann");
    CHECK(problems.empty());
}

TEST_CASE("whom the hook refuses is told so, and not what would have been right") {
    treaty::call_context context;
    treaty::wire::call now{{}, &context, {}};
    for (auto const& head : {signed_by("ann", "hunter3"), signed_by("bob", "hunter2"),
                             treaty::soap::envelope_head{}}) {
        treaty::problem_list problems;
        CHECK_FALSE(admit(head, only_ann, now, problems));
        REQUIRE(problems.size() == 1);
        CHECK(problems.front().kind == problem_kind::not_authenticated);
        CHECK(problems.front().path == "/Envelope/Header/Security/UsernameToken");
        CHECK(to_string(problems).find("hunter") == std::string::npos);
        CHECK(problems.front().found == (head.token ? "others" : "none"));
    }
    CHECK(context.caller.empty());
}

TEST_CASE("the media types of both versions are SOAP's") {
    using treaty::soap::is_soap;
    CHECK(is_soap("text/xml"));
    CHECK(is_soap("Text/XML; charset=utf-8"));
    CHECK(is_soap("application/soap+xml;action=\"a\""));
    CHECK_FALSE(is_soap("application/xml"));
    CHECK_FALSE(is_soap("text/xml2"));
    CHECK_FALSE(is_soap(""));
}
