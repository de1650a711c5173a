// SPDX-License-Identifier: BSL-1.0
// The whole way of the feed: a raw sender, HTTP over loopback, reading, applying. The rival has our
// transport too, so that what differs is what nlohmann::json and an unordered_map cost.
#include "timed.hpp"

#include <benchmarks/feed_over_http/lines_server.hpp>
#include <benchmarks/feed_over_http/nlohmann_levels.hpp>
#include <benchmarks/feed_over_http/sender.hpp>
#include <benchmarks/quick/quick.hpp>

namespace benchmarks {
namespace {

namespace feed = feed_over_http;
constexpr std::size_t entries = 100'000;

class with_nlohmann final : public treaty::transport::handler {
public:
    void call(treaty::transport::request const& asked, treaty::transport::reply& answer) override {
        answer.media_type = "application/json";
        answer.body = nlohmann::json{{"applied", levels.apply(std::string{asked.body})}}.dump();
    }
    [[nodiscard]] bool knows(std::string_view path) const override {
        return path == "/feed/UpdateInventoryLevels";
    }
    plain::levels levels;
};

void send(measurements& made, std::string const& who, std::uint16_t port,
          std::chrono::nanoseconds each, std::int64_t& pass) {
    for (auto const& [batch, connections] :
         {std::pair{1U, 1U}, {100U, 1U}, {1000U, 1U}, {10'000U, 1U}, {100U, 16U}, {1U, 16U}}) {
        auto messages = feed::make_messages(feed::protocol::json, entries, batch, 20'000);
        auto const sent = feed::send_load({.kind = feed::protocol::json,
                                           .port = port,
                                           .connections = connections,
                                           .duration = each * 2,
                                           .from_pass = pass},
                                          messages);
        pass += 10'000;  // more than one measurement makes, so versions go on rising
        made.add("feed/" + who + "/batch=" + std::to_string(batch) +
                     "/connections=" + std::to_string(connections),
                 static_cast<double>(sent.updates) / sent.seconds, "updates/s");
    }
}

// Everything once; then it has to be there.
void fill(std::uint16_t port) {
    auto messages = feed::make_messages(feed::protocol::json, entries, 1000, entries);
    feed::send_load({.kind = feed::protocol::json, .port = port}, messages);
}

}  // namespace

void measure_feed(measurements& made, std::chrono::nanoseconds each) {
    std::int64_t pass = 1;
    feed::kept_lines lines{entries};
    auto const ours = feed::serve_lines(lines);
    with_nlohmann handler;
    treaty::http::server_core theirs{handler};
    theirs.start();
    fill(ours.port());
    fill(theirs.port());
    must_be(lines.size() == entries, "lines kept by our server");
    for (std::size_t const entry : {0U, 17U, 4242U}) {
        std::string const expected = feed::value_text(feed::line_of(entry));
        must_be(lines.found(entry) == expected, "a line kept by our server");
        must_be(handler.levels.found(entry) == std::to_string(entries) + " " + expected,
                "a line kept with nlohmann");
    }
    send(made, "treaty", ours.port(), each, pass);
    send(made, "nlohmann", theirs.port(), each, pass);
    theirs.stop();
}

}  // namespace benchmarks
