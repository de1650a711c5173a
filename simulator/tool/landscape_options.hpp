// SPDX-License-Identifier: BSL-1.0
// Which landscape a subcommand works on: where its files are, and how many products are invented
// beside those of the files, by which seed.
#pragma once

#include <simulator/landscape/landscape.hpp>

#include <CLI/CLI.hpp>

#include <cstdint>
#include <optional>
#include <string>

namespace simulator::tool {

struct landscape_options {
    std::string data;  // empty: the landscape that comes with the program
    std::size_t products = 0;
    std::uint64_t seed = 1;
};

inline constexpr int landscape_refused = 2;

void add_landscape_options(CLI::App& command, landscape_options& given);

// Tells every mistake on standard error; then there is no landscape.
std::optional<landscape::landscape> landscape_of(landscape_options const& given);

}  // namespace simulator::tool
