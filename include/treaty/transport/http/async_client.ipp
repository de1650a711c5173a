// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <treaty/transport/http/async_client.hpp>
#include <treaty/transport/http/detail/call_text.hpp>

#include <boost/asio/buffer.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/error.hpp>
#include <boost/beast/core/tcp_stream.hpp>

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

namespace treaty::http {

struct async_channel::state {
    using stream = boost::beast::tcp_stream;
    using error_code = boost::beast::error_code;

    // One exchange under way. Named, and passed by reference, because g++ 12 does not always keep
    // temporaries of a coroutine alive.
    struct call {
        transport::request const& asked;
        transport::reply& answer;
        std::chrono::nanoseconds until;  // on `time`
        std::string head;
        problem why;
        bool byte_left = false;
        bool all_sent = false;
    };

    state(boost::asio::any_io_executor on, url where, channel_options how)
        : executor(std::move(on)),
          to(std::move(where)),
          limits(how.limits),
          time(*how.time) {}

    std::unique_ptr<stream> take_idle();
    boost::asio::awaitable<std::unique_ptr<stream>> connect(call& one);
    boost::asio::awaitable<bool> exchange(stream& over, call& one, bool& reusable);
    void take_failure(call& one, error_code ec);
    [[nodiscard]] std::chrono::nanoseconds left(call const& one) const {
        return std::max(one.until - time.elapsed(), std::chrono::nanoseconds{1});
    }

    boost::asio::any_io_executor executor;
    url to;
    client_limits limits;
    clock const& time;
    std::vector<std::unique_ptr<stream>> idle;
};

TREATY_INLINE async_channel::async_channel(boost::asio::any_io_executor executor,
                                           std::string_view url, channel_options options)
    : state_(std::make_unique<state>(std::move(executor), detail::require_url(url), options)) {}

TREATY_INLINE async_channel::~async_channel() = default;

// A kept connection from which something can be read has ended, or speaks unasked.
TREATY_INLINE std::unique_ptr<async_channel::state::stream> async_channel::state::take_idle() {
    while (!idle.empty()) {
        auto one = std::move(idle.back());
        idle.pop_back();
        char byte = 0;
        error_code ec;
        one->socket().non_blocking(true, ec);
        one->socket().receive(boost::asio::buffer(&byte, 1), boost::asio::socket_base::message_peek,
                              ec);
        if (ec == boost::asio::error::would_block) return one;
    }
    return nullptr;
}

TREATY_INLINE boost::asio::awaitable<std::unique_ptr<async_channel::state::stream>>
async_channel::state::connect(call& one) {
    error_code ec;
    auto done = boost::asio::redirect_error(boost::asio::use_awaitable, ec);
    boost::asio::ip::tcp::resolver resolver{executor};
    auto const places = co_await resolver.async_resolve(to.host, to.port, done);
    auto made = std::make_unique<stream>(executor);
    if (!ec) {
        made->expires_after(std::min<std::chrono::nanoseconds>(left(one), limits.connect_wait));
        co_await made->async_connect(places, done);
    }
    if (ec) {
        one.why.kind = problem_kind::unreachable;
        one.why.expected = "a connection to " + to.authority;
        one.why.found = ec.message();
        made.reset();
    } else {
        made->socket().set_option(boost::asio::ip::tcp::no_delay(true), ec);
    }
    co_return made;
}

TREATY_INLINE void async_channel::state::take_failure(call& one, error_code ec) {
    if (ec == boost::beast::error::timeout) one.why = detail::too_late();
}

// True if there is a whole answer.
TREATY_INLINE boost::asio::awaitable<bool> async_channel::state::exchange(stream& over, call& one,
                                                                          bool& reusable) {
    error_code ec;
    auto done = boost::asio::redirect_error(boost::asio::use_awaitable, ec);
    std::array<boost::asio::const_buffer, 2> const pieces{
        boost::asio::buffer(one.head),
        boost::asio::const_buffer{one.asked.body.data(), one.asked.body.size()}};
    over.expires_after(left(one));
    std::size_t const sent = co_await boost::asio::async_write(over, pieces, done);
    one.byte_left = sent != 0;
    one.all_sent = !ec;
    one.why = detail::takes_nothing();
    take_failure(one, ec);
    // A server that takes no more may have answered all the same.
    if (!one.byte_left || ec == boost::beast::error::timeout) co_return false;

    detail::answer_reader reader{limits};
    auto verdict = detail::answer_reader::verdict::need_more;
    std::string bytes(std::size_t{64} * 1024, '\0');
    while (verdict == detail::answer_reader::verdict::need_more) {
        auto const room = boost::asio::buffer(bytes);
        std::size_t const got = co_await over.async_read_some(room, done);
        if (!ec)
            verdict = reader.take({bytes.data(), got});
        else if (ec == boost::asio::error::eof)
            verdict = reader.take_end();
        else
            verdict = reader.take_failure();
    }
    bool const complete = verdict == detail::answer_reader::verdict::complete;
    if (complete) {
        reusable = reader.reusable() && one.all_sent;
        reader.move_to(one.answer);
    } else {
        one.why = reader.why();
        take_failure(one, ec);
    }
    co_return complete;
}

TREATY_INLINE boost::asio::awaitable<transport::exchange_result> async_channel::async_exchange(
    transport::request const& asked, transport::reply& answer) {
    transport::exchange_result result;
    auto const wait = detail::time_for(*asked.context, state_->limits);
    auto const until =
        state_->time.elapsed() + std::min<std::chrono::nanoseconds>(wait, std::chrono::hours{24});
    state::call one{.asked = asked, .answer = answer, .until = until, .head = {}, .why = {}};
    auto refused = detail::append_call(one.head, state_->to, detail::verb::post, asked, wait);
    if (wait <= std::chrono::nanoseconds::zero()) refused = detail::too_late();
    if (refused) {
        result.why = *std::move(refused);
        co_return result;
    }
    for (;;) {
        auto over = state_->take_idle();
        bool const fresh = over == nullptr;
        if (fresh) over = co_await state_->connect(one);
        bool reusable = false;
        bool complete = false;
        if (over != nullptr) complete = co_await state_->exchange(*over, one, reusable);
        if (complete) {
            result.delivery = transport::delivery::answered;
            if (reusable && state_->idle.size() < state_->limits.idle_connections_max) {
                over->expires_never();
                state_->idle.push_back(std::move(over));
            }
            co_return result;
        }
        // A kept connection that took nothing was dead; no byte has left, so another one is safe.
        if (!fresh && !one.byte_left && one.why.kind == problem_kind::unreachable) continue;
        result.delivery =
            one.byte_left ? transport::delivery::unknown : transport::delivery::not_sent;
        result.why = std::move(one.why);
        co_return result;
    }
}

}  // namespace treaty::http
