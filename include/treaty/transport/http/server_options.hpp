// SPDX-License-Identifier: BSL-1.0
// What a server is told at its start, and what it counts from then on.
#pragma once

#include <treaty/core/clock.hpp>
#include <treaty/core/limits.hpp>

#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <string>

namespace treaty::http {

struct server_options {
    std::string address = "127.0.0.1";  // of this machine; "0.0.0.0" or "::" for all
    std::uint16_t port = 0;             // 0: the system picks one, see server_core::port()
    unsigned threads = 1;               // each serves its share of the connections
    // 0: the handler runs on the connection's thread, which is fastest and right for handlers that
    // do not wait. More: it runs on a pool of so many; beyond limits.requests_in_flight_max a
    // request is shed with 503.
    unsigned handler_threads = 0;
    // 0: a thread without work sleeps until there is some. More: it first looks again and again for
    // so long after the last bytes came, which takes a processor of its own and saves the waking.
    std::chrono::microseconds polling{0};
    http_limits limits{};
    clock const* time =
        &system_clock::instance();  // never null; time-outs, deadlines and the Date field
};

// What happened since the start. Each number is read by itself; together they are no snapshot.
struct server_counters {
    std::atomic<std::uint64_t> connections_open{0};
    std::atomic<std::uint64_t> connections_accepted{0};
    std::atomic<std::uint64_t> connections_shed{0};  // turned away beyond limits.connections_max
    std::atomic<std::uint64_t> requests_refused{
        0};  // by the guard: no request by RFC 9112, or above a limit
    std::atomic<std::uint64_t> requests_shed{0};  // answered 503 by the transport
    std::atomic<std::uint64_t> timed_out{0};      // peers that were too slow
    std::array<std::atomic<std::uint64_t>, 6>
        answers{};  // by hundreds of the status: answers[2] counts 2xx
};

}  // namespace treaty::http
