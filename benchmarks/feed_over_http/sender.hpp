// SPDX-License-Identifier: BSL-1.0
// Sends prepared messages over raw sockets, one unanswered message a connection, on one thread, and
// counts what was acknowledged. The same for every protocol, so that no rival pays for its client.
#pragma once

#include "messages.hpp"

#include <chrono>
#include <cstdint>
#include <vector>

namespace feed_over_http {

struct load {
    protocol kind = protocol::json;
    std::uint16_t port = 0;
    std::size_t connections = 1;
    std::chrono::nanoseconds duration{0};  // 0: every message once
    std::int64_t from_pass = 0;
};

struct load_result {
    std::uint64_t updates = 0, messages = 0;
    double seconds = 0;
    std::vector<std::uint32_t> latencies_ns;  // of each message, in no order
};

// Throws std::runtime_error if anything but success comes back.
load_result send_load(load const& what, std::vector<message>& messages);

// The value at this share of the sorted latencies, in microseconds.
double percentile_us(std::vector<std::uint32_t>& latencies_ns, double share);

}  // namespace feed_over_http
