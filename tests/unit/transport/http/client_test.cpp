// SPDX-License-Identifier: BSL-1.0
// The channel against a server of ours, and against one that does what a test tells it to. Above
// all: after the first byte has left, anything but a whole answer is `unknown`.
#include <treaty/transport/http/client.hpp>

#include <treaty/transport/http/server.hpp>

#include <tests/support/catch.hpp>
#include <tests/support/raw_peer.hpp>

#include <atomic>
#include <stdexcept>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

using namespace std::chrono_literals;
using treaty::problem_kind;
using treaty::http::channel;
using treaty::testing::raw_listener;
using treaty::testing::raw_peer;
namespace transport = treaty::transport;
using transport::delivery;

namespace {

class echo_handler final : public transport::handler {
public:
    void call(transport::request const& asked, transport::reply& answer) override {
        answer.media_type = "text/plain";
        answer.body = std::string{asked.body} + "|" + std::string{asked.media_type} + "|" +
                      asked.context->idempotency_key + "|" + asked.context->traceparent + "|" +
                      (asked.context->has_deadline() ? "deadline" : "");
    }
    bool page(transport::request const& asked, transport::reply& answer) override {
        answer.body = asked.query;
        return asked.path == "/page";
    }
    [[nodiscard]] bool knows(std::string_view path) const override { return path == "/echo"; }
};

struct one_call {
    transport::exchange_result result;
    transport::reply answer;
    std::string sent{};
};

one_call call(channel& to, std::string_view body, treaty::call_context context = {},
              std::string_view path = "/echo") {
    one_call made;
    transport::request const asked{
        .path = path, .query = {}, .media_type = "text/plain", .body = body, .context = &context};
    made.result = to.exchange(asked, made.answer);
    return made;
}

// Calls a server that reads one request and then does as told.
template <class Does>
one_call call_scripted(Does does, std::chrono::nanoseconds wait = 10s,
                       std::chrono::microseconds polling = 0us) {
    raw_listener listener;
    std::string sent;
    std::thread server{[&] {
        auto peer = listener.accept();
        sent = peer.receive_until("hello");
        does(peer);
    }};
    channel to{listener.url(), {.polling = polling}};
    treaty::call_context context;
    auto made = call(to, "hello", context.within(wait));
    server.join();
    made.sent = std::move(sent);
    return made;
}

one_call call_answered(std::string_view text) {
    return call_scripted([&](raw_peer& peer) { peer.send(text); });
}

}  // namespace

TEST_CASE("channel brings a call and all that goes with it to a server and back") {
    echo_handler handler;
    treaty::http::server_core server{handler};
    server.start();
    channel to{server.url()};
    treaty::call_context context;
    context.idempotency_key = "key";
    context.traceparent = "trace";
    for (int i = 0; i < 3; ++i) {
        auto const made = call(to, "hello", context);
        REQUIRE(made.result.delivery == delivery::answered);
        CHECK(made.answer.status == transport::status::ok);
        CHECK(made.answer.media_type == "text/plain");
        CHECK(made.answer.body == "hello|text/plain|key|trace|deadline");
    }
    CHECK(server.counters().connections_accepted == 1);

    transport::reply page;
    CHECK(to.get("/page?a=b", page).delivery == delivery::answered);
    CHECK(page.body == "a=b");
    auto const none = call(to, "", {}, "/none");
    CHECK(none.result.delivery == delivery::answered);
    CHECK(none.answer.status == transport::status::not_found);
    CHECK(none.answer.media_type == "application/problem+json");

    std::string const large(6'000'000, 'x');
    CHECK(call(to, large).answer.body.size() > large.size());
}

TEST_CASE("channel is used from several threads at once") {
    echo_handler handler;
    treaty::http::server_core server{handler, {.threads = 2}};
    server.start();
    channel to{server.url()};
    std::atomic<int> right{0};
    std::vector<std::thread> callers;
    for (int caller = 0; caller < 8; ++caller)
        callers.emplace_back([&, caller] {
            for (int i = 0; i < 50; ++i) {
                std::string const body = std::to_string(caller) + ":" + std::to_string(i);
                if (call(to, body).answer.body.starts_with(body + "|")) ++right;
            }
        });
    for (auto& caller : callers) caller.join();
    CHECK(right == 8 * 50);
    CHECK(server.counters().connections_accepted <= 8);
}

TEST_CASE("channel puts nothing on the wire that its content could split") {
    raw_listener listener;
    channel to{listener.url()};
    treaty::call_context bad_key, bad_trace;
    bad_key.idempotency_key = "a\r\nX: y";
    bad_trace.traceparent = std::string{"a\0b", 3};
    transport::reply answer;
    treaty::call_context plain;
    transport::request bad_type{
        .path = "/echo", .query = {}, .media_type = "a\nb", .body = {}, .context = &plain};
    transport::request bad_query{
        .path = "/echo", .query = "a b", .media_type = {}, .body = {}, .context = &plain};
    for (auto const& result :
         {call(to, "", bad_key).result, call(to, "", bad_trace).result,
          call(to, "", {}, "/a b").result, call(to, "", {}, "/a\r\n\r\n").result,
          call(to, "", {}, "echo").result, call(to, "", {}, "/a?b").result,
          to.exchange(bad_type, answer), to.exchange(bad_query, answer)}) {
        CHECK(result.delivery == delivery::not_sent);
        CHECK(result.why.kind == problem_kind::refused_here);
    }
}

TEST_CASE("channel says not_sent where no byte left") {
    std::uint16_t free_port = 0;
    { free_port = raw_listener{}.port(); }
    channel to{"http://127.0.0.1:" + std::to_string(free_port)};
    auto const refused = call(to, "hello");
    CHECK(refused.result.delivery == delivery::not_sent);
    CHECK(refused.result.why.kind == problem_kind::unreachable);

    raw_listener listener;
    channel late{listener.url()};
    treaty::call_context context;
    auto const expired = call(late, "hello", context.within(0s));
    CHECK(expired.result.delivery == delivery::not_sent);
    CHECK(expired.result.why.kind == problem_kind::deadline_passed);
}

TEST_CASE("channel says unknown where a byte left and no whole answer came") {
    auto const ended = call_scripted([](raw_peer&) {});
    CHECK(ended.result.delivery == delivery::unknown);
    auto const reset = call_scripted([](raw_peer& peer) { peer.reset(); });
    CHECK(reset.result.delivery == delivery::unknown);
    for (std::string_view const text :
         {"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhell", "HTTP/1.1 200 OK\r\nContent-Le",
          "HTT", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n",
          "HTTP/1.1 100 Continue\r\n\r\n"}) {
        CAPTURE(text);
        auto const made = call_answered(text);
        CHECK(made.result.delivery == delivery::unknown);
        CHECK(made.result.why.kind == problem_kind::bad_answer);
        CHECK(made.answer.body.empty());
    }
}

TEST_CASE("channel gives up at the deadline and says unknown") {
    raw_listener listener;
    channel to{listener.url()};
    treaty::call_context context;
    // Connected by the system, never read: the request is in the network somewhere.
    auto const made = call(to, "hello", context.within(50ms));
    CHECK(made.result.delivery == delivery::unknown);
    CHECK(made.result.why.kind == problem_kind::deadline_passed);
    std::string const more_than_the_system_takes(30'000'000, 'x');
    auto const large = call(to, more_than_the_system_takes, context.within(100ms));
    CHECK(large.result.delivery == delivery::unknown);
    CHECK(large.result.why.kind == problem_kind::deadline_passed);
}

TEST_CASE(
    "channel that keeps looking takes an answer late or in pieces, and keeps to the deadline") {
    auto const polling = GENERATE(1us, 10s);
    auto const piecewise = call_scripted(
        [](raw_peer& peer) {
            for (char const c :
                 std::string_view{"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi"}) {
                peer.send({&c, 1});
                std::this_thread::yield();
            }
        },
        10s, polling);
    CHECK(piecewise.result.delivery == delivery::answered);
    CHECK(piecewise.answer.body == "hi");
    auto const none =
        call_scripted([](raw_peer& peer) { CHECK(peer.receive_all().empty()); }, 50ms, polling);
    CHECK(none.result.delivery == delivery::unknown);
    CHECK(none.result.why.kind == problem_kind::deadline_passed);
    auto const ended = call_scripted([](raw_peer&) {}, 10s, polling);
    CHECK(ended.result.delivery == delivery::unknown);
}

TEST_CASE("channel says that it takes an answer in the format of the call, or a problem") {
    auto const made = call_answered("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi");
    CHECK(made.sent.find("\r\nAccept: text/plain, application/problem+json\r\n") !=
          std::string::npos);
}

TEST_CASE("channel believes no answer that is none") {
    for (std::string const& text : std::vector<std::string>{
             "SSH-2.0-x\r\n\r\n", "HTTP/2.0 200 OK\r\n\r\n", "HTTP/1.1 2000 OK\r\n\r\n",
             "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n"
             "0\r\n\r\n",
             "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\nhi!",
             "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 2\r\n\r\nhi",
             "HTTP/1.1 200 OK\r\nContent-Length: -2\r\n\r\nhi",
             "HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\nhi",
             "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
             "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
             "HTTP/1.1 101 Switching\r\n\r\n", "HTTP/1.1 999 No\r\nContent-Length: 0\r\n\r\n",
             "HTTP/1.1 200 OK\r\nX: " + std::string(20'000, 'x') + "\r\n\r\n"}) {
        CAPTURE(text.substr(0, 80));
        auto const made = call_answered(text);
        CHECK(made.result.delivery == delivery::unknown);
        CHECK(made.result.why.kind == problem_kind::bad_answer);
    }
    std::string interim;
    for (int i = 0; i < 20; ++i) interim += "HTTP/1.1 103 Early Hints\r\n\r\n";
    CHECK(call_answered(interim).result.why.kind == problem_kind::bad_answer);
}

TEST_CASE("channel reads every form of answer") {
    auto const retry = call_answered(
        "HTTP/1.1 503 Service Unavailable\r\nContent-Type: application/problem+json\r\n"
        "Retry-After: 7\r\nContent-Length: 2\r\n\r\n{}");
    CHECK(retry.result.delivery == delivery::answered);
    CHECK(retry.answer.status == transport::status::overloaded);
    CHECK(retry.answer.retry_after == 7s);
    CHECK(retry.answer.media_type == "application/problem+json");
    CHECK(retry.answer.body == "{}");
    for (std::string_view const text :
         {"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nhel\r\n2;x\r\nlo\r\n0\r\nT: "
          "t\r\n\r\n",
          "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello",
          "HTTP/1.0 200 OK\r\n\r\nhello", "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nhello"}) {
        CAPTURE(text);
        auto const made = call_answered(text);
        CHECK(made.result.delivery == delivery::answered);
        CHECK(made.answer.body == "hello");
        auto const bytes = call_scripted([&](raw_peer& peer) {
            for (char const c : text) peer.send({&c, 1});
        });
        CHECK(bytes.answer.body == "hello");
    }
}

TEST_CASE("channel takes an answer that comes before the request is all sent") {
    raw_listener listener;
    std::thread server{[&] {
        auto peer = listener.accept();
        peer.receive_until("\r\n\r\n");
        peer.send("HTTP/1.1 413 Too Large\r\nConnection: close\r\nContent-Length: 2\r\n\r\nno");
        peer.half_close();
        try {
            peer.receive_all();
        } catch (std::runtime_error const&) {
        }
    }};
    channel to{listener.url()};
    auto const made = call(to, std::string(30'000'000, 'x'));
    CHECK(made.result.delivery == delivery::answered);
    CHECK(made.answer.status == transport::status::too_large);
    server.join();
}

TEST_CASE("channel does not use a kept connection that has ended, or that speaks unasked") {
    for (std::string_view const unasked :
         {"", "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nevil"}) {
        raw_listener listener;
        std::atomic<bool> asked{false}, spoiled{false};
        std::thread server{[&] {
            auto first = listener.accept();
            first.receive_until("hello");
            first.send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi");
            asked.wait(false);  // the connection lies idle at the other side
            if (unasked.empty()) first.half_close();
            first.send(unasked);
            spoiled = true;
            spoiled.notify_one();
            auto second = listener.accept();
            second.receive_until("hello");
            second.send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi");
        }};
        channel to{listener.url()};
        CHECK(call(to, "hello").answer.body == "hi");
        asked = true;
        asked.notify_one();
        spoiled.wait(false);
        auto const again = call(to, "hello");
        CHECK(again.result.delivery == delivery::answered);
        CHECK(again.answer.body == "hi");
        server.join();
    }
}

TEST_CASE("channel keeps no connection on which more came than was asked for") {
    raw_listener listener;
    std::thread server{[&] {
        for (int i = 0; i < 2; ++i) {
            auto peer = listener.accept();
            peer.receive_until("hello");
            std::string const answer = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi";
            peer.send(answer + answer);
        }
    }};
    channel to{listener.url()};
    CHECK(call(to, "hello").answer.body == "hi");
    CHECK(call(to, "hello").result.delivery == delivery::answered);
    server.join();
}

TEST_CASE("channel keeps to its prefix and refuses addresses it does not understand") {
    raw_listener listener;
    std::thread server{[&] {
        auto peer = listener.accept();
        auto const asked = peer.receive_until("\r\n\r\n");
        CHECK(asked.starts_with("GET /api/v1/page HTTP/1.1\r\nHost: 127.0.0.1:"));
        peer.send("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
    }};
    channel to{listener.url() + "/api/v1/"};
    transport::reply answer;
    CHECK(to.get("/page", answer).delivery == delivery::answered);
    server.join();
    CHECK_THROWS_AS(channel{"https://a"}, std::invalid_argument);
    CHECK_THROWS_AS(channel{"a\r\nb"}, std::invalid_argument);
}
