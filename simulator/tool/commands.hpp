// SPDX-License-Identifier: BSL-1.0
// The subcommands of the program `treaty`. Each adds itself to the command line and leaves what is
// to be done in `run` when it was chosen; main does it and returns its exit code.
#pragma once

#include <CLI/CLI.hpp>

#include <functional>

namespace simulator::tool {

using chosen = std::function<int()>;

void add_demo(CLI::App& program, chosen& run);
void add_serve(CLI::App& program, chosen& run);
void add_call(CLI::App& program, chosen& run);
void add_check(CLI::App& program, chosen& run);
void add_list(CLI::App& program, chosen& run);
void add_describe(CLI::App& program, chosen& run);

// How the program ends where a subcommand does not say otherwise in its help.
inline constexpr int done = 0;
inline constexpr int usage_error = 64;  // as sysexits.h numbers it

}  // namespace simulator::tool
