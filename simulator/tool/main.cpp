// SPDX-License-Identifier: BSL-1.0
// The program `treaty`: the library and the simulator from the command line.
#include <simulator/tool/commands.hpp>

#include <exception>
#include <iostream>

namespace {

// Whoever reads the output has to learn that some of it is missing.
int told(int code) {
    if (std::cout.flush()) return code;
    std::cerr << "treaty: cannot write to standard output\n";
    return 74;  // an error of input or output, as sysexits.h numbers it
}

}  // namespace

int main(int argc, char** argv) {
    using namespace simulator::tool;
    CLI::App program{
        "The fourteen services between a commerce site and its ERP and order management system:\n"
        "see them work, serve them, call them, check messages against them.\n",
        argc > 0 ? argv[0] : "treaty"};
    program.require_subcommand(1);
    program.set_version_flag("--version", "treaty 0.1.0");
    program.footer(
        "Start with: treaty demo. Each subcommand explains itself with --help.\n"
        "Exit code 74 of any of them: standard output could not be written.");
    chosen run;
    add_demo(program, run);
    add_serve(program, run);
    add_call(program, run);
    add_check(program, run);
    add_list(program, run);
    add_describe(program, run);
    add_diff(program, run);
    add_verify(program, run);
    add_record(program, run);
    add_play(program, run);
    add_vectors(program, run);
    add_bench(program, run);
    try {
        program.parse(argc, argv);
    } catch (CLI::ParseError const& ended) {
        return told(program.exit(ended) == 0 ? done : usage_error);
    }
    try {
        return told(run());
    } catch (std::exception const& broken) {
        std::cerr << "treaty: " << broken.what() << "\n";
        return 70;  // a defect of the program, as sysexits.h numbers it
    }
}
