// SPDX-License-Identifier: BSL-1.0
#include <simulator/tool/commands.hpp>
#include <simulator/tool/documents.hpp>
#include <simulator/tool/formats.hpp>
#include <simulator/tool/known_operations.hpp>

#include <iostream>
#include <memory>

namespace simulator::tool {
namespace {

constexpr int refused = 1;
constexpr int refused_for_a_limit = 2;

// Everybody who checks a document wants to see all of its problems, so more than a server tells.
treaty::message_limits limits_of_check() {
    treaty::message_limits limits;
    limits.problems_max = 10'000;
    return limits;
}

int check(std::string const& format, std::string const& wanted) {
    treaty::operation_row const* const operation = operation_called(wanted);
    if (operation == nullptr) {
        std::cerr << "treaty check: no operation is called '" << wanted
                  << "'; `treaty list --short` names all\n";
        return usage_error;
    }
    std::string const document = *document_of("-");
    treaty::message_limits const limits = limits_of_check();
    treaty::problem_list problems{limits.problems_max};
    treaty::reflect::any_value request{operation->request};
    treaty::call_context context;
    treaty::wire::call now{{operation->service, operation->name, operation->version}, &context};
    if (format_called(format)->read_request(now, request.type(), request.get(), document, limits,
                                            problems)) {
        std::cout << "ok\n";
        return done;
    }
    print_problems(std::cout, problems, document);
    return refused_by_limit(problems) ? refused_for_a_limit : refused;
}

}  // namespace

void add_check(CLI::App& program, chosen& run) {
    struct options {
        std::string format, operation;
    };
    auto const given = std::make_shared<options>();
    CLI::App* const command = program.add_subcommand(
        "check", "Reads a request from standard input and tells all of its problems, or ok");
    command->add_option("FORMAT", given->format, "How it is written: json, soap, bod or oms")
        ->required()
        ->check(CLI::IsMember(format_names()));
    command->add_option("OPERATION", given->operation, "What it asks for, such as GetOrder")
        ->required();
    command->footer(
        "A problem is one line: line:column: member: kind: expected ..., found ...\n"
        "Exit code: 0 ok, 1 refused, 2 refused by a limit, 64 wrong usage or an unknown\n"
        "operation.");
    command->callback(
        [given, &run] { run = [given] { return check(given->format, given->operation); }; });
}

}  // namespace simulator::tool
