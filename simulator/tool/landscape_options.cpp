// SPDX-License-Identifier: BSL-1.0
#include <simulator/tool/landscape_options.hpp>

#include <simulator/landscape/generator.hpp>
#include <simulator/landscape/loader.hpp>

#include <filesystem>
#include <iostream>
#include <system_error>

namespace simulator::tool {
namespace {

// The files of the sources where they are still there, else those installed beside the program.
std::filesystem::path own_files() {
    std::filesystem::path const sources{TREATY_LANDSCAPE_DIR};
    std::error_code none;
    if (std::filesystem::is_directory(sources, none)) return sources;
    auto const program = std::filesystem::read_symlink("/proc/self/exe", none);
    return program.parent_path() / TREATY_LANDSCAPE_FROM_BIN;
}

}  // namespace

void add_landscape_options(CLI::App& command, landscape_options& given) {
    command.add_option("--data", given.data,
                       "Folder with the landscape's files; without it the program's own");
    command
        .add_option("--products", given.products,
                    "Invents products until there are so many, up to 1000000")
        ->check(CLI::Range(std::size_t{0}, std::size_t{1'000'000}));
    command.add_option("--seed", given.seed, "Of what is invented")->capture_default_str();
}

std::optional<landscape::landscape> landscape_of(landscape_options const& given) {
    auto loaded =
        landscape::load(given.data.empty() ? own_files() : std::filesystem::path{given.data});
    if (!loaded) {
        std::cerr << landscape::to_string(loaded.error());
        return std::nullopt;
    }
    landscape::enlarge(*loaded, given.products, given.seed);
    return *std::move(loaded);
}

}  // namespace simulator::tool
