// SPDX-License-Identifier: BSL-1.0
// Streams over real connections: from the sender's records to the endpoint and back.
#include <treaty/http_stream.hpp>

#include "../../support/catch.hpp"
#include "../../support/raw_peer.hpp"
#include "../../support/shelf.hpp"

#include <treaty/http.hpp>

#include <atomic>
#include <chrono>
#include <map>
#include <mutex>
#include <sstream>
#include <string>
#include <thread>

using namespace std::chrono_literals;
using treaty::testing::raw_peer;
using sender = treaty::http::stream<shelf::service, shelf::store>;

namespace {

// Keeps the levels that every copy of it stores.
struct keeper {
    struct kept {
        std::mutex guard;
        std::map<std::string, int> levels;
        std::atomic<int> calls{0};
        std::atomic<bool> closed{false};
    };
    std::shared_ptr<kept> here = std::make_shared<kept>();
    treaty::outcome<shelf::store> operator()(shelf::request const& asked, treaty::call_context&) {
        ++here->calls;
        if (here->closed) return treaty::fault(shelf::closed{});
        std::lock_guard const lock{here->guard};
        shelf::response made{};
        for (std::size_t i = 0; i < asked.levels.size(); ++i) {
            auto const& one = asked.levels[i];
            if (one.count < 0)
                made.not_stored.push_back({static_cast<std::int32_t>(i), shelf::reason::negative});
            else
                here->levels[std::string{one.item.view()}] = one.count, ++made.stored;
        }
        return made;
    }
};

struct elsewhere {
    static constexpr std::string_view name = "elsewhere";
    static constexpr treaty::version version{1, 0};
};

shelf::level level(int number) {
    return {shelf::item_name{"i" + std::to_string(number)}, number};
}
using server = treaty::http::server<shelf::service>;
using count = treaty::wire::incoming_note::count;

}  // namespace

TEST_CASE("a stream carries records and tells what became of them") {
    treaty::http::server_options options;
    options.handler_threads = GENERATE(0U, 2U);
    keeper shop;
    server up{shop, options};
    std::vector<std::pair<std::uint64_t, std::string>> refused;
    sender feed{up.url(), {.refused = [&](auto const& note) {
                    refused.emplace_back(note.position, note.reason);
                }}};
    for (int i = 0; i < 50'000; ++i) REQUIRE(feed.send(level(i == 700 ? -1 : i)));
    REQUIRE(feed.finish());
    CHECK(feed.acknowledged() == 50'000);
    CHECK(feed.counts() == std::vector<count>{{"stored", 49'999}, {"same", 0}});
    CHECK(refused ==
          std::vector<std::pair<std::uint64_t, std::string>>{{700, R"({"why":"Negative"})"}});
    CHECK(shop.here->levels.size() == 49'999);
    CHECK(up.counters().answers[2] == 1);
    CHECK_FALSE(feed.send(level(1)));
}

TEST_CASE("a stream acknowledges while it goes on, and only what was applied") {
    keeper shop;
    server up{shop};
    sender feed{up.url()};
    for (int i = 0; i < 20; ++i) {
        REQUIRE(feed.send(level(i)));
        REQUIRE(feed.flush());
        while (feed.acknowledged() != static_cast<std::uint64_t>(i) + 1) REQUIRE(feed.poll(1s));
        CHECK(shop.here->levels.size() == static_cast<std::size_t>(i) + 1);
    }
    shop.here->closed = true;
    REQUIRE(feed.send(level(20)));
    CHECK_FALSE(feed.finish());
    CHECK(feed.acknowledged() == 20);
    CHECK(feed.problems().front().found == "Closed");
}

namespace {

// What a sender of one record, the third of a stream, makes of an answer.
struct heard {
    bool complete = false;
    std::uint64_t acknowledged = 0;
    std::vector<std::uint64_t> acknowledged_at_refusals{};
    std::string problem{};
};
heard hear(std::string const& notes, bool ends) {
    treaty::testing::raw_listener up;
    std::string behind;
    std::thread other{[&] {
        auto peer = up.accept();
        peer.receive_until("\r\n0\r\n\r\n");
        std::ostringstream answer;
        answer << "HTTP/1.1 200 OK\r\nContent-Type: application/x-ndjson\r\n"
                  "Transfer-Encoding: chunked\r\n\r\n"
               << std::hex << notes.size() << "\r\n"
               << notes << "\r\n";
        peer.send(answer.str() + (ends ? "0\r\n\r\n" : ""));
        behind = peer.receive_all();
    }};
    heard made;
    {
        sender* sending = nullptr;
        treaty::http::stream_options options;
        options.channel.limits.call_wait = 200ms;
        options.from = 2;
        options.refused = [&](auto const&) {
            made.acknowledged_at_refusals.push_back(sending->acknowledged());
        };
        sender feed{up.url(), options};
        sending = &feed;
        CHECK(feed.send(level(1)));
        made.complete = feed.finish();
        made.acknowledged = feed.acknowledged();
        if (!feed.problems().empty()) made.problem = to_string(feed.problems().front());
        CHECK_FALSE((feed.send(level(2)) && feed.flush()));
    }
    other.join();
    CHECK(behind.empty());
    return made;
}

}  // namespace

TEST_CASE("a sender believes what it hears, and nothing beyond it") {
    using Catch::Matchers::StartsWith;
    auto const good = hear(R"({"position":5,"refused":{}}
{"position":3,"stored":1}
{"position":7,"refused":{}}
{"position":8,"stored":2,"complete":true}
)",
                           true);
    CHECK(good.complete);
    CHECK(good.acknowledged == 8);
    CHECK(good.acknowledged_at_refusals == std::vector<std::uint64_t>{2, 3});
    auto const cut = hear("{\"position\":3}\n", true);
    CHECK_FALSE(cut.complete);
    CHECK(cut.acknowledged == 3);
    CHECK(cut.problem == "bad-answer: an end without a last word");
    auto const none = hear("{\"position\":3}\n{}\n{\"position\":4,\"complete\":true}\n", true);
    CHECK_FALSE(none.complete);
    CHECK(none.acknowledged == 3);
    CHECK(none.problem == "bad-answer: a note that is none");
    auto const silent = hear("{\"position\":3}\n", false);
    CHECK_FALSE(silent.complete);
    CHECK(silent.acknowledged == 3);
    CHECK_THAT(silent.problem, StartsWith("deadline-passed: expected an acknowledgement"));
    auto const failed =
        hear(R"({"position":3,"complete":false,"problem":{"type":"urn:treaty:fault:Closed"}})"
             "\n",
             true);
    CHECK_FALSE(failed.complete);
    CHECK(failed.acknowledged == 3);
    CHECK_THAT(failed.problem, StartsWith("undeclared-fault"));
}

TEST_CASE("a stream that a server ends goes on at another from where it was acknowledged") {
    keeper shop;
    std::uint64_t from = 0;
    for (int servers = 1; from < 100'000; ++servers) {
        REQUIRE(servers < 100);
        server up{shop};
        sender feed{up.url(), {.from = from}};
        std::thread stopping;
        for (std::uint64_t i = from; i < 100'000; ++i) {
            if (!feed.send(level(static_cast<int>(i)))) break;
            if (i == from + 30'000) stopping = std::thread{[&] { up.stop(); }};
        }
        bool const complete = feed.finish();
        if (stopping.joinable()) stopping.join();
        CHECK(feed.acknowledged() >= from);
        CHECK((complete || !feed.problems().empty()));
        from = feed.acknowledged();
        CHECK(shop.here->levels.size() >= from);
    }
    CHECK(shop.here->levels.size() == 100'000);
}

TEST_CASE("a stream that lies idle is told when the server stops") {
    keeper shop;
    server up{shop};
    sender feed{up.url()};
    REQUIRE((feed.send(level(1)) && feed.flush()));
    while (feed.acknowledged() != 1) REQUIRE(feed.poll(1s));
    REQUIRE(feed.poll(20ms));  // until the server waits, too
    up.stop();
    CHECK_FALSE(feed.finish());
    CHECK(feed.acknowledged() == 1);
    CHECK(feed.problems().front().kind == treaty::problem_kind::overloaded);
}

TEST_CASE("a stream hears what is said while it sends, however much that is") {
    keeper shop;
    server up{shop};
    std::size_t refused = 0;
    treaty::http::record_sender feed{
        up.url(), {"shelf", "Store"}, {.refused = [&](auto const&) { ++refused; }}};
    // More than lies on the way in either direction.
    std::string lines;
    for (int i = 0; i < 100; ++i) lines += "?" + std::string(400, ' ') + "\n";
    for (int i = 0; i < 500; ++i) REQUIRE(feed.send(lines));
    REQUIRE(feed.finish());
    CHECK(refused == 50'000);
    CHECK(feed.acknowledged() == 50'000);
}

TEST_CASE("a stream that is refused says why, and so does one that reaches nobody") {
    keeper shop;
    server up{shop};
    treaty::http::stream<elsewhere, shelf::store> lost{up.url()};
    CHECK_FALSE(lost.finish());
    CHECK(lost.problems().front().kind == treaty::problem_kind::unknown_operation);
    std::string const url = up.url();
    up.stop();
    sender nobody{url};
    CHECK_FALSE((nobody.send(level(1)) && nobody.flush()));
    CHECK(nobody.problems().front().kind == treaty::problem_kind::unreachable);
    CHECK_THROWS_AS(sender{"nonsense"}, std::invalid_argument);
}

TEST_CASE("a stream whose acknowledgements are not taken is closed") {
    treaty::manual_clock time;
    treaty::http::server_options options;
    options.time = &time;
    keeper shop;
    server up{shop, options};
    auto peer = raw_peer::to(up.port());
    peer.take_little();
    peer.send(
        "POST /shelf/Store HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-ndjson\r\n"
        "Transfer-Encoding: chunked\r\n\r\n");
    std::atomic<bool> sent{false};
    std::thread sending{[&] {
        std::string refused;
        for (int i = 0; i < 1000; ++i) refused += "?\n";
        std::string const chunk = "7d0\r\n" + refused + "\r\n";
        while (peer.send(chunk)) {
        }
        sent = true;
    }};
    auto const end = std::chrono::steady_clock::now() + 60s;
    while (up.counters().connections_open != 0 || up.counters().timed_out == 0) {
        REQUIRE(std::chrono::steady_clock::now() < end);
        std::this_thread::yield();
        time.advance(1ms);
    }
    sending.join();
    CHECK(sent);
    CHECK(up.counters().timed_out == 1);
}

TEST_CASE("a stream may be sent with a length, by anything that can send a file") {
    keeper shop;
    server up{shop};
    std::string const body = "{\"item\":\"a\",\"count\":1}\n{\"item\":\"b\",\"count\":2}";
    auto peer = raw_peer::to(up.port());
    peer.send(
        "POST /shelf/Store?from=10 HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-ndjson"
        "\r\nContent-Length: " +
        std::to_string(body.size()) + "\r\n\r\n" + body);
    std::string const got = peer.receive_until("\r\n0\r\n\r\n");
    CHECK_THAT(got, Catch::Matchers::Contains("HTTP/1.1 200 OK\r\n") &&
                        Catch::Matchers::Contains("Content-Type: application/x-ndjson\r\n") &&
                        Catch::Matchers::Contains(
                            "{\"position\":12,\"stored\":2,\"same\":0,\"complete\":true}\n"));
    CHECK(shop.here->levels == std::map<std::string, int>{{"a", 1}, {"b", 2}});
}
