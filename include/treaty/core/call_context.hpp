// SPDX-License-Identifier: BSL-1.0
// What accompanies one call from the caller to the last filter: until when, under which key, for
// whom, in which trace. It is a value; a filter that starts another call copies it.
#pragma once

#include <treaty/core/clock.hpp>

#include <chrono>
#include <string>

namespace treaty {

struct call_context {
    // Where time comes from for this call; never null.
    clock const* time = &system_clock::instance();
    // When the caller stops waiting, on time->elapsed(). The maximum means: none set; a client then
    // sets its own.
    std::chrono::nanoseconds deadline = std::chrono::nanoseconds::max();
    // Names this call among all repeats of it; needed by operations of safety::needs_key. Header
    // Idempotency-Key.
    std::string idempotency_key{};
    // W3C Trace Context, passed on as it came. Header traceparent.
    std::string traceparent{};
    // Who calls, as established by the server's authentication; empty if nobody was.
    std::string caller{};

    [[nodiscard]] bool expired() const { return time->elapsed() >= deadline; }
    // Time left; zero when the deadline has passed.
    [[nodiscard]] std::chrono::nanoseconds remaining() const {
        auto const left = deadline - time->elapsed();
        return left > std::chrono::nanoseconds::zero() ? left : std::chrono::nanoseconds::zero();
    }
    [[nodiscard]] bool has_deadline() const noexcept {
        return deadline != std::chrono::nanoseconds::max();
    }
    call_context& within(std::chrono::nanoseconds wait) {
        auto const now = time->elapsed();
        auto const most = std::chrono::nanoseconds::max() - now;  // of a wait without end
        deadline = wait < most ? now + wait : std::chrono::nanoseconds::max();
        return *this;
    }
};

}  // namespace treaty
