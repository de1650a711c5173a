// SPDX-License-Identifier: BSL-1.0
#include <simulator/tool/commands.hpp>
#include <simulator/tool/known_operations.hpp>
#include <simulator/tool/table.hpp>
#include <treaty/contract/compare.hpp>
#include <treaty/document/contract_export.hpp>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>
#include <optional>

namespace simulator::tool {
namespace {

using treaty::change;
using treaty::document::exported_contract;

constexpr int breaks = 1;

struct diff_options {
    std::string was, is, side = "both";
    bool as_json = false;
};

int refuse(std::string const& why) {
    std::cerr << "treaty diff: " << why << "\n";
    return usage_error;
}

// Empty after saying why.
std::optional<exported_contract> contract_in(std::string const& path) {
    std::string text;
    if (path == "-") {
        text.assign(std::istreambuf_iterator<char>{std::cin}, {});
    } else {
        std::ifstream file{path, std::ios::binary};
        if (file) text.assign(std::istreambuf_iterator<char>{file}, {});
        if (!file || file.bad()) {
            refuse("cannot read '" + path + "'");
            return {};
        }
    }
    auto read = treaty::document::read_contract_export(text);
    if (read) return std::move(*read);
    refuse("'" + path + "' is no contract as `treaty describe contract` writes it:\n" +
           to_string(read.error()));
    return {};
}

std::string_view whom(change const& one) {
    if (one.breaks_consumers && one.breaks_providers) return "both";
    if (one.breaks_consumers) return "consumers";
    return one.breaks_providers ? "providers" : "nobody";
}

std::string place_of(change const& one) {
    if (one.operation.empty()) return "(service)";
    return one.member.empty() ? one.operation : one.operation + "." + one.member;
}

void print_table(std::vector<change> const& all) {
    painter const paint{output_is_terminal()};
    for (std::string_view const side : {"both", "consumers", "providers", "nobody"}) {
        bool first = true;
        for (change const& one : all) {
            if (whom(one) != side) continue;
            if (first)
                std::cout << paint.paint(side == "nobody" ? colour::green : colour::red,
                                         "breaks " + std::string{side})
                          << "\n";
            first = false;
            std::cout << "  " << paint.paint(colour::bold, place_of(one)) << "\n    "
                      << name_of(one.rule) << ": " << one.sentence << "\n";
        }
    }
}

void print_json(std::vector<change> const& all, bool consumers, bool providers) {
    nlohmann::ordered_json document{{"breaksConsumers", consumers}, {"breaksProviders", providers}};
    document["changes"] = nlohmann::ordered_json::array();
    for (change const& one : all)
        document["changes"].push_back({{"operation", one.operation},
                                       {"member", one.member},
                                       {"rule", name_of(one.rule)},
                                       {"breaksConsumers", one.breaks_consumers},
                                       {"breaksProviders", one.breaks_providers},
                                       {"sentence", one.sentence}});
    std::cout << document.dump(2) << "\n";
}

int diff(diff_options const& given) {
    if (given.was == "-" && given.is == "-") return refuse("only one of the two can be -");
    auto const was = contract_in(given.was);
    if (!was) return usage_error;
    auto const is = contract_in(given.is);
    if (!is) return usage_error;
    auto const all = treaty::compare(was->table(), is->table());
    bool const consumers =
        std::any_of(all.begin(), all.end(), [](change const& one) { return one.breaks_consumers; });
    bool const providers =
        std::any_of(all.begin(), all.end(), [](change const& one) { return one.breaks_providers; });
    if (given.as_json)
        print_json(all, consumers, providers);
    else if (all.empty())
        std::cout << "no change\n";
    else
        print_table(all);
    bool const asked =
        (consumers && given.side != "providers") || (providers && given.side != "consumers");
    return asked ? breaks : done;
}

}  // namespace

void add_diff(CLI::App& program, chosen& run) {
    auto const given = std::make_shared<diff_options>();
    CLI::App* const command = program.add_subcommand(
        "diff", "Compares two versions of a contract, and says whom each change breaks");
    command->add_option("OLD", given->was, "A file of `treaty describe contract`, or - for input")
        ->required();
    command->add_option("NEW", given->is, "The same for the newer version")->required();
    command
        ->add_option("--for", given->side,
                     "Whose breaks count for the exit code: consumers, which are clients of OLD\n"
                     "at a server of NEW; providers, which are servers of OLD called by clients\n"
                     "of NEW; or both")
        ->capture_default_str()
        ->check(CLI::IsMember({"consumers", "providers", "both"}));
    command->add_flag("--json", given->as_json, "For programs: every change with its verdicts");
    command->footer(
        "Exit code: 0 nothing breaks, 1 something does, 64 wrong usage or an unreadable file.");
    command->callback([given, &run] { run = [given] { return diff(*given); }; });
}

}  // namespace simulator::tool
