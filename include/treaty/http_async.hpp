// SPDX-License-Identifier: BSL-1.0
// Front door: calls that are awaited in a coroutine of Boost.Asio, with the promises of
// http::client.
//     treaty::http::async_client<contracts::outbound> erp{co_await asio::this_coro::executor, url};
//     auto answer = co_await erp(get_order::request{...});
// A header of its own, since it brings Asio along.
#pragma once

#include <treaty/http.hpp>
#include <treaty/transport/http/async_client.hpp>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>

#include <memory>
#include <string_view>
#include <utility>

namespace treaty::http {

// Runs on the executor it was made with, of which calls may be under way at the same time; where
// several threads run that executor, give it a strand. Must outlive its calls.
template <class Service>
class async_client {
    using checked = typename service_verdict<Service>::done;

public:
    // Throws std::invalid_argument if the address is none.
    async_client(boost::asio::any_io_executor executor, std::string_view url,
                 client_options options = {}, wire::format const& format = json::format())
        : channel_(std::make_unique<async_channel>(
              std::move(executor), url,
              channel_options{.limits = options.limits, .time = options.time})),
          format_(&json::with_hot_code<Service>(format)),
          options_(detail::with_key(std::move(options))) {}

    // The context is completed where it is empty, and must live until the call ends.
    template <class Request>
    boost::asio::awaitable<outcome<operation_for<Service, Request>>> operator()(
        Request request, call_context& context) const {
        using op = operation_for<Service, Request>;
        treaty::detail::client_call call{
            options_, *format_, context, {Service::name, op::name, Service::version.major}};
        if (!call.prepare(op::safety, reflect::type_of<Request>, &request))
            co_return std::unexpected{failure<op>{std::move(call.problems())}};
        call.exchanged(co_await channel_->async_exchange(call.request(), call.reply()));
        co_return treaty::detail::finish<op>(call);
    }
    template <class Request>
    boost::asio::awaitable<outcome<operation_for<Service, Request>>> operator()(
        Request request) const {
        call_context context{.time = options_.time};
        co_return co_await (*this)(std::move(request), context);
    }

private:
    std::unique_ptr<async_channel> channel_;
    wire::format const* format_;
    client_options options_;
};

}  // namespace treaty::http
