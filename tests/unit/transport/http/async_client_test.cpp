// SPDX-License-Identifier: BSL-1.0
#include <treaty/transport/http/async_client.hpp>

#include <treaty/transport/http/server.hpp>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>

#include <tests/support/catch.hpp>
#include <tests/support/raw_peer.hpp>

#include <exception>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

using namespace std::chrono_literals;
using treaty::problem_kind;
using treaty::http::async_channel;
using treaty::testing::raw_listener;
namespace transport = treaty::transport;
using transport::delivery;

namespace {

class echo_handler final : public transport::handler {
public:
    void call(transport::request const& asked, transport::reply& answer) override {
        answer.media_type = "text/plain";
        answer.body = asked.body;
    }
    [[nodiscard]] bool knows(std::string_view path) const override { return path == "/echo"; }
};

struct one_call {
    explicit one_call(std::string said) : body(std::move(said)) {
        asked.path = "/echo";
        asked.media_type = "text/plain";
        asked.body = body;
        asked.context = &context;
    }
    one_call(one_call const&) = delete;
    one_call& operator=(one_call const&) = delete;

    void start(boost::asio::io_context& on, async_channel& to) {
        boost::asio::co_spawn(on, to.async_exchange(asked, answer),
                              [this](std::exception_ptr failed, transport::exchange_result got) {
                                  if (!failed) result = std::move(got);
                                  done = !failed;
                              });
    }

    std::string body;
    treaty::call_context context;
    transport::request asked;
    transport::reply answer;
    transport::exchange_result result;
    bool done = false;
};

}  // namespace

TEST_CASE("async channel brings many calls at once to a server and back on one thread") {
    echo_handler handler;
    treaty::http::server_core server{handler};
    server.start();
    boost::asio::io_context context;
    async_channel to{context.get_executor(), server.url()};
    for (int round = 0; round < 2; ++round) {
        std::vector<std::unique_ptr<one_call>> calls;
        for (int i = 0; i < 20; ++i) {
            calls.push_back(std::make_unique<one_call>("call " + std::to_string(i)));
            calls.back()->start(context, to);
        }
        context.restart();
        context.run();
        for (auto const& call : calls) {
            CHECK(call->done);
            CHECK(call->result.delivery == delivery::answered);
            CHECK(call->answer.body == call->body);
        }
    }
    CHECK(server.counters().connections_accepted == 20);
}

TEST_CASE("async channel says what became of a call that was not answered") {
    boost::asio::io_context context;
    std::uint16_t free_port = 0;
    { free_port = raw_listener{}.port(); }
    async_channel nowhere{context.get_executor(), "http://127.0.0.1:" + std::to_string(free_port)};
    one_call refused{"hello"};
    refused.start(context, nowhere);
    raw_listener silent;
    async_channel to{context.get_executor(), silent.url()};
    one_call late{"hello"};
    late.context.within(50ms);
    late.start(context, to);
    one_call expired{"hello"};
    expired.context.within(0ms);
    expired.start(context, to);
    one_call bad{"hello"};
    bad.context.idempotency_key = "a\r\nb: c";
    bad.start(context, to);
    context.run();
    CHECK(refused.result.delivery == delivery::not_sent);
    CHECK(refused.result.why.kind == problem_kind::unreachable);
    CHECK(late.result.delivery == delivery::unknown);
    CHECK(late.result.why.kind == problem_kind::deadline_passed);
    CHECK(expired.result.delivery == delivery::not_sent);
    CHECK(expired.result.why.kind == problem_kind::deadline_passed);
    CHECK(bad.result.delivery == delivery::not_sent);
    CHECK(bad.result.why.kind == problem_kind::refused_here);
}

TEST_CASE("async channel says unknown where the answer breaks off") {
    for (std::string_view const text : {"", "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhell"}) {
        raw_listener listener;
        std::thread server{[&] {
            auto peer = listener.accept();
            peer.receive_until("hello");
            peer.send(text);
        }};
        boost::asio::io_context context;
        async_channel to{context.get_executor(), listener.url()};
        one_call call{"hello"};
        call.start(context, to);
        context.run();
        server.join();
        CHECK(call.result.delivery == delivery::unknown);
        CHECK(call.result.why.kind == problem_kind::bad_answer);
    }
}
