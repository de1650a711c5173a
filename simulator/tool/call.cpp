// SPDX-License-Identifier: BSL-1.0
#include <simulator/tool/address.hpp>
#include <simulator/tool/call_stream.hpp>
#include <simulator/tool/commands.hpp>
#include <simulator/tool/documents.hpp>
#include <simulator/tool/formats.hpp>
#include <simulator/tool/known_operations.hpp>
#include <simulator/tool/wire_tap.hpp>
#include <treaty/core/decimal.hpp>
#include <treaty/http.hpp>
#include <treaty/service/untyped_client.hpp>
#include <treaty/wire/json/indented.hpp>
#include <treaty/wire/json/reader.hpp>
#include <treaty/wire/json/writer.hpp>

#include <iostream>
#include <memory>
#include <optional>

namespace simulator::tool {
namespace {

constexpr int ended_in_fault = 2;
constexpr int ended_in_problem = 3;
constexpr int ended_unknown = 4;
constexpr int not_sent = 5;

struct call_options {
    std::string url, operation, request = "{}", key, seconds = "30", format = "json";
    bool show_wire = false, stream = false;
    std::uint64_t from = 0;
};

std::string for_people(treaty::reflect::type const& kind, void const* value) {
    std::string text;
    treaty::json::write_to(text, kind, value, treaty::json::secrets::hidden);
    return treaty::json::indented(text);
}

int tell(treaty::failure_base const& failure) {
    if (auto const* lost = failure.unknown()) {
        std::cerr << "unknown outcome: " << lost->why
                  << "\nthe call was sent and not answered; it may have been done\n";
        return ended_unknown;
    }
    if (auto const* problems = failure.problems()) {
        std::cerr << title_of(problems->front().kind) << "\n" << to_string(*problems) << "\n";
        return problems->front().kind == treaty::problem_kind::unreachable ? not_sent
                                                                           : ended_in_problem;
    }
    auto const fault = failure.any_fault();
    std::cerr << "fault " << fault.kind->name << ": " << fault.kind->title << "\n";
    std::cout << for_people(*fault.kind->type, fault.value) << "\n";
    return ended_in_fault;
}

int call_as(treaty::operation_row const& operation, call_options const& given,
            std::string const& document, std::chrono::nanoseconds within) {
    treaty::reflect::any_value request{operation.request};
    treaty::problem_list problems;
    if (!treaty::json::read(request.type(), request.get(), document, {}, problems)) {
        std::cerr << "the request does not fit the contract of " << operation.name
                  << "; nothing was sent\n";
        print_problems(std::cerr, problems, document);
        return ended_in_problem;
    }
    treaty::http::channel channel{given.url};
    wire_tap tapped{channel, std::cerr};
    treaty::transport::channel& used =
        given.show_wire ? static_cast<treaty::transport::channel&>(tapped) : channel;
    treaty::untyped_client other_side{used, *format_called(given.format),
                                      treaty::http::detail::with_key({})};
    treaty::call_context context;
    context.idempotency_key = given.key;
    auto const answer = other_side(operation, request, context.within(within));
    if (!answer) return tell(answer.error());
    std::cout << for_people(answer->type(), answer->get()) << "\n";
    return done;
}

// A positive number of seconds, up to a day; decimals down to the nanosecond.
std::optional<std::chrono::nanoseconds> duration_of(std::string const& seconds) {
    auto const value = treaty::decimal::parse(seconds);
    if (!value || !value->is_positive() || *value > treaty::decimal{86'400}) return std::nullopt;
    auto const whole = (*value * treaty::decimal{1'000'000'000}).rounded(0).whole();
    return whole ? std::optional{std::chrono::nanoseconds{*whole}} : std::nullopt;
}

int call(call_options const& given) {
    auto const refuse = [](std::string const& why) {
        std::cerr << "treaty call: " << why << "\n";
        return usage_error;
    };
    if (auto const wrong = wrong_address(given.url); !wrong.empty()) return refuse(wrong);
    if (given.stream) return call_stream({given.url, given.operation, given.from});
    auto const within = duration_of(given.seconds);
    if (!within) return refuse("--timeout wants seconds, more than 0 and at most 86400");
    auto const document = document_of(given.request);
    if (!document) return refuse(document.error());
    auto const* const operation = operation_called(given.operation);
    if (operation == nullptr)
        return refuse("no operation is called '" + given.operation +
                      "'; `treaty list --short` names all");
    if (std::string const why = why_unsaid(given.format, operation->name); !why.empty())
        return refuse(why);
    return call_as(*operation, given, *document, *within);
}

}  // namespace

void add_call(CLI::App& program, chosen& run) {
    auto const given = std::make_shared<call_options>();
    CLI::App* const command =
        program.add_subcommand("call", "Makes one typed call and prints the answer as JSON");
    command->add_option("URL", given->url, "Where the service is: http://host:port")->required();
    command->add_option("OPERATION", given->operation, "Such as GetOrder")->required();
    CLI::Option* const request = command->add_option(
        "REQUEST", given->request, "JSON, @file, or - for standard input; without it {}");
    CLI::Option* const key =
        command
            ->add_option("--key", given->key,
                         "Idempotency key, where the operation needs one; without it a fresh one")
            ->check([](std::string const& given_key) {
                return given_key.empty() ? "a key has at least one character" : "";
            });
    CLI::Option* const format =
        command
            ->add_option(
                "--format", given->format,
                "Of the messages: json, soap, or business object documents: bod, or oms for "
                "those of the third generation")
            ->capture_default_str()
            ->check(CLI::IsMember(format_names()));
    CLI::Option* const wire =
        command->add_flag("--show-wire", given->show_wire,
                          "Prints the bytes of both messages, secrets included, on standard error");
    CLI::Option* const timeout =
        command->add_option("--timeout", given->seconds, "Seconds to wait for the answer")
            ->capture_default_str();
    CLI::Option* const stream = command->add_flag(
        "--stream", given->stream,
        "Sends the lines of standard input, a record each, to a streamed operation: "
        "UpdateInventoryLevels");
    for (CLI::Option* const one : {request, key, format, wire, timeout}) stream->excludes(one);
    command
        ->add_option("--from", given->from,
                     "With --stream: the position of the first line that is sent; leave out those\n"
                     "before it yourself")
        ->needs(stream);
    command->footer(
        "Answers and the content of faults go to standard output, explanations to standard error.\n"
        "Secrets are shown as ***.\n"
        "Exit code: 0 response, 2 declared fault, 3 problem, 4 unknown outcome, 5 not reachable,\n"
        "64 wrong usage.\n"
        "With --stream: 0 all lines count, 2 the operation refused some, 3 some could not be read\n"
        "(a `problem` each) or the stream ended early, 5 not reachable.");
    command->callback([given, &run] { run = [given] { return call(*given); }; });
}

}  // namespace simulator::tool
