// SPDX-License-Identifier: BSL-1.0
#include <simulator/tool/call_stream.hpp>
#include <simulator/tool/commands.hpp>
#include <treaty/http_stream.hpp>

#include <unistd.h>

#include <cerrno>
#include <iostream>
#include <string_view>
#include <vector>

namespace simulator::tool {
namespace {

constexpr int ended_in_problem = 3;
constexpr int not_sent = 5;
constexpr std::size_t read_bytes = std::size_t{64} * 1024;

// Hands on whole lines as they come. False if reading failed.
bool send_input(treaty::http::record_sender& to) {
    std::vector<char> block(read_bytes);
    std::string part;  // of a line
    while (!to.over()) {
        ssize_t const got = ::read(STDIN_FILENO, block.data(), block.size());
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return false;
        if (got == 0) {
            if (!part.empty()) to.send(part + "\n");
            return true;
        }
        part.append(block.data(), static_cast<std::size_t>(got));
        std::size_t const whole = part.rfind('\n') + 1;
        if (whole == 0) continue;
        to.send(std::string_view{part}.substr(0, whole));
        part.erase(0, whole);
    }
    return true;
}

void tell(treaty::http::record_sender const& sent) {
    std::cout << "{\"position\":" << sent.acknowledged();
    for (auto const& one : sent.counts()) std::cout << ",\"" << one.name << "\":" << one.sum;
    std::cout << "}\n";
}

}  // namespace

int call_stream(stream_call_options const& given) {
    std::size_t const mark = given.operation.find_first_of("/.");
    if (mark == std::string::npos || mark == 0 || mark + 1 == given.operation.size()) {
        std::cerr << "treaty call: --stream wants the service too, as in "
                     "feed.UpdateInventoryLevels\n";
        return usage_error;
    }
    std::string_view const operation = given.operation;
    auto const refused = [](treaty::wire::incoming_note const& note) {
        std::cout << "{\"position\":" << note.position << ",\"refused\":" << note.reason << "}\n";
    };
    treaty::http::record_sender to{given.url,
                                   {operation.substr(0, mark), operation.substr(mark + 1)},
                                   {.from = given.from, .refused = refused}};
    bool const read = send_input(to);
    bool const complete = to.finish();
    tell(to);
    if (!read) std::cerr << "treaty call: standard input cannot be read to its end\n";
    if (complete) return read ? done : ended_in_problem;
    std::cerr << to_string(to.problems()) << "\n";
    if (to.problems().front().kind == treaty::problem_kind::unreachable) return not_sent;
    std::cerr << "go on with --from " << to.acknowledged() << "\n";
    return ended_in_problem;
}

}  // namespace simulator::tool
