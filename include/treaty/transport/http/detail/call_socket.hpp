// SPDX-License-Identifier: BSL-1.0
// One connection of the blocking channel: every operation ends at a point in time, whatever the
// peer does.
#pragma once

#include <treaty/core/clock.hpp>
#include <treaty/core/config.hpp>
#include <treaty/transport/http/detail/call_text.hpp>
#include <treaty/transport/transport.hpp>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/system/error_code.hpp>

#include <array>
#include <chrono>
#include <string_view>

namespace treaty::http::detail {

class call_socket {
public:
    using time_point = std::chrono::nanoseconds;  // on the clock

    // The context is never run; it is what a socket of Asio lives in.
    call_socket(boost::asio::io_context& context, clock const& time,
                std::chrono::microseconds polling = {})
        : time_(time),
          polling_(polling),
          socket_(context) {}

    boost::system::error_code connect(boost::asio::ip::tcp::endpoint const& to, time_point until);
    // False if the peer has closed, or has sent what nobody asked for.
    [[nodiscard]] bool usable();
    // Sends and receives once. `reusable` says whether another call may follow.
    transport::exchange_result exchange(std::string_view head, std::string_view body,
                                        time_point until, client_limits const& limits,
                                        transport::reply& answer, bool& reusable);

    // For bodies that are sent while the answer arrives. Waits until one of poll's `events` is
    // there; 0 if none came in time.
    short wait(short events, time_point until);
    // Moves what goes without waiting; 0 bytes if none does.
    std::size_t send_some(std::string_view bytes, boost::system::error_code& ec);
    std::size_t receive_some(char* into, std::size_t room, boost::system::error_code& ec);

private:
    enum class outcome : std::uint8_t { goes_on, complete, failed };
    struct call;

    outcome send(call& one);
    outcome receive(call& one);

    clock const& time_;
    std::chrono::nanoseconds polling_;  // looks so long for an answer before it sleeps
    boost::asio::ip::tcp::socket socket_;
};

}  // namespace treaty::http::detail

#ifndef TREATY_SEPARATE_COMPILATION
#include <treaty/transport/http/detail/call_socket.ipp>
#endif
