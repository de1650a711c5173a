// SPDX-License-Identifier: BSL-1.0
// Calls a server over HTTP/1.1 from the calling thread, on connections that are kept for the next
// call. It starts no thread, never repeats a request of which a byte has left, and always has a
// deadline.
#pragma once

#include <treaty/core/clock.hpp>
#include <treaty/core/config.hpp>
#include <treaty/core/limits.hpp>
#include <treaty/transport/transport.hpp>

#include <chrono>
#include <memory>
#include <string_view>

namespace treaty::http {

struct channel_options {
    client_limits limits{};
    clock const* time = &system_clock::instance();  // never null; measures how long calls take
    // 0: a call that waits sleeps. More: it first looks again and again for so long, which takes
    // the processor and saves the waking.
    std::chrono::microseconds polling{0};
};

class channel final : public transport::channel {
public:
    // "http://host[:port][/prefix]"; throws std::invalid_argument for anything else. Nothing is
    // connected yet. A host that is a name is looked up when a connection is made; the system's
    // resolver keeps its own time-out.
    explicit channel(std::string_view url, channel_options options = {});
    ~channel() override;
    channel(channel const&) = delete;
    channel& operator=(channel const&) = delete;

    // POST. Without a deadline in the context, limits.call_wait is one. An answer of any status is
    // `answered`.
    transport::exchange_result exchange(transport::request const& asked,
                                        transport::reply& answer) override;
    // GET of a page: "/health", "/openapi.json".
    transport::exchange_result get(std::string_view path, transport::reply& answer);

private:
    struct state;
    std::unique_ptr<state> state_;
};

}  // namespace treaty::http

#ifndef TREATY_SEPARATE_COMPILATION
#include <treaty/transport/http/client.ipp>
#endif
