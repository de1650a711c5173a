// SPDX-License-Identifier: BSL-1.0
#include "transport_laws.hpp"

#include "../support/catch.hpp"

#include <atomic>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

namespace laws {
namespace {

using treaty::transport::delivery;
using treaty::transport::status;
using namespace std::chrono_literals;

// A handler made of a function; knows the paths that laws call.
class asked_handler final : public treaty::transport::handler {
public:
    using function =
        std::function<void(treaty::transport::request const&, treaty::transport::reply&)>;
    explicit asked_handler(function answer) : answer_(std::move(answer)) {}
    void call(treaty::transport::request const& asked, treaty::transport::reply& reply) override {
        ++calls;
        answer_(asked, reply);
    }
    [[nodiscard]] bool knows(std::string_view path) const override {
        return path.starts_with("/desk/");
    }
    std::atomic<int> calls{0};

private:
    function answer_;
};

void echo(treaty::transport::request const& asked, treaty::transport::reply& reply) {
    reply.media_type = "text/plain";
    reply.body = asked.body;
}

struct call {
    explicit call(transport_rig const& rig) : context{.time = &rig.time()} {
        context.within(30s);
        request.path = "/desk/Ask";
        request.media_type = "text/plain";
        request.context = &context;
    }
    treaty::transport::exchange_result through(transport_rig& rig) {
        return rig.channel().exchange(request, reply);
    }
    treaty::call_context context;
    treaty::transport::request request;
    treaty::transport::reply reply;
};

}  // namespace

void bodies_are_carried_as_they_are(make_rig const& make) {
    asked_handler handler{echo};
    auto const rig = make(handler);
    std::string every_byte;
    for (int i = 0; i < 256; ++i) every_byte.push_back(static_cast<char>(i));
    for (std::string const& body :
         {std::string{}, std::string{"a"}, every_byte, std::string(3'000'000, '\r'),
          std::string{"POST / HTTP/1.1\r\nHost: a\r\n\r\n"}}) {
        call one{*rig};
        one.request.body = body;
        CHECK(one.through(*rig).delivery == delivery::answered);
        CHECK(one.reply.status == status::ok);
        CHECK((one.reply.body == body));
    }
}

void statuses_and_media_types_are_carried(make_rig const& make) {
    status wanted{};
    std::string media_type;
    asked_handler handler{[&](auto const& asked, auto& reply) {
        media_type = asked.media_type;
        reply.status = wanted;
        reply.media_type = "application/problem+json";
        reply.body = "{}";
        if (wanted == status::overloaded) reply.retry_after = 7s;
    }};
    auto const rig = make(handler);
    for (status const each :
         {status::ok, status::bad_request, status::unauthorized, status::forbidden,
          status::not_found, status::conflict, status::too_large, status::unsupported_media,
          status::rejected, status::internal, status::bad_gateway, status::overloaded,
          status::deadline_passed}) {
        INFO(static_cast<int>(each));
        wanted = each;
        call one{*rig};
        one.request.media_type = "application/json; charset=utf-8";
        one.request.body = "{}";
        CHECK(one.through(*rig).delivery == delivery::answered);
        CHECK(media_type == "application/json; charset=utf-8");
        CHECK(one.reply.status == each);
        CHECK(one.reply.media_type == "application/problem+json");
        CHECK(one.reply.body == "{}");
        CHECK(one.reply.retry_after == (each == status::overloaded ? 7s : 0s));
    }
}

void the_context_of_a_call_is_carried(make_rig const& make) {
    constexpr char const* trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    std::string path;
    treaty::call_context seen;
    std::chrono::nanoseconds left{};
    asked_handler handler{[&](auto const& asked, auto&) {
        path = asked.path;
        seen = *asked.context;
        left = asked.context->remaining();
    }};
    auto const rig = make(handler);
    call one{*rig};
    one.context.idempotency_key = "a-key:\"1\"";
    one.context.traceparent = trace;
    CHECK(one.through(*rig).delivery == delivery::answered);
    CHECK(handler.calls == 1);
    CHECK(path == "/desk/Ask");
    CHECK(seen.idempotency_key == "a-key:\"1\"");
    CHECK(seen.traceparent == trace);
    CHECK(seen.has_deadline());
    CHECK(left > 0s);
    CHECK(left <= 30s);
}

void the_other_side_cannot_change_the_context(make_rig const& make) {
    asked_handler handler{[&](auto const& asked, auto&) {
        asked.context->idempotency_key = "another";
        asked.context->caller = "somebody";
        asked.context->deadline = 0s;
    }};
    auto const rig = make(handler);
    call one{*rig};
    auto const deadline = one.context.deadline;
    CHECK(one.through(*rig).delivery == delivery::answered);
    CHECK(one.context.idempotency_key.empty());
    CHECK(one.context.caller.empty());
    CHECK(one.context.deadline == deadline);
}

void nothing_is_sent_after_the_deadline(make_rig const& make) {
    asked_handler handler{echo};
    auto const rig = make(handler);
    call one{*rig};
    one.context.deadline = rig->time().elapsed();
    auto const result = one.through(*rig);
    CHECK(result.delivery == delivery::not_sent);
    CHECK(result.why.kind == treaty::problem_kind::deadline_passed);
    CHECK(handler.calls == 0);
}

void an_answer_after_the_deadline_is_unknown(make_rig const& make) {
    transport_rig* rig_now = nullptr;
    asked_handler handler{[&](auto const& asked, auto& reply) {
        rig_now->pass(200ms);
        echo(asked, reply);
    }};
    auto const rig = make(handler);
    rig_now = rig.get();
    call one{*rig};
    one.context.within(50ms);
    auto const result = one.through(*rig);
    CHECK(result.delivery == delivery::unknown);
    CHECK(result.why.kind == treaty::problem_kind::deadline_passed);
    CHECK(handler.calls == 1);
}

void a_failing_handler_is_an_internal_problem_without_details(make_rig const& make) {
    bool standard = true;
    asked_handler handler{[&](auto const&, auto& reply) {
        reply.body = "half an answer";
        if (standard) throw std::runtime_error("the password is hunter2");
        throw 42;
    }};
    auto const rig = make(handler);
    for (bool const each : {true, false}) {
        standard = each;
        call one{*rig};
        CHECK(one.through(*rig).delivery == delivery::answered);
        CHECK(one.reply.status == status::internal);
        CHECK(one.reply.body.find("hunter2") == std::string::npos);
        CHECK(one.reply.body.find("half an answer") == std::string::npos);
    }
}

void a_reply_used_again_keeps_nothing(make_rig const& make) {
    bool first = true;
    asked_handler handler{[&](auto const&, auto& reply) {
        if (first) {
            reply.status = status::overloaded;
            reply.retry_after = 5s;
            reply.media_type = "text/plain";
            reply.body = "a long answer that must not be seen again";
        } else {
            reply.media_type = "text/html";
            reply.body = "b";
        }
        first = false;
    }};
    auto const rig = make(handler);
    call one{*rig};
    CHECK(one.through(*rig).delivery == delivery::answered);
    CHECK(one.through(*rig).delivery == delivery::answered);
    CHECK(one.reply.status == status::ok);
    CHECK(one.reply.media_type == "text/html");
    CHECK(one.reply.body == "b");
    CHECK(one.reply.retry_after == 0s);
}

void calls_at_once_get_their_own_answers(make_rig const& make) {
    asked_handler handler{echo};
    auto const rig = make(handler);
    std::atomic<int> wrong{0};
    std::vector<std::thread> callers;
    for (int caller = 0; caller < 4; ++caller)
        callers.emplace_back([&, caller] {
            for (int i = 0; i < 50; ++i) {
                std::string const body = std::to_string(caller) + ":" + std::to_string(i);
                call one{*rig};
                one.request.body = body;
                bool const answered = one.through(*rig).delivery == delivery::answered;
                if (!answered || one.reply.body != body) ++wrong;
            }
        });
    for (auto& each : callers) each.join();
    CHECK(wrong == 0);
    CHECK(handler.calls == 200);
}

}  // namespace laws
