// SPDX-License-Identifier: BSL-1.0
// Answers HTTP/1.1 on one address for a transport::handler: keep-alive, pipelining, limits,
// time-outs and a stop that answers what was accepted. It knows bytes and paths; what they mean is
// the handler's.
#pragma once

#include <treaty/core/config.hpp>
#include <treaty/transport/http/server_options.hpp>
#include <treaty/transport/transport.hpp>

#include <cstdint>
#include <memory>
#include <string>

namespace treaty::http {

class server_core {
public:
    // The handler must outlive the server, and be safe to call from all of its threads.
    explicit server_core(transport::handler& handler, server_options options = {});
    ~server_core();
    server_core(server_core const&) = delete;
    server_core& operator=(server_core const&) = delete;

    // Listens, and answers from now on. Throws std::system_error if the address cannot be had. Once
    // only.
    void start();
    // Stops accepting, answers the requests that have begun to arrive, closes, within
    // limits.stop_wait; then closes the rest. A handler that is running is waited for. Not to be
    // called by the handler itself.
    void stop();

    [[nodiscard]] std::uint16_t port() const noexcept;
    [[nodiscard]] std::string url() const;  // "http://127.0.0.1:8080"
    [[nodiscard]] server_counters const& counters() const noexcept;

private:
    struct state;
    std::unique_ptr<state> state_;
};

}  // namespace treaty::http

#ifndef TREATY_SEPARATE_COMPILATION
#include <treaty/transport/http/server.ipp>
#endif
