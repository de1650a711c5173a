// SPDX-License-Identifier: BSL-1.0
// The subcommands of the program `treaty`. Each adds itself to the command line and leaves what is
// to be done in `run` when it was chosen; main does it and returns its exit code.
#pragma once

#include <CLI/CLI.hpp>

#include <functional>
#include <string>

namespace simulator::tool {

using chosen = std::function<int()>;

void add_demo(CLI::App& program, chosen& run);
void add_serve(CLI::App& program, chosen& run);
void add_call(CLI::App& program, chosen& run);
void add_check(CLI::App& program, chosen& run);
void add_list(CLI::App& program, chosen& run);
void add_describe(CLI::App& program, chosen& run);
void add_diff(CLI::App& program, chosen& run);
void add_verify(CLI::App& program, chosen& run);
void add_record(CLI::App& program, chosen& run);
void add_play(CLI::App& program, chosen& run);
void add_vectors(CLI::App& program, chosen& run);
void add_bench(CLI::App& program, chosen& run);

// For the help of those that serve or describe them.
inline std::string const addresses =
    "Addresses of `treaty serve`, {service} being outbound or inbound (or feed, in JSON and plain\n"
    "SOAP):\n"
    "  POST /{service}/{Operation}                       JSON, or SOAP\n"
    "  POST /{service}                                   SOAP\n"
    "  POST /services/... and /webapp/wcs/services/...   business object documents: bod\n"
    "  POST /component/... and /webapp/wcs/component/... those of the third generation: oms\n"
    "  GET  any of these but the first, with ?wsdl       its WSDL\n"
    "  GET  /openapi.json and /docs                      all of {service}, for tools and people\n";

// How the program ends where a subcommand does not say otherwise in its help.
inline constexpr int done = 0;
inline constexpr int usage_error = 64;  // as sysexits.h numbers it
// Of those that serve: the address cannot be had.
inline constexpr int cannot_listen = 3;

}  // namespace simulator::tool
