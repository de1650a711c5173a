// SPDX-License-Identifier: BSL-1.0
// One thread of a server with its share of the connections. A sweep a few times a second finds
// those that have waited too long; that costs nothing a request, where a timer of its own would.
#pragma once

#include <treaty/core/config.hpp>
#include <treaty/transport/http/detail/connection.hpp>

#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/executor_work_guard.hpp>

#include <chrono>
#include <deque>
#include <functional>
#include <list>
#include <thread>

namespace treaty::http::detail {

using timer = asio::basic_waitable_timer<std::chrono::steady_clock,
                                         asio::wait_traits<std::chrono::steady_clock>, executor>;

class worker {
public:
    // `gone` is called after each connection that ended.
    worker(server_shared& shared, asio::thread_pool* pool, std::function<void()> gone)
        : shared_(shared),
          pool_(pool),
          gone_(std::move(gone)) {}

    void start();
    // Lets run() end once nothing is left to do, and waits for that.
    void join();

    [[nodiscard]] asio::io_context& context() noexcept { return context_; }

    // On the worker's thread only:
    void adopt(stream socket);
    // Answers 503 and leaves the peer a while to read it.
    void turn_away(stream socket);
    void stop_connections();
    void abort_connections();

private:
    struct turned_away {
        stream socket;
        std::chrono::nanoseconds until;
    };
    void run_polling();
    void sweep_later();
    void sweep();

    server_shared& shared_;
    asio::thread_pool* pool_;
    std::function<void()> gone_;
    asio::io_context context_{1};
    asio::executor_work_guard<executor> work_{context_.get_executor()};
    timer timer_{context_};
    date_text date_;
    std::list<connection> connections_;
    std::deque<turned_away> turned_away_;
    bool sweeping_ = true;
    std::size_t sweeps_ = 0;  // since run_polling() last looked
    std::thread thread_;
};

}  // namespace treaty::http::detail

#ifndef TREATY_SEPARATE_COMPILATION
#include <treaty/transport/http/detail/worker.ipp>
#endif
