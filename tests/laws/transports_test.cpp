// SPDX-License-Identifier: BSL-1.0
// Every transport under the laws that hold for all of them.
#include "../support/catch.hpp"
#include "transport_laws.hpp"

#include <treaty/core/clock.hpp>
#include <treaty/transport/http/client.hpp>
#include <treaty/transport/http/server.hpp>
#include <treaty/transport/in_process/channel.hpp>

#include <thread>

namespace {

class in_process_rig final : public laws::transport_rig {
public:
    explicit in_process_rig(treaty::transport::handler& handler) : channel_(handler) {}
    [[nodiscard]] treaty::transport::channel& channel() override { return channel_; }
    [[nodiscard]] treaty::clock const& time() const override { return time_; }
    void pass(std::chrono::nanoseconds time) override { time_.advance(time); }

private:
    treaty::manual_clock time_;
    treaty::in_process::channel channel_;
};

// On a port of the kernel's choice. Lets real time pass, because sockets know no other.
class http_rig final : public laws::transport_rig {
public:
    explicit http_rig(treaty::transport::handler& handler)
        : server_(handler, {.port = 0, .handler_threads = 2}),
          channel_(started(server_), {}) {}
    ~http_rig() override { server_.stop(); }
    [[nodiscard]] treaty::transport::channel& channel() override { return channel_; }
    [[nodiscard]] treaty::clock const& time() const override {
        return treaty::system_clock::instance();
    }
    void pass(std::chrono::nanoseconds time) override { std::this_thread::sleep_for(time); }

private:
    static std::string started(treaty::http::server_core& server) {
        server.start();
        return server.url();
    }
    treaty::http::server_core server_;
    treaty::http::channel channel_;
};

template <class Rig>
std::unique_ptr<laws::transport_rig> make(treaty::transport::handler& handler) {
    return std::make_unique<Rig>(handler);
}

struct transport_under_test {
    char const* name;
    laws::make_rig make;
};

// One line a transport.
transport_under_test const transports[] = {
    {"in process", make<in_process_rig>},
    {"http", make<http_rig>},
};

void check(void (*law)(laws::make_rig const&)) {
    for (auto const& one : transports) {
        INFO(one.name);
        law(one.make);
    }
}

}  // namespace

TEST_CASE("a transport carries bodies as they are") {
    check(laws::bodies_are_carried_as_they_are);
}
TEST_CASE("a transport carries statuses and media types") {
    check(laws::statuses_and_media_types_are_carried);
}
TEST_CASE("a transport carries the context of a call") {
    check(laws::the_context_of_a_call_is_carried);
}
TEST_CASE("a transport hands the other side a context of its own") {
    check(laws::the_other_side_cannot_change_the_context);
}
TEST_CASE("a transport sends nothing after the deadline") {
    check(laws::nothing_is_sent_after_the_deadline);
}
TEST_CASE("a transport says unknown when the answer comes after the deadline") {
    check(laws::an_answer_after_the_deadline_is_unknown);
}
TEST_CASE("a transport tells that a handler failed, and no details") {
    check(laws::a_failing_handler_is_an_internal_problem_without_details);
}
TEST_CASE("a transport keeps nothing in a reply that is used again") {
    check(laws::a_reply_used_again_keeps_nothing);
}
TEST_CASE("a transport gives calls at once their own answers") {
    check(laws::calls_at_once_get_their_own_answers);
}
