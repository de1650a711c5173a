// SPDX-License-Identifier: BSL-1.0
// Sends the feed to a server of one protocol and says how it went, as one line of JSON.
#include "lines.hpp"
#include "sender.hpp"

#include <cstdlib>
#include <exception>
#include <iostream>
#include <map>
#include <string>

using namespace feed_over_http;

namespace {

constexpr auto usage =
    "usage: feed_sender --protocol NAME --port P [--batch N] [--connections N] [--entries N]\n"
    "                   [--seconds S (0: every entry once)] [--from-pass N]\n"
    "       feed_sender --show ENTRY [--from-pass N]   what stores of text keep of an entry\n";

int send_all(std::map<std::string, std::string>& given) {
    auto const number = [&given](char const* name, double otherwise) {
        auto const found = given.find(name);
        return found == given.end() ? otherwise : std::atof(found->second.c_str());
    };
    auto const kind = protocol_named(given["--protocol"]);
    if (!kind) {
        std::cerr << usage;
        return 2;
    }
    auto const batch = static_cast<std::size_t>(number("--batch", 1000));
    auto const entries = static_cast<std::size_t>(number("--entries", 200'000));
    double const seconds = number("--seconds", 1);
    auto messages = make_messages(*kind, entries, batch, seconds > 0 ? 50'000 : entries);
    auto result =
        send_load({.kind = *kind,
                   .port = static_cast<std::uint16_t>(number("--port", 0)),
                   .connections = static_cast<std::size_t>(number("--connections", 1)),
                   .duration = std::chrono::nanoseconds{static_cast<std::int64_t>(seconds * 1e9)},
                   .from_pass = static_cast<std::int64_t>(number("--from-pass", 0))},
                  messages);
    std::cout << "{\"updates\":" << result.updates << ",\"messages\":" << result.messages
              << ",\"seconds\":" << result.seconds
              << ",\"p50_us\":" << percentile_us(result.latencies_ns, 0.5)
              << ",\"p99_us\":" << percentile_us(result.latencies_ns, 0.99)
              << ",\"bytes\":" << messages.front().bytes.size() << "}\n";
    return 0;
}

}  // namespace

int main(int count, char** words) {
    std::map<std::string, std::string> given;
    for (int i = 1; i + 1 < count; i += 2) given[words[i]] = words[i + 1];
    if (given.contains("--show")) {
        auto const line = line_of(static_cast<std::size_t>(std::atoll(given["--show"].c_str())),
                                  std::atoll(given["--from-pass"].c_str()));
        std::cout << key_text(line) << ' ' << value_text(line) << '\n';
        return 0;
    }
    try {
        return send_all(given);
    } catch (std::exception const& wrong) {
        std::cerr << "feed_sender: " << wrong.what() << '\n';
        return 1;
    }
}
