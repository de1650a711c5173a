// SPDX-License-Identifier: BSL-1.0
#include <simulator/tool/commands.hpp>
#include <simulator/tool/formats.hpp>
#include <simulator/tool/known_operations.hpp>
#include <treaty/testing/vectors.hpp>

#include <filesystem>
#include <fstream>
#include <iostream>
#include <memory>
#include <system_error>

namespace simulator::tool {
namespace {

constexpr int cannot_write = 74;

struct wanted_vectors {
    std::string service, operation, out;
    treaty::testing::vector_options options;
};

bool write_file(std::filesystem::path const& path, std::string const& text) {
    std::ofstream file{path, std::ios::binary};
    file << text;
    if (file.flush()) return true;
    std::cerr << "treaty vectors: cannot write '" << path.string() << "'\n";
    return false;
}

int vectors(wanted_vectors const& given) {
    auto const soap = treaty::testing::soap_form(*format_called("soap"));
    treaty::testing::message_form const* const forms[] = {&treaty::testing::json_form(), &soap};
    std::error_code refused;
    std::filesystem::path const folder{given.out};
    std::filesystem::create_directories(folder, refused);
    std::size_t files = 0;
    for (auto const& service : all_services())
        for (auto const& one : service.operations) {
            bool const wanted =
                service.name == given.service &&
                (given.operation.empty() || is_called(given.operation, service.name, one.name));
            if (!wanted) continue;
            std::string const name = std::string{service.name} + "." + std::string{one.name};
            for (auto const* form : forms)
                if (!write_file(folder / (name + "." + form->name + ".vectors.json"),
                                exchange_vectors(one, *form, given.options)))
                    return cannot_write;
            if (!write_file(folder / (name + ".messages.json"),
                            message_vectors(one, forms, given.options)))
                return cannot_write;
            files += 3;
        }
    if (files == 0) {
        std::cerr << "treaty vectors: no operation of " << given.service << " is called '"
                  << given.operation << "'; `treaty list --short` names all\n";
        return usage_error;
    }
    std::cout << files << " files in " << given.out << "; seed " << given.options.seed << "\n";
    return done;
}

}  // namespace

void add_vectors(CLI::App& program, chosen& run) {
    auto const given = std::make_shared<wanted_vectors>();
    CLI::App* const command = program.add_subcommand(
        "vectors", "Writes requests and what must come back as JSON, to judge any implementation");
    command->add_option("SERVICE", given->service, "outbound, inbound or feed")
        ->required()
        ->check(CLI::IsMember(std::vector<std::string>{"outbound", "inbound", "feed"}));
    command->add_option("--out", given->out, "The folder for the files; made if it is not there")
        ->required();
    command->add_option("--operation", given->operation, "Such as GetOrder; all if not given");
    command->add_option("--seed", given->options.seed, "The same seed writes the same bytes")
        ->capture_default_str();
    command->add_option("--cases", given->options.cases, "Of each operation in each form")
        ->capture_default_str()
        ->check(CLI::Range(std::size_t{1}, std::size_t{1'000'000}));
    command->footer(
        "For each operation three files: SERVICE.OPERATION.json.vectors.json and\n"
        "SERVICE.OPERATION.soap.vectors.json, what a server is asked and how it must answer;\n"
        "SERVICE.OPERATION.messages.json, values as both forms write them.\n"
        "docs/reference/vectors.md is the format.\n"
        "Exit code: 0, 64 for wrong usage or an unknown operation, 74 a file could not be "
        "written.");
    command->callback([given, &run] { run = [given] { return vectors(*given); }; });
}

}  // namespace simulator::tool
