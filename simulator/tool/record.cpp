// SPDX-License-Identifier: BSL-1.0
// `treaty record` and `treaty play`: what a real system answers is kept in a file, and answered
// again without it. They know no contract.
#include <simulator/tool/address.hpp>
#include <simulator/tool/commands.hpp>
#include <simulator/tool/signals.hpp>
#include <treaty/testing/recording.hpp>
#include <treaty/transport/http/client.hpp>
#include <treaty/transport/http/server.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <memory>
#include <stdexcept>
#include <system_error>
#include <thread>

namespace simulator::tool {
namespace {

constexpr int no_recording = 2;
constexpr int cannot_use_file = 74;

struct listening {
    std::string address = "127.0.0.1";
    std::uint16_t port = 0;
};
struct record_options {
    std::string url, file;
    bool append = false;
    listening at;
};
struct play_options {
    std::string file;
    listening at;
};

// Hands calls on to another system, and pages too, which are not recorded.
class relay final : public treaty::transport::handler {
public:
    relay(treaty::transport::channel& calls, treaty::http::channel& pages)
        : calls_(calls),
          pages_(pages) {}

    void call(treaty::transport::request const& asked, treaty::transport::reply& answer) override {
        failed(calls_.exchange(asked, answer), answer);
    }
    bool page(treaty::transport::request const& asked, treaty::transport::reply& answer) override {
        std::string path{asked.path};
        if (!asked.query.empty()) path.append("?").append(asked.query);
        failed(pages_.get(path, answer), answer);
        return true;
    }
    [[nodiscard]] bool knows(std::string_view) const override { return true; }

private:
    static void failed(treaty::transport::exchange_result const& result,
                       treaty::transport::reply& answer) {
        if (result.delivery == treaty::transport::delivery::answered) return;
        answer.clear();
        answer.status = result.why.kind == treaty::problem_kind::deadline_passed
                            ? treaty::transport::status::deadline_passed
                            : treaty::transport::status::bad_gateway;
        answer.media_type = "text/plain";
        answer.body = "The other system did not answer: " + to_string(result.why) + "\n";
    }
    treaty::transport::channel& calls_;
    treaty::http::channel& pages_;
};

// Serves until a signal comes. `pool`: threads that may wait for somebody else.
int serve_until_told(std::string_view who, treaty::transport::handler& handler, listening const& at,
                     unsigned pool, sigset_t const& ending) {
    treaty::http::server_core server{
        handler, {.address = at.address, .port = at.port, .handler_threads = pool}};
    try {
        server.start();
    } catch (std::system_error const& refused) {
        std::cerr << "treaty " << who << ": cannot listen on " << at.address << " port " << at.port
                  << ": " << refused.code().message() << "\n";
        return cannot_listen;
    }
    std::cout << "listening on " << server.url() << std::endl;
    int signal = 0;
    sigwait(&ending, &signal);
    server.stop();
    return done;
}

std::size_t lines_in(std::string const& path) {
    std::ifstream file{path, std::ios::binary};
    std::string line;
    std::size_t count = 0;
    while (std::getline(file, line)) ++count;
    return count;
}

int record(record_options const& given) {
    if (auto const wrong = wrong_address(given.url); !wrong.empty()) {
        std::cerr << "treaty record: " << wrong << "\n";
        return usage_error;
    }
    sigset_t const ending = hold_back_signals();
    if (!given.append && std::filesystem::exists(given.file)) {
        std::cerr << "treaty record: '" << given.file
                  << "' is there already; --append adds to it\n";
        return cannot_use_file;
    }
    std::size_t const before = lines_in(given.file);
    std::ofstream file{given.file, std::ios::binary | std::ios::app};
    if (!file) {
        std::cerr << "treaty record: cannot write '" << given.file << "'\n";
        return cannot_use_file;
    }
    treaty::http::channel there{given.url};
    treaty::testing::recording tape{there, file};
    relay between{tape, there};
    int const code = serve_until_told("record", between, given.at, 32, ending);
    if (code != done) return code;
    if (!file) {
        std::cerr << "treaty record: '" << given.file << "' could not be written to its end\n";
        return cannot_use_file;
    }
    std::cerr << lines_in(given.file) - before << " exchanges kept in " << given.file << ", "
              << tape.left_out() << " not (no answer, or not UTF-8)\n";
    return done;
}

int play(play_options const& given) {
    sigset_t const ending = hold_back_signals();
    std::ifstream file{given.file, std::ios::binary};
    if (!file || std::filesystem::is_directory(given.file)) {
        std::cerr << "treaty play: cannot read '" << given.file << "'\n";
        return cannot_use_file;
    }
    std::unique_ptr<treaty::testing::playback> tape;
    try {
        tape = std::make_unique<treaty::testing::playback>(file);
    } catch (std::runtime_error const& none) {
        std::cerr << "treaty play: " << given.file << ": " << none.what() << "\n";
        return no_recording;
    }
    int const code = serve_until_told("play", *tape, given.at, 0, ending);
    if (code == done) std::cerr << tape->left_over() << " exchanges were not asked for\n";
    return code;
}

void add_listening(CLI::App& command, listening& at) {
    command.add_option("--listen", at.port, "A port; 0, or none given: the system picks one");
    command.add_option("--address", at.address, "Of this machine; 0.0.0.0 for all of them")
        ->capture_default_str();
}

}  // namespace

void add_record(CLI::App& program, chosen& run) {
    auto const given = std::make_shared<record_options>();
    CLI::App* const command = program.add_subcommand(
        "record", "Stands before a real system and keeps what it is asked and answers");
    command->add_option("URL", given->url, "The real system: http://host:port")->required();
    command->add_option("--to", given->file, "The file; a line of JSON for each exchange")
        ->required();
    command->add_flag("--append", given->append, "Adds to a file that is there");
    add_listening(*command, given->at);
    command->footer(
        "Prints `listening on http://...` when ready: send your calls there instead. Any service "
        "in\n"
        "any format passes; what is read with GET passes and is not kept. Of the header fields\n"
        "Content-Type, SOAPAction, Idempotency-Key, traceparent and the deadline are handed on, "
        "and\n"
        "no others. The file holds what was sent, passwords included. Ends with SIGINT or "
        "SIGTERM,\n"
        "and tells how many exchanges it has kept.\n"
        "Exit code: 0 stopped, 3 the address cannot be had, 64 wrong usage, 74 the file is there\n"
        "already or could not be written.");
    command->callback([given, &run] { run = [given] { return record(*given); }; });
}

void add_play(CLI::App& program, chosen& run) {
    auto const given = std::make_shared<play_options>();
    CLI::App* const command = program.add_subcommand(
        "play", "Answers what `treaty record` has kept, without the real system");
    command->add_option("FILE", given->file, "Written by `treaty record`")->required();
    add_listening(*command, given->at);
    command->footer(
        "Prints `listening on http://...` when ready. A request that is the same, byte by byte, "
        "at\n"
        "the same address is answered as it was: in order where it was asked more than once, and\n"
        "then as the last time. Anything else is answered with 404. Ends with SIGINT or SIGTERM, "
        "and\n"
        "tells how many exchanges nobody asked for.\n"
        "Exit code: 0 stopped, 2 the file is no recording (the line is told), 3 the address "
        "cannot\n"
        "be had, 64 wrong usage, 74 the file cannot be read.");
    command->callback([given, &run] { run = [given] { return play(*given); }; });
}

}  // namespace simulator::tool
