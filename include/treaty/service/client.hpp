// SPDX-License-Identifier: BSL-1.0
// Typed calls over bytes: contract x format x transport. A client is an endpoint of its service, so
// it can stand wherever your own implementation can.
#pragma once

#include <treaty/contract/endpoint.hpp>
#include <treaty/core/config.hpp>
#include <treaty/core/limits.hpp>
#include <treaty/transport/transport.hpp>
#include <treaty/wire/format.hpp>

#include <chrono>
#include <functional>
#include <string>

namespace treaty {

struct client_options {
    client_limits limits{};
    message_limits answers{};
    // Makes the idempotency key of a call that needs one and has none. Without it such a call is
    // refused here.
    std::function<std::string()> make_key{};
    clock const* time = &system_clock::instance();
    // How long a call looks for its answer before it sleeps, on a transport that can.
    std::chrono::microseconds polling{0};
};

namespace detail {

// The part of a call that does not depend on its types.
class client_call {
public:
    client_call(client_options const& options, wire::format const& format, call_context& context,
                wire::operation_name operation);
    ~client_call();
    client_call(client_call const&) = delete;
    client_call& operator=(client_call const&) = delete;

    // False if the call cannot be made; `problems()` says why.
    bool prepare(safety repeats, reflect::type const& kind, void const* request);
    void exchange(transport::channel& channel) { result_ = channel.exchange(request_, reply_); }
    // For transports that are awaited: the request to send, where its reply goes, and what came of
    // it.
    [[nodiscard]] transport::request const& request() const noexcept { return request_; }
    [[nodiscard]] transport::reply& reply() noexcept { return reply_; }
    void exchanged(transport::exchange_result result) { result_ = std::move(result); }

    // True if the answer is a response, which is then read. False if the call could not be made.
    bool finish(reflect::type const& kind, void* response);
    // What it was instead.
    [[nodiscard]] failure_base failed(fault_kinds declared);
    [[nodiscard]] problem_list& problems() noexcept { return failure_.problems; }

private:
    bool bad_answer(std::string found);
    bool unreadable();
    client_options const& options_;
    wire::format const& format_;
    wire::call call_;
    wire::outgoing_request message_;
    transport::request request_;
    transport::reply reply_;
    transport::exchange_result result_;
    wire::failure_message failure_;
    bool prepared_ = false;
};

template <class Op>
outcome<Op> finish(client_call& call) {
    outcome<Op> result;
    if (!call.finish(reflect::type_of<typename Op::response_type>, &*result))
        result = std::unexpected{failure<Op>{call.failed(fault_table<typename Op::faults>::rows)}};
    return result;
}

}  // namespace detail

// Calls `Service` in one format over one channel, both of which must outlive it. Safe to use from
// several threads if the channel is. The context is completed where it is empty: a deadline, an
// idempotency key.
template <class Service>
class client {
    using checked = typename service_verdict<Service>::done;

public:
    client(transport::channel& channel, wire::format const& format, client_options options = {})
        : channel_(channel),
          format_(format),
          options_(std::move(options)) {}

    template <class Request>
    auto operator()(Request const& request, call_context& context) {
        if constexpr (!service_passes<Service>) {
            return check_passes{};  // the verdict above has spoken
        } else if constexpr (std::is_void_v<operation_for<Service, Request>>) {
            return check_request<Service, Request, false>{};
        } else {
            using op = operation_for<Service, Request>;
            detail::client_call call{
                options_, format_, context, {Service::name, op::name, Service::version.major}};
            if (call.prepare(op::safety, reflect::type_of<Request>, &request))
                call.exchange(channel_);
            return detail::finish<op>(call);
        }
    }
    // A call with a context of its own: the default deadline and, where needed, a fresh key.
    template <class Request>
    auto operator()(Request const& request) {
        call_context context{.time = options_.time};
        return (*this)(request, context);
    }

private:
    transport::channel& channel_;
    wire::format const& format_;
    client_options options_;
};

}  // namespace treaty

#ifndef TREATY_SEPARATE_COMPILATION
#include <treaty/service/client.ipp>
#endif
