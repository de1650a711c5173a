// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <treaty/transport/http/detail/connection.hpp>

#include <boost/asio/post.hpp>

#include <algorithm>
#include <utility>

namespace treaty::http::detail {

TREATY_INLINE void connection::check(std::chrono::nanoseconds at) {
    if (at < deadline_) return;
    deadline_ = never;
    expired_ = true;
    error_code ignored;
    socket_.cancel(ignored);
}

TREATY_INLINE void connection::stop() {
    if (!may_stop_) return;
    error_code ignored;
    socket_.cancel(ignored);
}

TREATY_INLINE void connection::abort() {
    error_code ignored;
    socket_.close(ignored);
}

TREATY_INLINE void connection::start(std::function<void()> ended) {
    ended_ = std::move(ended);
    error_code ec;
    socket_.non_blocking(true, ec);
    if (!ec) socket_.set_option(asio::ip::tcp::no_delay(true), ec);
    if (ec) return finish();
    // Taken over while the server stops: what has arrived is answered, nothing is waited for.
    if (shared_.stopping && !read_now()) return finish();
    go_on();
}

TREATY_INLINE void connection::finish() {
    abort();
    auto const ended = std::move(ended_);
    ended();
}

TREATY_INLINE void connection::go_on() {
    for (;;) {
        switch (session_.next()) {
            case session::want::read: return read();
            case session::want::call: return perform_on_pool();
            case session::want::close: return linger();
            case session::want::write: break;
        }
        auto const [first, second] = session_.output();
        left_ = {asio::const_buffer{first.data(), first.size()},
                 asio::const_buffer{second.data(), second.size()}};
        bool blocked = false;
        if (!write_now(blocked)) return finish();
        if (blocked) {
            write_deadline_ = now() + shared_.options.limits.write_wait;
            return wait_to_write();
        }
        session_.written();
    }
}

TREATY_INLINE void connection::read() {
    deadline_ = session_.read_deadline(now());
    may_stop_ = session_.may_stop();
    char* const room = session_.room();
    socket_.async_read_some(asio::buffer(room, session_.room_bytes()),
                            [this](error_code ec, std::size_t bytes) { on_read(ec, bytes); });
}

TREATY_INLINE void connection::on_read(error_code ec, std::size_t bytes) {
    deadline_ = never;
    may_stop_ = false;
    bool const expired = std::exchange(expired_, false);
    if (!ec)
        session_.received(bytes, now());
    else if (ec == asio::error::eof)
        session_.ended();
    else if (ec != asio::error::operation_aborted)
        return finish();
    else if (expired)
        session_.timed_out();
    // The server stops. What came in the same moment is answered.
    else if (!read_now())
        return finish();
    go_on();
}

// Takes what has arrived without waiting. False if the connection is of no more use.
TREATY_INLINE bool connection::read_now() {
    error_code ec;
    char* const room = session_.room();
    std::size_t const bytes = socket_.read_some(asio::buffer(room, session_.room_bytes()), ec);
    if (!ec) session_.received(bytes, now());
    if (ec == asio::error::eof) session_.ended();
    return !ec || ec == asio::error::eof || ec == asio::error::would_block;
}

// Writes what goes without waiting; `blocked` if more is left. False if the connection is of no
// more use.
TREATY_INLINE bool connection::write_now(bool& blocked) {
    while (left_[0].size() + left_[1].size() != 0) {
        error_code ec;
        std::size_t bytes =
            left_[1].size() == 0 ? socket_.write_some(left_[0], ec) : socket_.write_some(left_, ec);
        if (ec == asio::error::would_block) {
            blocked = true;
            return true;
        }
        if (ec) return false;
        for (asio::const_buffer& piece : left_) {
            std::size_t const taken = std::min(bytes, piece.size());
            piece += taken;
            bytes -= taken;
        }
    }
    return true;
}

TREATY_INLINE void connection::wait_to_write() {
    deadline_ = write_deadline_;
    socket_.async_wait(stream::wait_write, [this](error_code ec) { on_writable(ec); });
}

TREATY_INLINE void connection::on_writable(error_code ec) {
    deadline_ = never;
    if (expired_) ++shared_.counters.timed_out;
    if (ec || expired_) return finish();
    bool blocked = false;
    std::size_t const before = left_[0].size() + left_[1].size();
    if (!write_now(blocked)) return finish();
    if (blocked) {
        std::size_t const taken = before - left_[0].size() - left_[1].size();
        write_deadline_ +=
            std::chrono::milliseconds{taken * 1000 / shared_.options.limits.bytes_per_second_min};
        return wait_to_write();
    }
    session_.written();
    go_on();
}

TREATY_INLINE void connection::perform_on_pool() {
    asio::post(*pool_, [this] {
        session_.perform();
        asio::post(socket_.get_executor(), [this] { go_on(); });
    });
}

// Lets the peer read the last answer: closing while its bytes are still arriving would reset the
// connection, and the reset can overtake the answer (RFC 9112, section 9.6).
TREATY_INLINE void connection::linger() {
    if (!session_.lingers()) return finish();
    error_code ec;
    socket_.shutdown(stream::shutdown_send, ec);
    if (ec) return finish();
    deadline_ = now() + shared_.options.limits.linger_wait;
    read_away();
}

TREATY_INLINE void connection::read_away() {
    session_.discard_input();
    char* const room = session_.room();
    socket_.async_read_some(asio::buffer(room, session_.room_bytes()),
                            [this](error_code ec, std::size_t) {
                                if (ec || expired_) return finish();
                                read_away();
                            });
}

}  // namespace treaty::http::detail
