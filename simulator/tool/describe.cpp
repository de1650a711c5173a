// SPDX-License-Identifier: BSL-1.0
#include <simulator/tool/commands.hpp>
#include <simulator/tool/formats.hpp>
#include <simulator/tool/known_operations.hpp>
#include <treaty/document/contract_export.hpp>
#include <treaty/document/json_schema.hpp>
#include <treaty/document/listing.hpp>
#include <treaty/document/openapi.hpp>
#include <treaty/document/wsdl.hpp>
#include <treaty/document/xsd.hpp>
#include <treaty/testing/examples.hpp>

#include <iostream>
#include <memory>
#include <span>

namespace simulator::tool {
namespace {

// The namespace that every service may answer in.
constexpr std::string_view problems = "problems";
// All services in one document, as a server shows them.
constexpr std::string_view all = "all";

struct describe_options {
    std::string document, service, shape = "plain", address;
};

int refuse(std::string const& why) {
    std::cerr << "treaty describe: " << why << "\n";
    return usage_error;
}

// Documents of one address: their service is where they are sent to.
int describe_documents(describe_options const& given) {
    if (given.document == "contract") return refuse("a contract has no shape");
    if (given.document != "wsdl") return refuse("the schemas of documents are in their WSDL");
    std::string const address =
        given.address.empty() ? "http://127.0.0.1:8080" + given.service : given.address;
    std::string const text = document_wsdl(given.shape, given.service, address);
    if (text.empty()) {
        std::string known;
        for (std::string const& one : document_paths(given.shape)) known.append(" ").append(one);
        return refuse("no documents are sent to '" + given.service + "'; they go to" + known);
    }
    std::cout << text;
    return done;
}

std::string openapi_of(std::span<treaty::service_row const> services,
                       describe_options const& given) {
    return treaty::document::openapi(
        services, {.address = given.address.empty() ? "http://127.0.0.1:8080" : given.address,
                   .examples = treaty::testing::examples()});
}

std::string document_of(treaty::service_row const& service, describe_options const& given) {
    namespace document = treaty::document;
    if (given.document == "xsd") return document::xsd(service);
    if (given.document == "schema") return document::json_schema(service);
    if (given.document == "markdown") return document::markdown(service);
    if (given.document == "contract") return document::contract_export(service);
    if (given.document == "openapi") return openapi_of({&service, 1}, given);
    return document::wsdl(
        service, given.address.empty() ? "http://127.0.0.1:8080/" + given.service : given.address);
}

int describe(describe_options const& given) {
    if (given.shape != "plain") return describe_documents(given);
    bool const has_address = given.document == "wsdl" || given.document == "openapi";
    if (!has_address && !given.address.empty())
        return refuse("only a WSDL and an OpenAPI document have an address");
    if (given.document == "xsd" && given.service == problems) {
        std::cout << treaty::document::problems_xsd();
        return done;
    }
    if (given.document == "openapi" && given.service == all) {
        std::cout << openapi_of(all_services(), given);
        return done;
    }
    for (auto const& service : all_services()) {
        if (service.name != given.service) continue;
        std::cout << document_of(service, given);
        return done;
    }
    return refuse("no service is called '" + given.service +
                  "'; there are outbound, inbound and feed");
}

}  // namespace

void add_describe(CLI::App& program, chosen& run) {
    auto const given = std::make_shared<describe_options>();
    CLI::App* const command = program.add_subcommand(
        "describe",
        "Prints what a service is: OpenAPI, JSON Schema, WSDL, XML Schema, Markdown or a contract");
    command
        ->add_option("DOCUMENT", given->document,
                     "openapi (3.1, with examples) or schema (JSON Schema 2020-12) for JSON,\n"
                     "wsdl or xsd for SOAP, markdown for people, contract for `treaty diff`")
        ->required()
        ->check(CLI::IsMember({"openapi", "schema", "wsdl", "xsd", "markdown", "contract"}));
    command
        ->add_option("SERVICE", given->service,
                     "outbound, inbound or feed; with openapi also all, the three in one;\n"
                     "with xsd also problems, the details of other faults;\n"
                     "with --shape bod or successor an address, such as\n"
                     "/webapp/wcs/services/OrderServices")
        ->required();
    command
        ->add_option("--shape", given->shape,
                     "Of the messages: plain, or documents: bod, or successor for those of the\n"
                     "third generation")
        ->capture_default_str()
        ->check(CLI::IsMember({"plain", "bod", "successor"}));
    command->add_option("--address", given->address,
                        "Where a WSDL says that the service is, without it "
                        "http://127.0.0.1:8080/SERVICE;\n"
                        "where OpenAPI says that the server is, without it http://127.0.0.1:8080");
    command->footer(addresses +
                    "There a WSDL has the address that it was asked at.\n"
                    "Exit code: 0, or 64 for wrong usage or an unknown service.");
    command->callback([given, &run] { run = [given] { return describe(*given); }; });
}

}  // namespace simulator::tool
