// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <treaty/transport/http/detail/worker.hpp>

#include <boost/asio/post.hpp>

#include <iterator>
#include <utility>

namespace treaty::http::detail {

// Time-outs are seconds; a tenth of one late does not matter.
inline constexpr std::chrono::milliseconds sweep_interval{100};
// So many peers may be reading their 503; with more, the oldest is closed at once.
inline constexpr std::size_t turned_away_max = 128;

TREATY_INLINE void worker::start() {
    thread_ = std::thread{[this] {
        sweep_later();
        if (shared_.options.polling.count() > 0)
            run_polling();
        else
            context_.run();
    }};
}

TREATY_INLINE void worker::run_polling() {
    clock const& time = *shared_.options.time;
    auto busy_until = time.elapsed() + shared_.options.polling;
    while (!context_.stopped()) {
        // A sweep is no sign that more will come soon.
        bool const worked = context_.poll() > std::exchange(sweeps_, 0);
        auto const now = time.elapsed();
        if (worked)
            busy_until = now + shared_.options.polling;
        else if (now >= busy_until && context_.run_one() > std::exchange(sweeps_, 0))
            busy_until = time.elapsed() + shared_.options.polling;
    }
}

TREATY_INLINE void worker::join() {
    asio::post(context_, [this] {
        sweeping_ = false;
        timer_.cancel();
        turned_away_.clear();
    });
    work_.reset();
    if (thread_.joinable()) thread_.join();
}

TREATY_INLINE void worker::adopt(stream socket) {
    connections_.emplace_back(shared_, date_, pool_, std::move(socket));
    auto const place = std::prev(connections_.end());
    place->start([this, place] {
        connections_.erase(place);
        gone_();
    });
}

TREATY_INLINE void worker::turn_away(stream socket) {
    transport::reply reply;
    make_problem(reply, 503, "More connections are open than this server holds.");
    reply.retry_after = shared_.options.limits.retry_after;
    std::string text;
    auto const now = shared_.options.time->now();
    append_head(text, {.reply = reply, .date = date_.of(now), .after = after_answer::close});
    text.append(reply.body);
    error_code ec;
    socket.non_blocking(true, ec);
    socket.write_some(asio::buffer(text), ec);  // a fresh connection takes this much at once
    socket.shutdown(stream::shutdown_send, ec);
    if (turned_away_.size() >= turned_away_max) turned_away_.pop_front();
    turned_away_.push_back(
        {std::move(socket), shared_.options.time->elapsed() + shared_.options.limits.linger_wait});
}

TREATY_INLINE void worker::stop_connections() {
    for (connection& one : connections_) one.stop();
}

TREATY_INLINE void worker::abort_connections() {
    for (connection& one : connections_) one.abort();
}

TREATY_INLINE void worker::sweep_later() {
    timer_.expires_after(sweep_interval);
    timer_.async_wait([this](error_code) {
        if (!sweeping_) return;
        ++sweeps_;
        sweep();
        sweep_later();
    });
}

TREATY_INLINE void worker::sweep() {
    auto const now = shared_.options.time->elapsed();
    for (connection& one : connections_) one.check(now);
    while (!turned_away_.empty() && turned_away_.front().until <= now) turned_away_.pop_front();
}

}  // namespace treaty::http::detail
