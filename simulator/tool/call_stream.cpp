// SPDX-License-Identifier: BSL-1.0
#include <simulator/tool/call_stream.hpp>
#include <simulator/tool/commands.hpp>
#include <simulator/tool/known_operations.hpp>
#include <treaty/http_stream.hpp>
#include <treaty/wire/json/format.hpp>

#include <unistd.h>

#include <cerrno>
#include <iostream>
#include <optional>
#include <string_view>
#include <vector>

namespace simulator::tool {
namespace {

constexpr int ended_in_fault = 2;
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

// The lines that did not count.
struct refusals {
    std::uint64_t refused = 0, unreadable = 0;

    // In the words of the stream itself: `refused` by the operation, `problem` of a line that is no
    // record.
    void hear(treaty::wire::incoming_note const& note) {
        treaty::wire::failure_message why;
        bool const no_record = treaty::json::format().read_failure(note.reason, {}, why);
        ++(no_record ? unreadable : refused);
        std::cout << "{\"position\":" << note.position
                  << (no_record ? ",\"problem\":" : ",\"refused\":") << note.reason << "}\n";
    }
    // The exit code, once all lines are dealt with.
    [[nodiscard]] int tell() const {
        if (refused != 0)
            std::cerr << "treaty call: lines that the operation refused: " << refused << "\n";
        if (unreadable != 0)
            std::cerr << "treaty call: lines that could not be read: " << unreadable << "\n";
        return unreadable != 0 ? ended_in_problem : refused != 0 ? ended_in_fault : done;
    }
};

void tell(treaty::http::record_sender const& sent) {
    std::cout << "{\"position\":" << sent.acknowledged();
    for (auto const& one : sent.counts()) std::cout << ",\"" << one.name << "\":" << one.sum;
    std::cout << "}\n";
}

// Also of services that only the other side knows.
std::optional<treaty::wire::operation_name> name_of(std::string_view operation) {
    if (auto const* known = operation_called(operation))
        return treaty::wire::operation_name{known->service, known->name, known->version};
    std::size_t const mark = operation.find_first_of("/.");
    if (mark == std::string::npos || mark == 0 || mark + 1 == operation.size()) return std::nullopt;
    return treaty::wire::operation_name{operation.substr(0, mark), operation.substr(mark + 1)};
}

}  // namespace

int call_stream(stream_call_options const& given) {
    auto const name = name_of(given.operation);
    if (!name) {
        std::cerr << "treaty call: no operation is called '" << given.operation
                  << "'; one of another service is written service.Operation\n";
        return usage_error;
    }
    refusals heard;
    auto const hear = [&heard](treaty::wire::incoming_note const& note) { heard.hear(note); };
    treaty::http::record_sender to{given.url, *name, {.from = given.from, .refused = hear}};
    bool const read = send_input(to);
    bool const complete = to.finish();
    tell(to);
    int const refused = heard.tell();
    if (!read) std::cerr << "treaty call: standard input cannot be read to its end\n";
    if (complete) return read ? refused : ended_in_problem;
    std::cerr << to_string(to.problems()) << "\n";
    if (to.problems().front().kind == treaty::problem_kind::unreachable) return not_sent;
    std::cerr << "go on with --from " << to.acknowledged() << "\n";
    return ended_in_problem;
}

}  // namespace simulator::tool
