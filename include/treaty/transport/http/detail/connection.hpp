// SPDX-License-Identifier: BSL-1.0
// Carries a session's bytes over one socket, and gives up on peers that are too slow. Everything
// here runs on the one thread of its worker; only session::perform may run elsewhere.
#pragma once

#include <treaty/core/config.hpp>
#include <treaty/transport/http/detail/session.hpp>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/system/error_code.hpp>

#include <array>
#include <chrono>
#include <cstddef>
#include <functional>

namespace treaty::http::detail {

namespace asio = boost::asio;
using boost::system::error_code;

// Named executors instead of type-erased ones: this is the hot path.
using executor = asio::io_context::executor_type;
using stream = asio::basic_stream_socket<asio::ip::tcp, executor>;

class connection {
public:
    // `pool` is null where handlers run on the connection's thread.
    connection(server_shared& shared, date_text& date, asio::thread_pool* pool, stream socket)
        : shared_(shared),
          pool_(pool),
          socket_(std::move(socket)),
          session_(shared, date) {}

    // Serves until the connection is over, then calls `ended`, which may destroy the connection.
    void start(std::function<void()> ended);

    // Ends what has waited for longer than its limit.
    void check(std::chrono::nanoseconds now);
    // The server stops: ends the wait for a next request, or for more of a stream.
    void stop();
    // Closes at once, whatever is going on.
    void abort();

private:
    using pieces_left = std::array<asio::const_buffer, 2>;

    // Each of these is the last thing its caller does, since the connection may be gone afterwards.
    void go_on();
    void read();
    void on_read(error_code ec, std::size_t bytes);
    void wait_to_write();
    void on_writable(error_code ec);
    void perform_on_pool();
    void linger();
    void read_away();
    void finish();

    bool read_now();
    bool write_now(bool& blocked);
    [[nodiscard]] std::chrono::nanoseconds now() const { return shared_.options.time->elapsed(); }

    static constexpr std::chrono::nanoseconds never = std::chrono::nanoseconds::max();

    server_shared& shared_;
    asio::thread_pool* pool_;
    stream socket_;
    session session_;
    pieces_left left_;                            // of the answer that is being written
    std::chrono::nanoseconds write_deadline_{0};  // 0 while nothing had to wait
    std::chrono::nanoseconds deadline_ = never;   // of the present wait
    bool expired_ = false;
    bool may_stop_ = false;  // the present wait is one that a server that stops ends
    std::function<void()> ended_;
};

}  // namespace treaty::http::detail

#ifndef TREATY_SEPARATE_COMPILATION
#include <treaty/transport/http/detail/connection.ipp>
#endif
