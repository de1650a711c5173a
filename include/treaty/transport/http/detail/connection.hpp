// SPDX-License-Identifier: BSL-1.0
// Carries a session's bytes over one socket, and gives up on peers that are too slow. Everything here runs on the one
// thread of its worker; only session::perform may run elsewhere.
#pragma once

#include <treaty/core/config.hpp>
#include <treaty/transport/http/detail/session.hpp>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <array>
#include <chrono>
#include <cstddef>

namespace treaty::http::detail {

namespace asio = boost::asio;

// Named executors instead of type-erased ones: this is the hot path.
using executor = asio::io_context::executor_type;
using stream = asio::basic_stream_socket<asio::ip::tcp, executor>;
using task = asio::awaitable<void, executor>;
using flag_task = asio::awaitable<bool, executor>;
inline constexpr auto as_result = asio::as_tuple(asio::use_awaitable_t<executor>{});

class connection {
public:
    // `pool` is null where handlers run on the connection's thread.
    connection(server_shared& shared, date_text& date, asio::thread_pool* pool, stream socket)
        : shared_(shared), pool_(pool), socket_(std::move(socket)), session_(shared, date) {}

    // Serves until the connection is over. Must end before the connection goes away.
    task run();

    // Ends what has waited for longer than its limit.
    void check(std::chrono::nanoseconds now);
    // The server stops: ends the wait for a next request, if that is what this waits for.
    void stop();
    // Closes at once, whatever is going on.
    void abort();

private:
    using pieces_left = std::array<asio::const_buffer, 2>;

    task serve();
    flag_task read();
    bool read_now();
    bool write_now(pieces_left& left, bool& blocked);
    flag_task write();
    task linger();
    auto perform_on_pool();
    [[nodiscard]] std::chrono::nanoseconds now() const { return shared_.options.time->elapsed(); }

    static constexpr std::chrono::nanoseconds never = std::chrono::nanoseconds::max();

    server_shared& shared_;
    asio::thread_pool* pool_;
    stream socket_;
    session session_;
    std::chrono::nanoseconds deadline_ = never;  // of the present wait
    bool expired_ = false;
    bool waits_for_request_ = false;
};

}  // namespace treaty::http::detail

#ifndef TREATY_SEPARATE_COMPILATION
#include <treaty/transport/http/detail/connection.ipp>
#endif
