// SPDX-License-Identifier: BSL-1.0
#include <simulator/tool/commands.hpp>
#include <simulator/tool/known_operations.hpp>
#include <treaty/document/listing.hpp>

#include <iostream>
#include <memory>

namespace simulator::tool {
namespace {

int list_one(std::string const& wanted) {
    for (auto const& service : all_services())
        for (auto const& one : service.operations)
            if (is_called(wanted, service.name, one.name)) {
                std::cout << treaty::document::listing(service, one);
                return done;
            }
    std::cerr << "treaty list: no operation is called '" << wanted
              << "'; `treaty list --short` names all\n";
    return usage_error;
}

int list_all(bool in_short) {
    std::cout << (in_short ? treaty::document::overview(all_services())
                           : treaty::document::listing(all_services()));
    return done;
}

}  // namespace

void add_list(CLI::App& program, chosen& run) {
    struct options {
        std::string operation;
        bool in_short = false;
    };
    auto const given = std::make_shared<options>();
    CLI::App* const command = program.add_subcommand(
        "list", "Shows services, operations, safety, faults, and members with types and limits");
    command->add_option("OPERATION", given->operation, "Only this operation, such as GetOrder");
    command->add_flag("--short", given->in_short, "Only names, safety and summaries");
    command->footer("Exit code: 0, or 64 for wrong usage or an unknown operation.");
    command->callback([given, &run] {
        run = [given] {
            return given->operation.empty() ? list_all(given->in_short)
                                            : list_one(given->operation);
        };
    });
}

}  // namespace simulator::tool
