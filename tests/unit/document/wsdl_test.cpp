// SPDX-License-Identifier: BSL-1.0
#include <treaty/document/wsdl.hpp>

#include <tests/support/catch.hpp>
#include <tests/support/desk.hpp>

#include <treaty/document/xsd.hpp>

namespace {

using Catch::Matchers::Contains;
using treaty::document::wsdl;

std::size_t count(std::string_view text, std::string_view what) {
    std::size_t found = 0;
    for (std::size_t at = 0; (at = text.find(what, at)) != std::string_view::npos; ++at) ++found;
    return found;
}

}  // namespace

TEST_CASE("a wsdl has every operation once, with messages, faults, binding and address") {
    auto const service = treaty::table_of<desk::service>();
    std::string const text = wsdl(service, "http://desk.example:81/desk");
    REQUIRE_FALSE(service.operations.empty());
    for (auto const& one : service.operations) {
        std::string const name{one.name};
        CHECK(count(text, "<wsdl:operation name=\"" + name + "\">") == 2);
        CHECK(count(text, "<wsdl:input message=\"tns:" + name + "\"/>") == 1);
        CHECK(count(text, "<wsdl:output message=\"tns:" + name + "Response\"/>") == 1);
        CHECK(count(text, "<wsdl:part name=\"parameters\" element=\"tns:" + name + "\"/>") == 1);
        for (auto const* fault : one.faults)
            CHECK(count(text, "<wsdl:message name=\"" + std::string{fault->name} + "\">") == 1);
    }
    CHECK(count(text, "<wsdl:fault name=\"problems\" message=\"tns:problems\"/>") ==
          service.operations.size());
    CHECK(count(text, "<soap:operation soapAction=\"\" style=\"document\"/>") ==
          service.operations.size());
    CHECK_THAT(text, Contains("<soap:address location=\"http://desk.example:81/desk\"/>"));
    CHECK(text == wsdl(service, "http://desk.example:81/desk"));
}

TEST_CASE("a wsdl holds the schema of the service and that of problems") {
    auto const service = treaty::table_of<desk::service>();
    std::string const text = wsdl(service, "/desk");
    for (std::string const& schema :
         {treaty::document::xsd(service), treaty::document::problems_xsd()}) {
        // Without declaration and indentation.
        std::size_t const from = schema.find("<xs:element"), end = schema.find('\n', from);
        CHECK_THAT(text, Contains(schema.substr(from, end - from)));
    }
    CHECK(count(text, "<xs:schema ") == 2);
}

TEST_CASE("a wsdl says what an operation is for and which need a key") {
    auto service = treaty::table_of<desk::service>();
    service.operations.resize(1);
    service.operations[0].summary = "Takes <all> & \"more\".";
    service.operations[0].safety = treaty::safety::plain;
    CHECK_THAT(wsdl(service, ""), Contains("<wsdl:documentation>Takes &lt;all&gt; &amp; \"more\"."
                                           "</wsdl:documentation>"));
    service.operations[0].safety = treaty::safety::needs_key;
    CHECK_THAT(wsdl(service, ""), Contains("Idempotency-Key") && Contains("MessageID"));
    service.operations[0].summary = {};
    service.operations[0].safety = treaty::safety::read_only;
    CHECK_THAT(wsdl(service, ""), !Contains("wsdl:documentation"));
}
