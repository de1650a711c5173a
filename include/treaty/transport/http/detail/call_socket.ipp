// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <treaty/transport/http/detail/call_socket.hpp>

#include <boost/asio/error.hpp>

#include <poll.h>
#include <sys/socket.h>

#include <algorithm>
#include <cerrno>

namespace treaty::http::detail {

inline constexpr std::size_t receive_bytes = std::size_t{64} * 1024;

// One exchange under way.
struct call_socket::call {
    std::array<boost::asio::const_buffer, 2> left;
    time_point until;
    answer_reader reader;
    bool byte_left = false;    // at least one, so that the peer may have it
    bool send_broken = false;  // the peer takes no more; its answer may be here all the same
    problem why{};
};

TREATY_INLINE short call_socket::wait(short events, time_point until) {
    for (;;) {
        auto const left = until - time_.elapsed();
        auto const whole = std::chrono::ceil<std::chrono::milliseconds>(left).count();
        if (whole <= 0) return 0;
        pollfd one{.fd = socket_.native_handle(), .events = events, .revents = 0};
        int const most = static_cast<int>(std::min<std::int64_t>(whole, 1'000'000'000));
        int const got = ::poll(&one, 1, most);
        if (got >= 0) return got == 0 ? short{0} : one.revents;
        if (errno != EINTR) return 0;
    }
}

TREATY_INLINE boost::system::error_code call_socket::connect(
    boost::asio::ip::tcp::endpoint const& to, time_point until) {
    boost::system::error_code ec;
    socket_.open(to.protocol(), ec);
    if (!ec) socket_.non_blocking(true, ec);
    if (!ec) socket_.set_option(boost::asio::ip::tcp::no_delay(true), ec);
    if (ec) return ec;
    // Asio's own blocking connect has no time-out.
    auto const size = static_cast<socklen_t>(to.size());
    if (::connect(socket_.native_handle(), to.data(), size) == 0) return ec;
    if (errno != EINPROGRESS) return {errno, boost::system::system_category()};
    if (wait(POLLOUT, until) == 0) return boost::asio::error::timed_out;
    int error = 0;
    socklen_t bytes = sizeof error;
    ::getsockopt(socket_.native_handle(), SOL_SOCKET, SO_ERROR, &error, &bytes);
    return {error, boost::system::system_category()};
}

TREATY_INLINE bool call_socket::usable() {
    char byte = 0;
    ssize_t const got = ::recv(socket_.native_handle(), &byte, 1, MSG_PEEK | MSG_DONTWAIT);
    return got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK);
}

TREATY_INLINE std::size_t call_socket::send_some(std::string_view bytes,
                                                 boost::system::error_code& ec) {
    std::size_t const sent = socket_.write_some(boost::asio::buffer(bytes), ec);
    if (ec == boost::asio::error::would_block) ec = {};
    return sent;
}

TREATY_INLINE std::size_t call_socket::receive_some(char* into, std::size_t room,
                                                    boost::system::error_code& ec) {
    std::size_t const got = socket_.read_some(boost::asio::buffer(into, room), ec);
    if (ec == boost::asio::error::would_block) ec = {};
    return got;
}

// Sends until all is sent, or an answer has come early, or it is too late.
TREATY_INLINE call_socket::outcome call_socket::send(call& one) {
    while (one.left[0].size() + one.left[1].size() != 0) {
        boost::system::error_code ec;
        std::size_t bytes = socket_.write_some(one.left, ec);
        if (ec == boost::asio::error::would_block) {
            short const ready = wait(static_cast<short>(POLLIN | POLLOUT), one.until);
            if (ready == 0) {
                one.why = too_late();
                return outcome::failed;
            }
            // A server that has seen enough answers before it has read all.
            if ((ready & (POLLIN | POLLHUP | POLLERR)) != 0) {
                outcome const early = receive(one);
                if (early != outcome::goes_on) return early;
            }
            continue;
        }
        if (ec) {
            one.send_broken = true;
            return outcome::goes_on;
        }
        one.byte_left = one.byte_left || bytes != 0;
        for (auto& piece : one.left) {
            std::size_t const taken = std::min(bytes, piece.size());
            piece += taken;
            bytes -= taken;
        }
    }
    return outcome::goes_on;
}

// Takes what is there.
TREATY_INLINE call_socket::outcome call_socket::receive(call& one) {
    char bytes[receive_bytes];
    boost::system::error_code ec;
    std::size_t const got = socket_.read_some(boost::asio::buffer(bytes), ec);
    if (ec == boost::asio::error::would_block) return outcome::goes_on;
    auto verdict = answer_reader::verdict::bad;
    if (!ec)
        verdict = one.reader.take({bytes, got});
    else if (ec == boost::asio::error::eof)
        verdict = one.reader.take_end();
    else
        verdict = one.reader.take_failure();
    if (verdict == answer_reader::verdict::complete) return outcome::complete;
    if (verdict == answer_reader::verdict::need_more) return outcome::goes_on;
    one.why = one.reader.why();
    return outcome::failed;
}

TREATY_INLINE transport::exchange_result call_socket::exchange(
    std::string_view head, std::string_view body, time_point until, client_limits const& limits,
    transport::reply& answer, bool& reusable) {
    call one{.left = {boost::asio::const_buffer{head.data(), head.size()},
                      boost::asio::const_buffer{body.data(), body.size()}},
             .until = until,
             .reader = answer_reader{limits}};
    reusable = false;
    outcome end = send(one);
    auto const awake =
        polling_.count() > 0 ? std::min(until, time_.elapsed() + polling_) : time_point::min();
    while (end == outcome::goes_on) {
        if (!one.byte_left) break;
        // Receiving in vain is the quickest look.
        if (awake > time_.elapsed()) {
            end = receive(one);
        } else if (wait(POLLIN, until) == 0) {
            one.why = too_late();
            end = outcome::failed;
        } else {
            end = receive(one);
        }
    }
    if (end == outcome::complete) {
        reusable = one.reader.reusable() && !one.send_broken &&
                   one.left[0].size() + one.left[1].size() == 0;
        one.reader.move_to(answer);
        return {.delivery = transport::delivery::answered, .why = {}};
    }
    if (one.byte_left) return {.delivery = transport::delivery::unknown, .why = std::move(one.why)};
    if (end == outcome::goes_on) one.why = takes_nothing();
    return {.delivery = transport::delivery::not_sent, .why = std::move(one.why)};
}

}  // namespace treaty::http::detail
