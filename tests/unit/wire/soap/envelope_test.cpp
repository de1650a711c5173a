// SPDX-License-Identifier: BSL-1.0
#include <treaty/wire/soap/envelope.hpp>

#include "../../../support/catch.hpp"
#include "../../../support/envelope.hpp"

#include <string>

using support::envelope;
using support::message_id;
using support::user_token;
using treaty::problem_kind;
using treaty::soap::envelope_reader;
using treaty::soap::fault_code;
using treaty::soap::version;

namespace {

struct reading {
    bool good = false;
    std::string element;  // in the body
    treaty::soap::envelope_head head;
    treaty::problem_list problems;
};
reading read(std::string_view document) {
    reading made;
    treaty::message_limits const limits;
    envelope_reader in{document, limits, made.problems};
    made.good = in.open();
    if (made.good) made.element = in.in().name().local;
    made.good = made.good && in.in().skip(in.element()) && in.close();
    made.head = in.head();
    INFO(document);
    CHECK(made.good == made.problems.empty());
    return made;
}
std::string why_not(std::string_view document) {
    auto const made = read(document);
    CHECK_FALSE(made.good);
    CHECK(made.problems.size() <= 1);
    return to_string(made.problems);
}
std::string in_header(std::string_view blocks) {
    return envelope("<a/>", blocks);
}

}  // namespace

TEST_CASE("an envelope gives the element in its body, in both versions") {
    for (version const one : {version::soap_1_1, version::soap_1_2}) {
        auto const made = read(envelope("<GetOrder xmlns='urn:a'><b/>c</GetOrder>", {}, one));
        CHECK(made.good);
        CHECK(made.element == "GetOrder");
        CHECK(made.head.version == one);
        CHECK_FALSE(made.head.token);
        CHECK(made.head.message_id.empty());
    }
    CHECK(read(envelope("<a/>", "<b xmlns='urn:b'>ignored<c/></b><d/>")).good);
    CHECK(read(envelope("\n <a/> \n", " <b/>\n")).good);
}

TEST_CASE("an envelope of another namespace is of another version") {
    auto const made = read("<Envelope xmlns='urn:soap-2'><Body><a/></Body></Envelope>");
    CHECK(made.head.code == fault_code::version_mismatch);
    CHECK(to_string(made.problems) ==
          "malformed: expected an envelope of SOAP 1.1 or 1.2, found one of another namespace");
    CHECK(read("<Envelope><Body><a/></Body></Envelope>").head.code == fault_code::version_mismatch);
    auto const other = read("<GetOrder/>");
    CHECK(other.head.code == fault_code::sender);
    CHECK(to_string(other.problems) ==
          "malformed: expected a SOAP envelope, found an element GetOrder");
}

TEST_CASE("a header block that must be understood and is not is refused") {
    std::string const must = "<b s:mustUnderstand='1' xmlns='urn:b'/>";
    auto const made = read(in_header(must));
    CHECK(made.head.code == fault_code::must_understand);
    CHECK(to_string(made.problems) ==
          "malformed at /Envelope/Header/b (byte 74): expected a header that is known here, found "
          "one that must be understood and is not");
    CHECK(read(in_header("<b s:mustUnderstand=' true ' xmlns='urn:b'/>")).head.code ==
          fault_code::must_understand);
    for (char const* const fine :
         {"<b s:mustUnderstand='0'/>", "<b mustUnderstand='1'/>", "<b s:mustUnderstand='false'/>",
          "<b x:mustUnderstand='1' xmlns:x='http://www.w3.org/2003/05/soap-envelope'/>",
          "<b s:mustUnderstand='1' s:actor='http://example.com/proxy'/>",
          "<b s:actor='http://example.com/proxy' s:mustUnderstand='1'/>"}) {
        INFO(fine);
        CHECK(read(in_header(fine)).good);
    }
    for (char const* const ours :
         {"<b s:mustUnderstand='1' s:actor=''/>",
          "<b s:mustUnderstand='1' s:actor='http://schemas.xmlsoap.org/soap/actor/next'/>"}) {
        INFO(ours);
        CHECK(read(in_header(ours)).head.code == fault_code::must_understand);
    }
    auto const newer = [](std::string_view role) {
        return read(envelope("<a/>",
                             "<b s:mustUnderstand='true' s:role='" + std::string{role} + "'/>",
                             version::soap_1_2))
            .head.code;
    };
    std::string const roles = "http://www.w3.org/2003/05/soap-envelope/role/";
    CHECK(newer(roles + "next") == fault_code::must_understand);
    CHECK(newer(roles + "ultimateReceiver") == fault_code::must_understand);
    CHECK(newer(roles + "none") == fault_code::sender);
    CHECK(newer("http://example.com/proxy") == fault_code::sender);
}

TEST_CASE("a header that is known may be one that must be understood") {
    std::string block = user_token("ann", "pw");
    block.insert(std::string_view{"<w:Security"}.size(), " s:mustUnderstand='1'");
    auto const made = read(in_header(block));
    CHECK(made.good);
    REQUIRE(made.head.token);
    CHECK(made.head.token->username == "ann");
}

TEST_CASE("a user name and a password are read as they stand") {
    auto const token_of = [](std::string_view user, std::string_view password) {
        auto const made = read(in_header(user_token(user, password)));
        REQUIRE(made.head.token);
        return made.head.token->username + "|" + made.head.token->password.reveal();
    };
    CHECK(token_of("ann", "pw") == "ann|pw");
    CHECK(token_of("", "") == "|");
    CHECK(token_of("a&amp;b", "<![CDATA[<&>]]>") == "a&b|<&>");
    CHECK(token_of("ann", " with blanks ") == "ann| with blanks ");
    CHECK(token_of("a<!-- -->nn", "p<!-- -->w") == "ann|pw");
    // Without either, and with what else the profile has.
    CHECK(read(in_header(user_token("<w:Username>ann</w:Username>"))).head.token->username ==
          "ann");
    CHECK(read(in_header(user_token("<w:Nonce>1</w:Nonce><Username>x</Username>")))
              .head.token->username.empty());
    std::string const typed =
        "<w:Password Type='" + std::string{treaty::soap::password_text} + "'>pw</w:Password>";
    CHECK(read(in_header(user_token(typed))).head.token->password.reveal() == "pw");
}

TEST_CASE("a token that cannot be relied on is refused, and no problem shows a password") {
    std::string const user = "<w:Username>ann</w:Username>";
    std::string const secret = "<w:Password>hunter2</w:Password>";
    CHECK(why_not(in_header(user_token(user + user))).find("expected one Username") !=
          std::string::npos);
    std::string const wrong[] = {
        user_token(user + secret + secret),
        user_token(user + "<w:Password Type='urn:PasswordDigest'>hunter2</w:Password>"),
        user_token(user + "<w:Password>hunter2<b/></w:Password>"),
        user_token(user + "<w:Password>hun&ter2;</w:Password>"),
        user_token(user + "<w:Password>hunter2 & more</w:Password>"),
        user_token(user + "<w:Password>hunter2\x01</w:Password>"),
        user_token(user + "hunter2" + secret),
        user_token("ann", "hunter2") + user_token("bob", "hunter2"),
        user_token(user + "<w:Password>hunter2</w:Username>"),
    };
    for (std::string const& one : wrong) {
        std::string const text = why_not(in_header(one));
        INFO(one << "\n" << text);
        CHECK(text.find("/Envelope/Header/Security") != std::string::npos);
        CHECK(text.find("hun") == std::string::npos);
        CHECK(text.find("ter2") == std::string::npos);
    }
}

TEST_CASE("a message id is one, and a text") {
    CHECK(read(in_header(message_id("urn:uuid:1"))).head.message_id == "urn:uuid:1");
    CHECK(read(in_header(message_id("\n urn:uuid:1 "))).head.message_id == "urn:uuid:1");
    CHECK(read(in_header("<MessageID>urn:other</MessageID>")).head.message_id.empty());
    CHECK(why_not(in_header(message_id("a") + message_id("a"))) ==
          "malformed at /Envelope/Header/MessageID (byte 155): expected one MessageID, found a "
          "second one");
    CHECK(why_not(in_header(message_id("<b/>"))).find("expected text, found an element") !=
          std::string::npos);
}

TEST_CASE("an envelope has no other parts, and these in their order") {
    std::string const start =
        "<s:Envelope xmlns:s='" + std::string{treaty::soap::envelope_1_1} + "'>";
    auto const of = [&](std::string_view parts) {
        return start + std::string{parts} + "</s:Envelope>";
    };
    CHECK(why_not(of("")) == "malformed at /Envelope (byte 64): expected a Body, found none");
    CHECK(why_not(of("<s:Header/>")).find("expected a Body") != std::string::npos);
    CHECK(why_not(of("<s:Body/>")).find("expected one element, found none") != std::string::npos);
    CHECK(why_not(of("<s:Body><a/></s:Body><s:Header/>")).find("nothing after the Body") !=
          std::string::npos);
    CHECK(why_not(of("<s:Body><a/></s:Body><s:Body><a/></s:Body>")).find("after the Body") !=
          std::string::npos);
    CHECK(why_not(of("<s:Header/><s:Header/><s:Body><a/></s:Body>")).find("expected a Body") !=
          std::string::npos);
    CHECK(why_not(of("<s:Body><a/><b/></s:Body>")).find("found a second one") != std::string::npos);
    CHECK(why_not(of("<s:Body>text<a/></s:Body>")).find("expected elements, found text") !=
          std::string::npos);
    CHECK(why_not(of("text<s:Body><a/></s:Body>")).find("found text") != std::string::npos);
    CHECK(why_not(of("<Body><a/></Body>")).find("expected a Body") != std::string::npos);
}

TEST_CASE("an envelope that is written is read, with its token") {
    treaty::soap::username_token const token{"ann & bob", treaty::secret<std::string>{" p<w> "}};
    for (version const one : {version::soap_1_1, version::soap_1_2})
        for (bool const with_token : {false, true}) {
            std::string text;
            treaty::soap::open_envelope(text, one, with_token ? &token : nullptr);
            text.append("<a/>");
            treaty::soap::close_envelope(text);
            auto const made = read(text);
            CHECK(made.good);
            CHECK(made.head.version == one);
            REQUIRE(made.head.token.has_value() == with_token);
            if (!with_token) continue;
            CHECK(made.head.token->username == token.username);
            CHECK(made.head.token->password == token.password);
        }
}

TEST_CASE("a header for somebody else is neither taken nor refused") {
    constexpr std::string_view wsa = "xmlns:w='http://www.w3.org/2005/08/addressing'";
    std::string const id = "<w:MessageID " + std::string{wsa} + " {}>k</w:MessageID>";
    auto const with = [&](std::string_view attributes) {
        std::string block = id;
        return block.replace(block.find("{}"), 2, attributes);
    };
    CHECK(read(in_header(with(""))).head.message_id == "k");
    CHECK(read(in_header(with("s:actor='urn:other'"))).head.message_id.empty());
    std::string const token = support::user_token("ann", "pw");
    std::string other = token;
    other.insert(other.find('>'), " s:actor='urn:other'");
    auto const made = read(in_header(other + token));
    CHECK(made.good);
    CHECK(made.head.token);
    CHECK_FALSE(read(in_header(other)).head.token);
}

TEST_CASE("of WS-Addressing, what the address and the body say already is understood") {
    auto const block = [](std::string_view name) {
        std::string text = "<w:";
        text.append(name).append(" xmlns:w='http://www.w3.org/2005/08/addressing' ");
        return text.append("s:mustUnderstand='1'>x</w:").append(name).append(">");
    };
    CHECK(read(in_header(block("To") + block("Action"))).good);
    CHECK(why_not(in_header(block("ReplyTo"))).find("must be understood") != std::string::npos);
}

TEST_CASE("signatures and encryption that must be understood are not") {
    std::string const token = support::user_token("ann", "pw");
    for (std::string_view const one : {"Signature", "EncryptedData"}) {
        std::string with = token;
        std::string part = "<x:" + std::string{one} + " xmlns:x='urn:x'/>";
        with.insert(with.find('>') + 1, part);
        CHECK(read(in_header(with)).good);
        with.insert(with.find('>'), " s:mustUnderstand='1'");
        CHECK(why_not(in_header(with)).find("must be understood") != std::string::npos);
    }
}
