// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <treaty/transport/http/detail/worker.hpp>
#include <treaty/transport/http/server.hpp>

#include <boost/asio/post.hpp>

#include <sys/resource.h>

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <stdexcept>
#include <system_error>
#include <vector>

namespace treaty::http {
namespace detail {

// Descriptors left for everything else: listener, peers being turned away, the program's own.
inline constexpr std::size_t descriptors_kept = turned_away_max + 64;

// The limit, or what the system has descriptors for: without one a peer could not even be told 503.
inline std::size_t connections_possible(http_limits const& limits) noexcept {
    rlimit most{};
    if (::getrlimit(RLIMIT_NOFILE, &most) != 0 || most.rlim_cur == RLIM_INFINITY)
        return limits.connections_max;
    auto const all = static_cast<std::size_t>(most.rlim_cur);
    std::size_t const possible = all > 2 * descriptors_kept ? all - descriptors_kept : all / 2;
    return std::min(limits.connections_max, possible);
}

}  // namespace detail

struct server_core::state {
    using acceptor = detail::asio::basic_socket_acceptor<detail::asio::ip::tcp, detail::executor>;

    state(transport::handler& handler, server_options options)
        : shared{.handler = handler, .options = std::move(options)} {}

    void make_workers();
    void listen();
    void accept();
    void on_accept(detail::error_code ec, detail::stream socket);
    void stop_accepting();
    void take(detail::stream socket);
    void hand_over(detail::stream socket);
    void note_gone();
    void stop();

    detail::server_shared shared;
    std::unique_ptr<detail::asio::thread_pool> pool;
    std::vector<std::unique_ptr<detail::worker>> workers;  // the first one also accepts
    std::unique_ptr<acceptor> listener;
    std::optional<detail::timer> pause;  // of accepting
    std::size_t next_worker = 0;
    std::size_t connections_most = 0;
    std::uint16_t port = 0;
    bool started = false;

    std::mutex guard;
    std::condition_variable changed;
    bool accepting = false;
};

TREATY_INLINE server_core::server_core(transport::handler& handler, server_options options)
    : state_(std::make_unique<state>(handler, std::move(options))) {}

TREATY_INLINE server_core::~server_core() {
    stop();
}

TREATY_INLINE std::uint16_t server_core::port() const noexcept {
    return state_->port;
}

TREATY_INLINE std::string server_core::url() const {
    std::string const& address = state_->shared.options.address;
    bool const six = address.find(':') != std::string::npos;
    return "http://" + (six ? "[" + address + "]" : address) + ":" + std::to_string(state_->port);
}

TREATY_INLINE server_counters const& server_core::counters() const noexcept {
    return state_->shared.counters;
}

TREATY_INLINE void server_core::start() {
    if (state_->started) throw std::logic_error("treaty: this server was started before");
    state_->connections_most = detail::connections_possible(state_->shared.options.limits);
    state_->make_workers();
    state_->listen();
    state_->started = true;
    state_->accepting = true;
    state_->accept();
    for (auto& one : state_->workers) one->start();
}

TREATY_INLINE void server_core::stop() {
    if (state_->started && !state_->workers.empty()) state_->stop();
}

TREATY_INLINE void server_core::state::make_workers() {
    if (shared.options.handler_threads > 0)
        pool = std::make_unique<detail::asio::thread_pool>(shared.options.handler_threads);
    workers.clear();
    for (unsigned i = 0; i < std::max(shared.options.threads, 1U); ++i)
        workers.push_back(
            std::make_unique<detail::worker>(shared, pool.get(), [this] { note_gone(); }));
}

TREATY_INLINE void server_core::state::listen() {
    namespace ip = detail::asio::ip;
    detail::error_code ec;
    auto const require = [&ec](char const* what) {
        if (ec) throw std::system_error{static_cast<std::error_code>(ec), what};
    };
    auto const address = ip::make_address(shared.options.address, ec);
    require("treaty: the address to listen on is not one of this machine");
    ip::tcp::endpoint const endpoint{address, shared.options.port};
    listener = std::make_unique<acceptor>(workers.front()->context());
    listener->open(endpoint.protocol(), ec);
    require("treaty: no socket to listen with");
    listener->set_option(acceptor::reuse_address(true), ec);
    listener->bind(endpoint, ec);
    require("treaty: the address to listen on cannot be had");
    listener->listen(detail::asio::socket_base::max_listen_connections, ec);
    require("treaty: listening failed");
    listener->non_blocking(true, ec);
    port = listener->local_endpoint().port();
}

TREATY_INLINE void server_core::state::accept() {
    auto const taker = [this](detail::error_code ec, detail::stream socket) {
        on_accept(ec, std::move(socket));
    };
    listener->async_accept(workers[next_worker]->context(), taker);
}

TREATY_INLINE void server_core::state::on_accept(detail::error_code ec, detail::stream socket) {
    if (!ec) take(std::move(socket));
    if (shared.stopping) return stop_accepting();
    if (!ec || ec == detail::asio::error::connection_aborted) return accept();
    // Out of descriptors, most likely: trying again at once would only burn time.
    pause.emplace(workers.front()->context(), std::chrono::milliseconds{50});
    pause->async_wait(
        [this](detail::error_code) { shared.stopping ? stop_accepting() : accept(); });
}

TREATY_INLINE void server_core::state::stop_accepting() {
    // Peers that were connected before the stop were accepted by the system; they are answered too.
    for (std::size_t i = 0; i < shared.options.limits.connections_max; ++i) {
        detail::error_code ec;
        detail::stream socket{workers[next_worker]->context()};
        listener->accept(socket, ec);
        if (ec) break;
        take(std::move(socket));
    }
    detail::error_code ignored;
    listener->close(ignored);
    std::lock_guard const lock{guard};
    accepting = false;
    changed.notify_all();
}

TREATY_INLINE void server_core::state::take(detail::stream socket) {
    if (shared.counters.connections_open >= connections_most) {
        ++shared.counters.connections_shed;
        // The socket belongs to another worker's context, but it is only written to here, and
        // closed.
        detail::asio::post(workers[next_worker]->context(),
                           [&to = *workers[next_worker], socket = std::move(socket)]() mutable {
                               to.turn_away(std::move(socket));
                           });
        return;
    }
    ++shared.counters.connections_accepted;
    ++shared.counters.connections_open;
    hand_over(std::move(socket));
}

TREATY_INLINE void server_core::state::hand_over(detail::stream socket) {
    detail::worker& to = *workers[next_worker];
    next_worker = (next_worker + 1) % workers.size();
    detail::asio::post(
        to.context(), [&to, socket = std::move(socket)]() mutable { to.adopt(std::move(socket)); });
}

TREATY_INLINE void server_core::state::note_gone() {
    if (--shared.counters.connections_open != 0 || !shared.stopping) return;
    std::lock_guard const lock{guard};
    changed.notify_all();
}

TREATY_INLINE void server_core::state::stop() {
    shared.stopping = true;
    detail::asio::post(workers.front()->context(), [this] {
        detail::error_code ignored;
        listener->cancel(ignored);
    });
    for (auto& one : workers)
        detail::asio::post(one->context(), [&to = *one] { to.stop_connections(); });
    {
        std::unique_lock lock{guard};
        changed.wait_for(lock, shared.options.limits.stop_wait,
                         [this] { return !accepting && shared.counters.connections_open == 0; });
    }
    for (auto& one : workers)
        detail::asio::post(one->context(), [&to = *one] { to.abort_connections(); });
    if (pool) pool->join();
    for (auto& one : workers) one->join();
    listener.reset();
    pause.reset();
    workers.clear();
    pool.reset();
}

}  // namespace treaty::http
