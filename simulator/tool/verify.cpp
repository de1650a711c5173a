// SPDX-License-Identifier: BSL-1.0
#include <simulator/laws/back_office_laws.hpp>
#include <simulator/tool/address.hpp>
#include <simulator/tool/commands.hpp>
#include <simulator/tool/documents.hpp>
#include <simulator/tool/formats.hpp>
#include <simulator/tool/known_operations.hpp>
#include <simulator/tool/table.hpp>
#include <treaty/core/excerpt.hpp>
#include <treaty/testing/contract_tests.hpp>
#include <treaty/testing/known_values_file.hpp>
#include <treaty/transport/http/client.hpp>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <iostream>
#include <memory>
#include <optional>
#include <random>
#include <utility>

namespace simulator::tool {
namespace {

using treaty::testing::contract_failure;
using treaty::testing::contract_law;
using treaty::testing::contract_report;
using treaty::testing::law_result;

constexpr int laws_broken = 1;
constexpr int ended_early = 5;
constexpr int bad_known_values = 65;
constexpr int cannot_write = 74;

struct wanted_tests {
    std::string url;
    std::vector<std::string> formats{"json", "soap"};
    std::vector<std::string> services{"outbound", "inbound"};
    std::vector<std::string> operations, laws;
    std::optional<std::uint64_t> seed;
    std::size_t cases = 1000;
    unsigned timeout = 10;
    std::string known, junit, html;
    bool quiet = false;
};

std::vector<std::string> law_names() {
    std::vector<std::string> all;
    for (unsigned i = 0; i <= static_cast<unsigned>(treaty::testing::contract_law_last); ++i)
        all.emplace_back(name_of(static_cast<contract_law>(i)));
    return all;
}

treaty::testing::verify_options options_of(wanted_tests const& given) {
    std::random_device source;
    treaty::testing::verify_options made;
    made.seed = given.seed ? *given.seed : source();
    made.cases = given.cases;
    // The other side may remember the keys of an earlier run.
    made.keys = "verify-" + std::to_string(source());
    made.url = given.url;
    made.wait = std::chrono::seconds{given.timeout};
    auto const names = law_names();
    for (std::string const& law : given.laws)
        made.laws.push_back(
            static_cast<contract_law>(std::find(names.begin(), names.end(), law) - names.begin()));
    return made;
}

// One line while it runs, where somebody looks on; a line for each operation in any case.
class teller {
public:
    explicit teller(bool quiet) : quiet_(quiet), live_(!quiet && output_is_terminal()) {}

    void hear(treaty::testing::verify_progress const& now) const {
        if (!live_) return;
        std::cerr << "\r\033[K  " << now.operation << " " << now.form << ": " << name_of(now.law)
                  << " " << now.done << " of " << now.of << std::flush;
    }
    void ended(std::string_view operation, std::string_view form, contract_report const& one,
               std::chrono::nanoseconds took) const {
        if (quiet_) return;
        if (live_) std::cerr << "\r\033[K";
        std::cerr << "  " << operation << " " << form << ": " << one.cases << " cases, "
                  << (one.failures.empty() ? "kept" : "broken") << ", " << duration_words(took)
                  << "\n";
    }

private:
    bool quiet_, live_;
};

// Without the services that some name before an operation's.
std::vector<std::string> named_operations(wanted_tests const& given) {
    std::vector<std::string> made;
    for (std::string const& one : given.operations) made.emplace_back(operation_called(one)->name);
    return made;
}

std::vector<treaty::service_row> services_called(std::vector<std::string> const& names) {
    std::vector<treaty::service_row> made;
    for (auto const& service : all_services())
        if (std::find(names.begin(), names.end(), service.name) != names.end())
            made.push_back(service);
    return made;
}

contract_report run_all(wanted_tests const& given, treaty::testing::verify_options options) {
    treaty::http::channel channel{given.url};
    teller const tell{given.quiet};
    auto const& time = treaty::system_clock::instance();
    contract_report report;
    report.seed = options.seed;
    auto const wants = [&](contract_law law) {
        return options.laws.empty() ||
               std::find(options.laws.begin(), options.laws.end(), law) != options.laws.end();
    };
    bool const contracts_too =
        options.laws.empty() || options.laws != std::vector{contract_law::business};
    std::vector<treaty::testing::message_form> forms;
    for (std::string const& format : given.formats)
        forms.push_back(format == "soap" ? treaty::testing::soap_form(*format_called("soap"))
                                         : treaty::testing::json_form());
    for (auto const& form : forms) {
        // The first form is compared with the others.
        options.also.clear();
        for (std::size_t i = 1; i < forms.size() && &form == forms.data(); ++i)
            options.also.push_back(&forms[i]);
        // Before other laws leave what they leave: reports of far away times, little in stock.
        if (wants(contract_law::business) && report.stopped.empty()) {
            options.operations = named_operations(given);
            auto const began = time.elapsed();
            auto one =
                verify_business(channel, services_called(given.services), form, laws::back_office(),
                                options, [&](auto const& now) { tell.hear(now); });
            if (!one.results.empty())
                tell.ended("business", form.name, one, time.elapsed() - began);
            append(report, std::move(one));
        }
        if (!contracts_too) continue;
        for (auto const& service : all_services()) {
            if (std::find(given.services.begin(), given.services.end(), service.name) ==
                given.services.end())
                continue;
            for (auto const& operation : service.operations) {
                bool const named = std::any_of(
                    given.operations.begin(), given.operations.end(),
                    [&](auto const& one) { return is_called(one, service.name, operation.name); });
                if ((!given.operations.empty() && !named) || !report.stopped.empty()) continue;
                options.operations = {std::string{operation.name}};
                auto const began = time.elapsed();
                auto one = treaty::testing::verify(channel, service, form, options,
                                                   [&](auto const& now) { tell.hear(now); });
                tell.ended(operation.name, form.name, one, time.elapsed() - began);
                append(report, std::move(one));
            }
        }
    }
    return report;
}

// A column for each law that was tried.
void print_table(contract_report const& report) {
    std::vector<column> columns{{"operation", align::left}, {"form", align::left}};
    auto const names = law_names();
    std::vector<std::size_t> place(names.size(), 0);  // of a law's column; 0: none
    for (std::size_t law = 0; law < names.size(); ++law)
        if (std::any_of(report.results.begin(), report.results.end(), [&](law_result const& one) {
                return static_cast<std::size_t>(one.law) == law;
            })) {
            place[law] = columns.size();
            columns.push_back({names[law], align::right});
        }
    table shown{columns};
    std::vector<std::string> row;
    for (law_result const& one : report.results) {
        if (row.empty() || row[0] != one.operation || row[1] != one.form) {
            if (!row.empty()) shown.add(row);
            row.assign(columns.size(), "");
            row[0] = one.operation;
            row[1] = one.form;
        }
        row[place[static_cast<std::size_t>(one.law)]] =
            one.failed == 0
                ? std::to_string(one.cases)
                : std::to_string(one.failed) + " of " + std::to_string(one.cases) + " failed";
    }
    if (!row.empty()) shown.add(row);
    if (!shown.empty()) shown.print(std::cout);
}

// What came from the other side must not break lines nor steer a terminal.
std::string line_of(std::string_view text) {
    return treaty::excerpt(text, 1000);
}

void print_failure(contract_failure const& one) {
    std::cout << "\n"
              << one.service << "." << one.operation << " " << one.form << ": " << name_of(one.law)
              << ", " << one.rule << (one.member.empty() ? "" : " at " + line_of(one.member))
              << "\n"
              << "  expected " << line_of(one.expected) << "\n  found " << line_of(one.found)
              << "\n  in " << one.count << (one.count == 1 ? " case" : " cases")
              << "; to see one:\n  " << one.curl << "\n";
}

// How valid requests ended, a line for each operation.
void print_endings(contract_report const& report) {
    bool first = true;
    for (law_result const& one : report.results)
        if (one.law == contract_law::shape)
            std::cout << (std::exchange(first, false) ? "\n" : "") << one.operation << " "
                      << one.form << ": " << line_of(endings_of(one)) << "\n";
}

// From the file, or else from the server if it tells; null after a mistake, which is told.
std::shared_ptr<treaty::testing::known_values> known_values_of(wanted_tests const& given) {
    std::string text = "{}";
    std::string from = given.url + "/known.json";
    if (!given.known.empty()) {
        from = given.known;
        auto read = document_of(given.known == "-" ? given.known : "@" + given.known);
        if (!read) {
            std::cerr << "treaty verify: " << read.error() << "\n";
            return nullptr;
        }
        text = *std::move(read);
    } else {
        treaty::http::channel_options patience;
        patience.limits.call_wait = std::chrono::seconds{given.timeout};
        treaty::http::channel channel{given.url, patience};
        treaty::transport::reply told;
        channel.get("/known.json", told);
        if (told.status == treaty::transport::status::ok &&
            treaty::wire::same_media_type(told.media_type, "application/json"))
            text = std::move(told.body);
    }
    auto known = treaty::testing::read_known_values(text, all_services());
    if (known) return std::make_shared<treaty::testing::known_values>(*std::move(known));
    std::cerr << "treaty verify: the known values of " << from << " are wrong\n";
    for (std::string const& one : known.error()) std::cerr << "  " << line_of(one) << "\n";
    return nullptr;
}

bool write_file(std::string const& path, std::string const& text) {
    if (path.empty()) return true;
    std::ofstream out{path, std::ios::binary};
    out << text;
    if (out.flush()) return true;
    std::cerr << "treaty verify: cannot write '" << path << "'\n";
    return false;
}

int verify(wanted_tests const& given) {
    if (auto const wrong = wrong_address(given.url); !wrong.empty()) {
        std::cerr << "treaty verify: " << wrong << "\n";
        return usage_error;
    }
    for (std::string const& name : given.operations)
        if (operation_called(name) == nullptr) {
            std::cerr << "treaty verify: no operation is called '" << name
                      << "'; `treaty list --short` names all\n";
            return usage_error;
        }
    if (given.laws == std::vector<std::string>{"agreement"} && given.formats.size() < 2) {
        std::cerr << "treaty verify: the law of agreement compares formats; leave out --format\n";
        return usage_error;
    }
    auto options = options_of(given);
    options.known = known_values_of(given);
    if (!options.known) return bad_known_values;
    std::cout << "seed " << options.seed << "\n" << std::flush;
    contract_report const report = run_all(given, options);
    print_table(report);
    print_endings(report);
    bool const business =
        std::any_of(report.results.begin(), report.results.end(),
                    [](law_result const& one) { return one.law == contract_law::business; });
    if (!business &&
        std::find(given.laws.begin(), given.laws.end(), "business") != given.laws.end())
        std::cerr << "treaty verify: no law of the business was tried; they need known values, and "
                     "all operations that they call\n";
    for (contract_failure const& one : report.failures) print_failure(one);
    std::cout << "\n"
              << report.cases << " cases in " << report.calls << " calls, "
              << report.failures.size() << " failures; seed " << report.seed << "\n";
    if (report.shed != 0) std::cout << report.shed << " calls were shed and count for nothing\n";
    bool const written = write_file(given.junit, to_junit(report)) &&
                         write_file(given.html, to_html(report, "Contract tests of " + given.url));
    if (!report.stopped.empty()) {
        std::cerr << "treaty verify: ended early: " << report.stopped << "\n";
        return ended_early;
    }
    if (report.cases == 0) {
        std::cerr << "treaty verify: nothing was tried\n";
        return ended_early;
    }
    if (!written) return cannot_write;
    return report.passed() ? done : laws_broken;
}

}  // namespace

void add_verify(CLI::App& program, chosen& run) {
    auto const given = std::make_shared<wanted_tests>();
    CLI::App* const command = program.add_subcommand(
        "verify", "Holds a server to the contracts: thousands of drawn requests, right and wrong");
    command->add_option("URL", given->url, "Where the services are: http://host:port")->required();
    command->add_option("--format", given->formats, "json or soap; both if not given")
        ->check(CLI::IsMember(std::vector<std::string>{"json", "soap"}));
    command
        ->add_option("--service", given->services,
                     "outbound, inbound or feed; the first two if not given")
        ->check(CLI::IsMember(std::vector<std::string>{"outbound", "inbound", "feed"}));
    command->add_option("--operation", given->operations, "Such as GetOrder; all if not given");
    command->add_option("--law", given->laws, "One of those below; all if not given")
        ->check(CLI::IsMember(law_names()));
    command->add_option("--seed", given->seed, "The same seed makes the same requests");
    command->add_option("--cases", given->cases, "Of each operation in each format")
        ->capture_default_str()
        ->check(CLI::Range(std::size_t{1}, std::size_t{10'000'000}));
    command->add_option("--timeout", given->timeout, "Seconds to wait for each answer")
        ->capture_default_str()
        ->check(CLI::Range(1U, 86400U));
    command->add_option("--known", given->known,
                        "A JSON file of what the server has, - for standard input: names of "
                        "members or\ntypes, and under each a list of values; without it "
                        "URL/known.json, if there is one");
    command->add_option("--junit", given->junit, "A file for a build server");
    command->add_option("--html", given->html, "A file for people");
    command->add_flag("--quiet", given->quiet, "No progress on standard error");
    std::string laws = "Laws:\n";
    for (unsigned i = 0; i <= static_cast<unsigned>(treaty::testing::contract_law_last); ++i) {
        auto const law = static_cast<contract_law>(i);
        std::string name{name_of(law)};
        name.resize(13, ' ');
        laws.append("  ").append(name).append(sentence_of(law)).append("\n");
    }
    command->footer(
        laws +
        "It makes real calls, also of operations that change something: orders, payments. Do not\n"
        "point it at what must stay as it is.\n"
        "Exit code: 0 all laws are kept, 1 some are broken, 5 ended early (not reachable, every\n"
        "call shed) or nothing was tried, 64 wrong usage, 65 mistakes in the known values, 74 a\n"
        "file could not be written.");
    command->callback([given, &run] { run = [given] { return verify(*given); }; });
}

}  // namespace simulator::tool
