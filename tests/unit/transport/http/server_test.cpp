// SPDX-License-Identifier: BSL-1.0
// What only a real socket shows: time-outs, capacity, threads, stopping. Time-outs run on a manual
// clock; the server looks at it ten times a second.
#include <treaty/transport/http/server.hpp>

#include <tests/support/catch.hpp>
#include <tests/support/raw_peer.hpp>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>
#include <system_error>
#include <thread>
#include <vector>

using namespace std::chrono_literals;
using treaty::http::server_core;
using treaty::http::server_options;
using treaty::testing::raw_peer;
namespace transport = treaty::transport;

namespace {

// Echoes; a call to /wait stays until it is let go.
class gate_handler final : public transport::handler {
public:
    void call(transport::request const& asked, transport::reply& answer) override {
        if (asked.path == "/wait") {
            std::unique_lock lock{guard_};
            ++waiting_;
            changed_.notify_all();
            changed_.wait(lock, [this] { return open_; });
        }
        answer.media_type = "text/plain";
        answer.body =
            asked.path == "/large" ? std::string(8'000'000, 'l') : std::string{asked.body};
    }
    [[nodiscard]] bool knows(std::string_view path) const override {
        return path == "/echo" || path == "/wait" || path == "/large";
    }
    void open() {
        std::lock_guard const lock{guard_};
        open_ = true;
        changed_.notify_all();
    }
    void until_waiting(int calls) {
        std::unique_lock lock{guard_};
        changed_.wait(lock, [&] { return waiting_ >= calls; });
    }

private:
    std::mutex guard_;
    std::condition_variable changed_;
    int waiting_ = 0;
    bool open_ = false;
};

std::string post(std::string_view path, std::string_view body) {
    return "POST " + std::string{path} +
           " HTTP/1.1\r\nHost: a\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" +
           std::string{body};
}

// Gives other threads their turn until it is so; fails after ten seconds.
void eventually(std::function<bool()> const& so) {
    auto const end = std::chrono::steady_clock::now() + 10s;
    while (!so()) {
        REQUIRE(std::chrono::steady_clock::now() < end);
        std::this_thread::yield();
    }
}

struct running {
    explicit running(server_options options = {}) : server(handler, with_clock(options)) {
        server.start();
    }
    server_options with_clock(server_options options) {
        options.time = &time;
        return options;
    }
    raw_peer connect() { return raw_peer::to(server.port()); }

    treaty::manual_clock time;
    gate_handler handler;
    server_core server;
};

using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;

}  // namespace

TEST_CASE("server answers on the port it was given by the system") {
    running it;
    CHECK(it.server.port() != 0);
    CHECK(it.server.url() == "http://127.0.0.1:" + std::to_string(it.server.port()));
    auto peer = it.connect();
    peer.send(post("/echo", "one"));
    CHECK_THAT(peer.receive_until("one"), StartsWith("HTTP/1.1 200 OK\r\n"));
    peer.send(post("/echo", "two"));
    CHECK_THAT(peer.receive_until("two"), StartsWith("HTTP/1.1 200 OK\r\n"));
    CHECK(it.server.counters().answers[2] == 2);
    CHECK(it.server.counters().connections_open == 1);
}

TEST_CASE("server says why it cannot have an address") {
    running first;
    server_options taken;
    taken.port = first.server.port();
    server_core second{first.handler, taken};
    CHECK_THROWS_AS(second.start(), std::system_error);
    server_options bad;
    bad.address = "nonsense";
    server_core third{first.handler, bad};
    CHECK_THROWS_AS(third.start(), std::system_error);
}

TEST_CASE("server gives up on slow peers, and says 408 where a request had begun") {
    server_options options;
    options.limits.idle_wait = 24h;  // so that only what has begun is too late here
    running it{options};
    auto head = it.connect();
    head.send("POST /echo HTT");
    auto body = it.connect();
    body.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nhello");
    eventually([&] {
        it.time.advance(1s);
        return it.server.counters().timed_out == 2;
    });
    CHECK_THAT(head.receive_until("}"), StartsWith("HTTP/1.1 408") && Contains("close\r\n"));
    CHECK_THAT(body.receive_until("}"), StartsWith("HTTP/1.1 408") && Contains("close\r\n"));
}

TEST_CASE("server closes a connection that lies idle, without a word") {
    running it;
    auto idle = it.connect();
    idle.send(post("/echo", "hi"));
    idle.receive_until("hi");
    eventually([&] {
        it.time.advance(1s);
        return it.server.counters().connections_open == 0;
    });
    CHECK(idle.receive_all().empty());
    CHECK(it.server.counters().timed_out == 0);
}

TEST_CASE("server gives up on a peer that does not take its answer") {
    running it;
    auto peer = it.connect();
    peer.take_little();
    peer.send(post("/large", ""));
    eventually([&] { return it.server.counters().answers[2] == 1; });
    eventually([&] {
        it.time.advance(1s);
        return it.server.counters().connections_open == 0;
    });
    CHECK(it.server.counters().timed_out == 1);
}

TEST_CASE("server takes and gives bodies larger than its buffer") {
    running it;
    std::string const large(5'000'000, 'x');
    auto peer = it.connect();
    std::thread sending{[&] { peer.send(post("/echo", large)); }};
    std::string got = peer.receive_until("\r\n\r\n");
    std::size_t const whole = got.find("\r\n\r\n") + 4 + large.size();
    while (got.size() < whole) got += peer.receive();
    sending.join();
    CHECK(got.substr(whole - large.size()) == large);
}

TEST_CASE("server turns connections away beyond its capacity, and takes them again below it") {
    server_options options;
    options.limits.connections_max = 2;
    running it{options};
    auto first = it.connect();
    auto second = it.connect();
    eventually([&] { return it.server.counters().connections_open == 2; });
    auto third = it.connect();
    CHECK_THAT(third.receive_all(), StartsWith("HTTP/1.1 503") && Contains("Retry-After: 1\r\n") &&
                                        Contains("Connection: close"));
    CHECK(it.server.counters().connections_shed == 1);
    { auto const gone = std::move(first); }
    eventually([&] { return it.server.counters().connections_open == 1; });
    auto fourth = it.connect();
    fourth.send(post("/echo", "hi"));
    CHECK_THAT(fourth.receive_until("hi"), StartsWith("HTTP/1.1 200"));
}

TEST_CASE("server sheds requests beyond those in flight, and keeps the connection") {
    server_options options;
    options.handler_threads = 2;
    options.limits.requests_in_flight_max = 2;
    running it{options};
    auto first = it.connect();
    auto second = it.connect();
    first.send(post("/wait", "one"));
    second.send(post("/wait", "two"));
    it.handler.until_waiting(2);
    auto third = it.connect();
    third.send(post("/echo", "hi"));
    CHECK_THAT(third.receive_until("}"), StartsWith("HTTP/1.1 503") && Contains("Retry-After: 1"));
    it.handler.open();
    first.receive_until("one");
    second.receive_until("two");
    third.send(post("/echo", "again"));
    CHECK_THAT(third.receive_until("again"), StartsWith("HTTP/1.1 200"));
    CHECK(it.server.counters().requests_shed == 1);
}

TEST_CASE("server that stops answers what it has accepted and closes the rest") {
    server_options options;
    options.handler_threads = 1;
    running it{options};
    auto idle = it.connect();
    idle.send(post("/echo", "hi"));
    idle.receive_until("hi");
    auto busy = it.connect();
    busy.send(post("/wait", "late") + post("/echo", "never read"));
    it.handler.until_waiting(1);
    std::thread stopping{[&] { it.server.stop(); }};
    CHECK(idle.receive_all().empty());
    it.handler.open();
    CHECK_THAT(busy.receive_all(),
               StartsWith("HTTP/1.1 200") && Contains("Connection: close") && Contains("late"));
    { auto const gone = std::move(busy); }
    stopping.join();
    CHECK_THROWS(it.connect());
}

TEST_CASE("server that stops waits for a request that has begun, but not for ever") {
    server_options options;
    options.limits.stop_wait = 200ms;
    running it{options};
    auto peer = it.connect();
    peer.send("POST /echo HTTP/1.1\r\n");
    eventually([&] { return it.server.counters().connections_open == 1; });
    it.server.stop();
    CHECK(it.server.counters().connections_open == 0);
}

TEST_CASE("server may be stopped twice, and before it was started") {
    gate_handler handler;
    server_core never{handler};
    never.stop();
    running it;
    it.server.stop();
    it.server.stop();
}

TEST_CASE("server lets a peer read the refusal of what it is still sending") {
    running it;
    auto peer = it.connect();
    std::string const endless(4'000'000, 'x');
    peer.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999\r\n\r\n");
    std::thread sending{[&] { peer.send(endless); }};
    CHECK_THAT(peer.receive_until("}"), StartsWith("HTTP/1.1 413"));
    sending.join();
}

TEST_CASE("server that keeps looking goes to sleep, wakes up, gives up on the slow and stops") {
    gate_handler handler;
    server_options options;
    options.polling = GENERATE(1us, 1s);
    options.limits.header_wait = 10ms;  // on the real clock
    server_core server{handler, options};
    server.start();
    auto peer = raw_peer::to(server.port());
    for (int call = 0; call < 3; ++call) {
        peer.send(post("/echo", "hi"));
        CHECK_THAT(peer.receive_until("hi"), StartsWith("HTTP/1.1 200"));
        auto slow = raw_peer::to(server.port());
        slow.send("POST");
        CHECK_THAT(slow.receive_until("}"), StartsWith("HTTP/1.1 408"));
    }
    server.stop();
    CHECK(peer.receive_all().empty());
}

TEST_CASE("server survives peers that reset in the middle") {
    running it;
    for (auto const text :
         {"", "POST", "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\n"}) {
        auto peer = it.connect();
        peer.send(text);
        peer.reset();
    }
    auto peer = it.connect();
    peer.send(post("/echo", "hi"));
    CHECK_THAT(peer.receive_until("hi"), StartsWith("HTTP/1.1 200"));
    eventually([&] { return it.server.counters().connections_open == 1; });
}

TEST_CASE("server with several threads answers many peers at once, each in order") {
    server_options options;
    options.threads = 2;
    options.handler_threads = GENERATE(0U, 2U);
    options.polling = GENERATE(0us, 100us);
    running it{options};
    std::vector<std::thread> peers;
    std::atomic<int> right{0};
    for (int number = 0; number < 8; ++number) {
        peers.emplace_back([&, number] {
            auto peer = it.connect();
            for (int call = 0; call < 50; ++call) {
                std::string const one = std::to_string(number) + "-" + std::to_string(call) + ";";
                std::string const two = "#" + one;
                peer.send(post("/echo", one) + post("/echo", two));
                std::string const got = peer.receive_until(two);
                if (got.find("\r\n\r\n" + one + "HTTP/1.1 200") != std::string::npos) ++right;
            }
        });
    }
    for (auto& peer : peers) peer.join();
    CHECK(right == 8 * 50);
    CHECK(it.server.counters().answers[2] == 8 * 100);
}
