// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <treaty/transport/http/detail/answer_text.hpp>
#include <treaty/transport/http/detail/call_socket.hpp>
#include <treaty/transport/http/detail/call_text.hpp>
#include <treaty/transport/http/stream_call.hpp>

#include <boost/asio/error.hpp>
#include <boost/asio/ip/tcp.hpp>

#include <poll.h>

#include <array>
#include <utility>

namespace treaty::http {

struct stream_call::inside {
    inside(url where, channel_options how)
        : to(std::move(where)),
          limits(how.limits),
          time(*how.time),
          reader(how.limits, true) {}

    // The connection is of no more use; what it brought stays.
    state end(state how) {
        socket.reset();
        return now = how;
    }
    state fail(problem what) {
        why = std::move(what);
        return end(state::broken);
    }
    state connect();
    state write(std::string_view bytes);
    state read();

    url to;
    client_limits limits;
    clock const& time;
    boost::asio::io_context context;  // never run
    std::unique_ptr<detail::call_socket> socket;
    detail::answer_reader reader;
    std::string chunk;
    state now = state::broken;
    problem why{.kind = problem_kind::unreachable, .found = "a stream that is not open"};
};

TREATY_INLINE stream_call::stream_call(std::string_view url, channel_options options)
    : inside_(std::make_unique<inside>(detail::require_url(url), options)) {}
TREATY_INLINE stream_call::~stream_call() = default;
TREATY_INLINE stream_call::stream_call(stream_call&&) noexcept = default;
TREATY_INLINE stream_call& stream_call::operator=(stream_call&&) noexcept = default;

TREATY_INLINE stream_call::state stream_call::inside::connect() {
    boost::system::error_code ec;
    boost::asio::ip::tcp::resolver resolver{context};
    auto const places = resolver.resolve(to.host, to.port, ec);
    for (auto const& place : places) {
        socket = std::make_unique<detail::call_socket>(context, time);
        ec = socket->connect(place.endpoint(), time.elapsed() + limits.connect_wait);
        if (!ec) return now = state::open;
    }
    return fail({.kind = problem_kind::unreachable,
                 .expected = "a connection to " + to.authority,
                 .found = ec.message()});
}

// Takes what is there.
TREATY_INLINE stream_call::state stream_call::inside::read() {
    std::array<char, 16 * 1024> bytes;
    boost::system::error_code ec;
    std::size_t const got = socket->receive_some(bytes.data(), bytes.size(), ec);
    if (!ec && got == 0) return now;
    auto const verdict = !ec                             ? reader.take({bytes.data(), got})
                         : ec == boost::asio::error::eof ? reader.take_end()
                                                         : reader.take_failure();
    if (verdict == detail::answer_reader::verdict::complete) return end(state::complete);
    if (verdict == detail::answer_reader::verdict::bad) return fail(reader.why());
    return now;
}

TREATY_INLINE stream_call::state stream_call::inside::write(std::string_view bytes) {
    auto until = time.elapsed() + limits.call_wait;
    while (now == state::open && !bytes.empty()) {
        boost::system::error_code ec;
        std::size_t const sent = socket->send_some(bytes, ec);
        bytes.remove_prefix(sent);
        if (sent != 0) until = time.elapsed() + limits.call_wait;
        if (ec) {
            // The other side takes no more; it may have said why.
            while (now == state::open && socket->wait(POLLIN, until) != 0) read();
            return now == state::open ? fail(detail::too_late()) : now;
        }
        short const ready =
            sent != 0 ? short{POLLIN} : socket->wait(static_cast<short>(POLLIN | POLLOUT), until);
        if (ready == 0) return fail(detail::too_late());
        if ((ready & (POLLIN | POLLHUP | POLLERR)) != 0) read();
    }
    return now;
}

TREATY_INLINE stream_call::state stream_call::open(transport::request const& asked) {
    std::string head;
    if (auto why = detail::append_stream(head, inside_->to, asked))
        return inside_->fail(*std::move(why));
    if (inside_->connect() != state::open) return state::broken;
    return inside_->write(head);
}

TREATY_INLINE stream_call::state stream_call::send(std::string_view bytes) {
    inside_->chunk.clear();
    detail::append_chunk(inside_->chunk, bytes);
    return inside_->write(inside_->chunk);
}

TREATY_INLINE stream_call::state stream_call::end() {
    return inside_->write(detail::last_chunk);
}

TREATY_INLINE stream_call::state stream_call::receive(std::chrono::nanoseconds at_most) {
    if (inside_->now != state::open) return inside_->now;
    if (at_most > std::chrono::nanoseconds::zero())
        inside_->socket->wait(POLLIN, inside_->time.elapsed() + at_most);
    return inside_->read();
}

TREATY_INLINE std::string stream_call::take() {
    return inside_->reader.take_body();
}

TREATY_INLINE transport::status stream_call::status() const {
    return inside_->reader.has_head() ? inside_->reader.status() : transport::status{};
}

TREATY_INLINE problem const& stream_call::why() const noexcept {
    return inside_->why;
}

}  // namespace treaty::http
