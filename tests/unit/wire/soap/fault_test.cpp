// SPDX-License-Identifier: BSL-1.0
#include <treaty/wire/soap/fault.hpp>

#include "../../../support/catch.hpp"
#include "../../../support/desk.hpp"
#include "../../../support/envelope.hpp"

#include <treaty/reflect/type_of.hpp>

#include <string>
#include <vector>

using support::envelope;
using treaty::problem_kind;
using treaty::soap::envelope_head;
using treaty::soap::fault_code;
using treaty::soap::version;

namespace {

constexpr std::string_view space = "urn:treaty:desk:1";
treaty::message_limits const limits;

envelope_head head_of(version which, fault_code code = fault_code::sender) {
    envelope_head made;
    made.version = which;
    made.code = code;
    return made;
}
struct written {
    std::uint16_t status;
    std::string text;
};
written write(treaty::wire::failure_view const& what, envelope_head const& head) {
    written made{0, {}};
    made.status = treaty::soap::write_fault(made.text, head, space, what);
    return made;
}
treaty::wire::failure_message read(std::string_view document) {
    treaty::wire::failure_message made;
    treaty::problem_list problems;
    treaty::soap::envelope_reader in{document, limits, problems};
    INFO(document);
    REQUIRE(in.open());
    REQUIRE(in.in().name().local == "Fault");
    CHECK(treaty::soap::read_fault(in, space, made));
    CHECK(in.close());
    CHECK(to_string(problems) == "");
    return made;
}

struct notes {
    BOOST_HANA_DEFINE_STRUCT(notes,
        (std::vector<std::int32_t>, numbers));
};

desk::not_enough_stock const fault{"bo<l>t", 3, treaty::secret<desk::card_number>{"4111"}};
treaty::wire::failure_view const fault_view{
    .status = 409,
    .fault_name = "NotEnoughStock",
    .fault_title = "There is not enough in stock.",
    .fault_type = &treaty::reflect::type_of<desk::not_enough_stock>,
    .fault_value = &fault};

treaty::problem_list problems_of(problem_kind kind) {
    treaty::problem_list all;
    all.add({kind, "/Envelope/Body/FindOrder/order", 120, "text & more", "<nothing>"});
    all.add({problem_kind::missing_member, "", 0, "", ""});
    return all;
}

}  // namespace

TEST_CASE("a declared fault is written in the service's namespace, in both versions") {
    auto const old = write(fault_view, head_of(version::soap_1_1));
    CHECK(old.status == 500);
    CHECK(old.text ==
          "<soapenv:Envelope xmlns:soapenv=\"http://schemas.xmlsoap.org/soap/envelope/\">"
          "<soapenv:Header/><soapenv:Body><soapenv:Fault><faultcode>soapenv:Client</faultcode>"
          "<faultstring>There is not enough in stock.</faultstring><detail>"
          "<NotEnoughStock xmlns=\"urn:treaty:desk:1\"><item>bo&lt;l&gt;t</item>"
          "<available>3</available><card>4111</card></NotEnoughStock>"
          "</detail></soapenv:Fault></soapenv:Body></soapenv:Envelope>");
    auto const now = write(fault_view, head_of(version::soap_1_2));
    CHECK(now.status == 400);
    CHECK(now.text ==
          "<soapenv:Envelope xmlns:soapenv=\"http://www.w3.org/2003/05/soap-envelope\">"
          "<soapenv:Header/><soapenv:Body><soapenv:Fault><soapenv:Code>"
          "<soapenv:Value>soapenv:Sender</soapenv:Value></soapenv:Code><soapenv:Reason>"
          "<soapenv:Text xml:lang=\"en\">There is not enough in stock.</soapenv:Text>"
          "</soapenv:Reason><soapenv:Detail>"
          "<NotEnoughStock xmlns=\"urn:treaty:desk:1\"><item>bo&lt;l&gt;t</item>"
          "<available>3</available><card>4111</card></NotEnoughStock>"
          "</soapenv:Detail></soapenv:Fault></soapenv:Body></soapenv:Envelope>");
}

TEST_CASE("a declared fault is read back by its name and then by its content") {
    for (version const one : {version::soap_1_1, version::soap_1_2}) {
        std::string const text = write(fault_view, head_of(one)).text;
        auto const made = read(text);
        CHECK(made.fault_name == "NotEnoughStock");
        CHECK(made.problems.empty());
        CHECK(made.unknown.empty());
        desk::not_enough_stock again{};
        treaty::problem_list problems;
        treaty::soap::envelope_reader in{text, limits, problems};
        REQUIRE(in.open());
        CHECK(treaty::soap::read_fault_content(in, space, *fault_view.fault_type, &again));
        CHECK(problems.empty());
        CHECK(again.item == "bo<l>t");
        CHECK(again.available == 3);
        CHECK(again.card.reveal() == "4111");
    }
}

TEST_CASE("problems are read back as they were") {
    for (version const one : {version::soap_1_1, version::soap_1_2})
        for (unsigned i = 0; i <= static_cast<unsigned>(treaty::problem_kind_last); ++i) {
            auto const all = problems_of(static_cast<problem_kind>(i));
            auto const made = read(write({.problems = &all}, head_of(one)).text);
            CHECK(made.problems == all);
            CHECK(made.fault_name.empty());
            CHECK(made.unknown.empty());
        }
}

TEST_CASE("what a problem quotes gets through although XML cannot carry it") {
    treaty::problem_list const all{
        treaty::problem{problem_kind::malformed, "/a\x01", 1, "\xFF", "\xEF\xBF\xBFz\xC3"}};
    auto const made = read(write({.problems = &all}, head_of(version::soap_1_1)).text);
    REQUIRE(made.problems.size() == 1);
    CHECK(made.problems[0].path == "/a?");
    CHECK(made.problems[0].expected == "?");
    CHECK(made.problems[0].found == "?z?");
    CHECK(treaty::soap::carried("\xC3\xA9\t\x7F") == "\xC3\xA9\t\x7F");
    CHECK(treaty::soap::carried("") == "");
}

TEST_CASE("an outcome that is not known is read back as such") {
    for (version const one : {version::soap_1_1, version::soap_1_2}) {
        auto const made = write({.unknown = "the depot <was> silent"}, head_of(one));
        CHECK(made.status == 500);
        CHECK(read(made.text).unknown == "the depot <was> silent");
        CHECK(read(made.text).problems.empty());
    }
    CHECK(read(envelope("<s:Fault><detail><unknownOutcome xmlns='urn:treaty:problems'/></detail>"
                        "</s:Fault>"))
              .unknown == "not known");
}

TEST_CASE("a fault says whose fault it is") {
    auto const code = [](problem_kind kind, envelope_head const& head) {
        treaty::problem_list const all{treaty::problem{kind, {}, 0, {}, {}}};
        auto const made = write({.problems = &all}, head);
        std::size_t const from = made.text.find(">soapenv:") + 9;
        return made.text.substr(from, made.text.find('<', from) - from) + " " +
               std::to_string(made.status);
    };
    auto const old = head_of(version::soap_1_1);
    auto const now = head_of(version::soap_1_2);
    CHECK(code(problem_kind::missing_member, old) == "Client 500");
    CHECK(code(problem_kind::missing_member, now) == "Sender 400");
    CHECK(code(problem_kind::not_authenticated, now) == "Sender 400");
    for (problem_kind const kind :
         {problem_kind::internal, problem_kind::overloaded, problem_kind::deadline_passed,
          problem_kind::key_in_flight, problem_kind::undeclared_fault, problem_kind::bad_answer}) {
        CHECK(code(kind, old) == "Server 500");
        CHECK(code(kind, now) == "Receiver 500");
    }
    for (version const one : {version::soap_1_1, version::soap_1_2}) {
        CHECK(code(problem_kind::malformed, head_of(one, fault_code::must_understand)) ==
              "MustUnderstand 500");
        CHECK(code(problem_kind::malformed, head_of(one, fault_code::version_mismatch)) ==
              "VersionMismatch 500");
    }
}

TEST_CASE("a fault of somebody else is a problem that says what it said") {
    std::string const documents[] = {
        envelope("<s:Fault><faultcode>s:Server</faultcode><faultstring>Too busy\n</faultstring>"
                 "</s:Fault>"),
        envelope("<s:Fault><faultcode>s:Server</faultcode><faultstring>Too busy</faultstring>"
                 "<faultactor>urn:a</faultactor><detail/></s:Fault>"),
        envelope("<s:Fault><detail><a xmlns='urn:theirs'>b<c/></a><d/></detail>"
                 "<faultcode>s:Server</faultcode><faultstring>Too busy</faultstring></s:Fault>"),
        envelope("<s:Fault><s:Code><s:Value>s:Server</s:Value><s:Subcode><s:Value>x</s:Value>"
                 "</s:Subcode></s:Code><s:Reason><s:Text xml:lang='en'>Too busy</s:Text>"
                 "<s:Text xml:lang='de'>Ausgelastet</s:Text></s:Reason></s:Fault>",
                 {}, version::soap_1_2)};
    for (std::string const& document : documents) {
        auto const made = read(document);
        CHECK(made.fault_name.empty());
        REQUIRE(made.problems.size() == 1);
        CHECK(made.problems.front().kind == problem_kind::undeclared_fault);
        CHECK(made.problems.front().found == "s:Server: Too busy");
    }
    CHECK(read(envelope("<s:Fault/>")).problems.front().kind == problem_kind::undeclared_fault);
}

TEST_CASE("only the first entry of a fault's first detail counts") {
    notes twice{};
    std::string const detail =
        "<detail><Notes xmlns='urn:treaty:desk:1'><numbers><item>1</item></numbers></Notes>"
        "</detail>";
    std::string const document = envelope("<s:Fault>" + detail + detail + "</s:Fault>");
    treaty::problem_list problems;
    treaty::soap::envelope_reader in{document, limits, problems};
    REQUIRE(in.open());
    CHECK(treaty::soap::read_fault_content(in, space, treaty::reflect::type_of<notes>, &twice));
    CHECK(twice.numbers.size() == 1);
    auto const made =
        read(envelope("<s:Fault><detail><TooExpensive xmlns='urn:treaty:desk:1'/><UnknownOrder "
                      "xmlns='urn:treaty:desk:1'/></detail></s:Fault>"));
    CHECK(made.fault_name == "TooExpensive");
}

TEST_CASE("a broken fault is none") {
    std::string const whole = write(fault_view, head_of(version::soap_1_1)).text;
    for (std::size_t size = 0; size < whole.size(); ++size) {
        treaty::problem_list problems;
        treaty::wire::failure_message into;
        treaty::soap::envelope_reader in{std::string_view{whole}.substr(0, size), limits, problems};
        CHECK_FALSE((in.open() && treaty::soap::read_fault(in, space, into) && in.close()));
        CHECK(problems.size() == 1);
    }
}
