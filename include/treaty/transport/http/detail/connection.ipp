// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <treaty/transport/http/detail/connection.hpp>

#include <boost/asio/associated_executor.hpp>
#include <boost/asio/post.hpp>
#include <boost/system/error_code.hpp>

#include <utility>

namespace treaty::http::detail {

using boost::system::error_code;

TREATY_INLINE void connection::check(std::chrono::nanoseconds at) {
    if (at < deadline_) return;
    deadline_ = never;
    expired_ = true;
    error_code ignored;
    socket_.cancel(ignored);
}

TREATY_INLINE void connection::stop() {
    if (!waits_for_request_) return;
    error_code ignored;
    socket_.cancel(ignored);
}

TREATY_INLINE void connection::abort() {
    error_code ignored;
    socket_.close(ignored);
}

TREATY_INLINE auto connection::perform_on_pool() {
    return asio::async_initiate<asio::use_awaitable_t<executor> const, void()>(
        [this](auto handler) {
            asio::post(*pool_, [this, handler = std::move(handler)]() mutable {
                session_.perform();
                auto const home = asio::get_associated_executor(handler);
                asio::post(home, std::move(handler));
            });
        },
        asio::use_awaitable_t<executor>{});
}

TREATY_INLINE task connection::run() {
    error_code ec;
    socket_.non_blocking(true, ec);
    socket_.set_option(asio::ip::tcp::no_delay(true), ec);
    // Taken over while the server stops: what has arrived is answered, nothing is waited for.
    if (!ec && shared_.stopping && !read_now()) co_return;
    if (!ec) co_await serve();
    abort();
}

TREATY_INLINE task connection::serve() {
    for (;;) {
        switch (session_.next()) {
            case session::want::read:
                if (!co_await read()) co_return;
                break;
            case session::want::write:
                if (!co_await write()) co_return;
                break;
            case session::want::call: co_await perform_on_pool(); break;
            case session::want::close: co_await linger(); co_return;
        }
    }
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

TREATY_INLINE flag_task connection::read() {
    deadline_ = session_.read_deadline(now());
    waits_for_request_ = session_.stage() == session::stage::idle;
    char* const room = session_.room();
    auto const [ec, bytes] = co_await socket_.async_read_some(asio::buffer(room, session_.room_bytes()), as_result);
    deadline_ = never;
    waits_for_request_ = false;
    bool const expired = std::exchange(expired_, false);
    if (!ec) {
        session_.received(bytes, now());
        co_return true;
    }
    if (ec == asio::error::eof) {
        session_.ended();
        co_return true;
    }
    if (ec != asio::error::operation_aborted) co_return false;
    if (expired) {
        session_.timed_out();
        co_return true;
    }
    co_return read_now();
}

// Writes what goes without waiting; `blocked` if more is left.
TREATY_INLINE bool connection::write_now(pieces_left& left, bool& blocked) {
    while (left[0].size() + left[1].size() != 0) {
        error_code ec;
        std::size_t bytes =
            left[1].size() == 0 ? socket_.write_some(left[0], ec) : socket_.write_some(left, ec);
        if (ec == asio::error::would_block) {
            blocked = true;
            return true;
        }
        if (ec) return false;
        for (asio::const_buffer& piece : left) {
            std::size_t const taken = std::min(bytes, piece.size());
            piece += taken;
            bytes -= taken;
        }
    }
    return true;
}

TREATY_INLINE flag_task connection::write() {
    auto const [first, second] = session_.output();
    pieces_left left{asio::const_buffer{first.data(), first.size()},
                     asio::const_buffer{second.data(), second.size()}};
    std::size_t const all = first.size() + second.size();
    http_limits const& limits = shared_.options.limits;
    std::chrono::nanoseconds began{-1};
    for (;;) {
        bool blocked = false;
        if (!write_now(left, blocked)) co_return false;
        if (!blocked) break;
        if (began.count() < 0) began = now();
        std::size_t const done = all - left[0].size() - left[1].size();
        deadline_ = began + limits.write_wait + std::chrono::milliseconds{done * 1000 / limits.bytes_per_second_min};
        auto const [ec] = co_await socket_.async_wait(stream::wait_write, as_result);
        deadline_ = never;
        if (ec || expired_) {
            if (expired_) ++shared_.counters.timed_out;
            co_return false;
        }
    }
    session_.written();
    co_return true;
}

// Lets the peer read the last answer: closing while its bytes are still arriving would reset the connection, and the
// reset can overtake the answer (RFC 9112, section 9.6).
TREATY_INLINE task connection::linger() {
    error_code ec;
    socket_.shutdown(stream::shutdown_send, ec);
    if (ec) co_return;
    deadline_ = now() + shared_.options.limits.linger_wait;
    for (;;) {
        session_.discard_input();
        char* const room = session_.room();
        auto const [failed, bytes] = co_await socket_.async_read_some(asio::buffer(room, session_.room_bytes()), as_result);
        if (failed || bytes == 0 || expired_) co_return;
    }
}

}  // namespace treaty::http::detail
