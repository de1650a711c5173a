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

int refuse(std::string const& why) {
    std::cerr << "treaty check: " << why << "\n";
    return usage_error;
}

int check(std::string const& format, std::string wanted) {
    if (wanted.empty() && format == "json")
        return refuse("JSON does not say its operation: name it, such as GetOrder");
    bool const named = !wanted.empty();
    std::string document;
    if (!named) {
        document = *document_of("-");
        wanted = operation_in(format, document);
        if (wanted.empty())
            return refuse("no operation of " + format +
                          " is known by this message; to be told why, name the one that is meant");
    }
    treaty::operation_row const* const operation = operation_called(wanted);
    if (operation == nullptr)
        return refuse("no operation is called '" + wanted + "'; `treaty list --short` names all");
    if (std::string const why = why_unsaid(format, operation->name); !why.empty())
        return refuse(why);
    if (named) document = *document_of("-");
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
    command->add_option("OPERATION", given->operation,
                        "What it asks for, such as GetOrder; without it, as the message says, "
                        "which JSON does not");
    command->footer(
        "A problem is one line: line:column: member: kind: expected ..., found ...\n"
        "Exit code: 0 ok, 1 refused, 2 refused by a limit, 64 wrong usage or an unknown\n"
        "operation.");
    command->callback(
        [given, &run] { run = [given] { return check(given->format, given->operation); }; });
}

}  // namespace simulator::tool
