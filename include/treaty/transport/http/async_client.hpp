// SPDX-License-Identifier: BSL-1.0
// The awaitable form of the channel: calls a server over HTTP/1.1 from a coroutine of Boost.Asio,
// with the same promises. Its own header, since it brings Asio along.
#pragma once

#include <treaty/core/config.hpp>
#include <treaty/transport/http/client.hpp>
#include <treaty/transport/transport.hpp>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>

#include <memory>
#include <string_view>

namespace treaty::http {

// Everything runs on the executor it was made with; where several threads run that, use a strand.
// Must outlive its calls.
class async_channel {
public:
    // As channel's.
    async_channel(boost::asio::any_io_executor executor, std::string_view url,
                  channel_options options = {});
    ~async_channel();
    async_channel(async_channel const&) = delete;
    async_channel& operator=(async_channel const&) = delete;

    // As channel::exchange. `asked`, what it points to, and `answer` must live until it ends.
    boost::asio::awaitable<transport::exchange_result> async_exchange(
        transport::request const& asked, transport::reply& answer);

private:
    struct state;
    std::unique_ptr<state> state_;
};

}  // namespace treaty::http

#ifndef TREATY_SEPARATE_COMPILATION
#include <treaty/transport/http/async_client.ipp>
#endif
