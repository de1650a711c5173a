// SPDX-License-Identifier: BSL-1.0
#include <simulator/tool/commands.hpp>
#include <simulator/tool/formats.hpp>
#include <simulator/tool/known_operations.hpp>
#include <treaty/document/wsdl.hpp>
#include <treaty/document/xsd.hpp>

#include <iostream>
#include <memory>

namespace simulator::tool {
namespace {

// The namespace that every service may answer in.
constexpr std::string_view problems = "problems";

struct describe_options {
    std::string document, service, shape = "plain", address;
};

int refuse(std::string const& why) {
    std::cerr << "treaty describe: " << why << "\n";
    return usage_error;
}

// Documents of one address: their service is where they are sent to.
int describe_documents(describe_options const& given) {
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

int describe(describe_options const& given) {
    if (given.shape != "plain") return describe_documents(given);
    bool const as_wsdl = given.document == "wsdl";
    if (!as_wsdl && !given.address.empty()) return refuse("only a WSDL has an address");
    if (!as_wsdl && given.service == problems) {
        std::cout << treaty::document::problems_xsd();
        return done;
    }
    for (auto const& service : all_services()) {
        if (service.name != given.service) continue;
        std::string const address =
            given.address.empty() ? "http://127.0.0.1:8080/" + given.service : given.address;
        std::cout << (as_wsdl ? treaty::document::wsdl(service, address)
                              : treaty::document::xsd(service));
        return done;
    }
    return refuse("no service is called '" + given.service +
                  "'; there are outbound, inbound and feed");
}

}  // namespace

void add_describe(CLI::App& program, chosen& run) {
    auto const given = std::make_shared<describe_options>();
    CLI::App* const command = program.add_subcommand(
        "describe", "Prints the WSDL or the XML Schema of a service, for tools of other languages");
    command->add_option("DOCUMENT", given->document, "wsdl or xsd")
        ->required()
        ->check(CLI::IsMember({"wsdl", "xsd"}));
    command
        ->add_option(
            "SERVICE", given->service,
            "outbound, inbound or feed; with xsd also problems, the details of other faults;\n"
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
                        "Where a WSDL says that the service is; without it "
                        "http://127.0.0.1:8080/SERVICE");
    command->footer(addresses +
                    "There a WSDL has the address that it was asked at.\n"
                    "Exit code: 0, or 64 for wrong usage or an unknown service.");
    command->callback([given, &run] { run = [given] { return describe(*given); }; });
}

}  // namespace simulator::tool
