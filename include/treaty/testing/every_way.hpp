// SPDX-License-Identifier: BSL-1.0
// All ways that the library has to call an endpoint: directly, as bytes within the process, and
// over HTTP on a port of this machine, each in JSON and in plain SOAP; for treaty::testing::agree.
#pragma once

#include <treaty/contract/endpoint.hpp>
#include <treaty/service/dispatcher.hpp>
#include <treaty/service/idempotency.hpp>
#include <treaty/service/untyped_client.hpp>
#include <treaty/testing/agreement.hpp>
#include <treaty/transport/http/client.hpp>
#include <treaty/transport/http/server.hpp>
#include <treaty/transport/in_process/channel.hpp>
#include <treaty/wire/json/format.hpp>
#include <treaty/wire/soap/format.hpp>

#include <functional>
#include <memory>
#include <string>
#include <utility>

namespace treaty::testing {
namespace detail {

template <class Op, class Endpoint>
way::answer ask_directly(Endpoint& endpoint, reflect::any_value const& request,
                         call_context& context) {
    using response_type = typename Op::response_type;
    outcome<Op> made =
        endpoint(*static_cast<typename Op::request_type const*>(request.get()), context);
    if (!made) return std::unexpected{failure_base{std::move(made.error())}};
    reflect::any_value response{reflect::value_kind_of<response_type>};
    *static_cast<response_type*>(response.get()) = std::move(*made);
    return response;
}

template <class Endpoint, class... Ops>
way::answer ask_directly(operations<Ops...>, Endpoint& endpoint, operation_row const& wanted,
                         reflect::any_value const& request, call_context& context) {
    way::answer made = std::unexpected{
        failure_base{problem_list{problem{problem_kind::unknown_operation, {}, 0, {}, {}}}}};
    try {
        (void)((wanted.name == Ops::name &&
                (made = ask_directly<Ops>(endpoint, request, context), true)) ||
               ...);
    } catch (...) {
        // As over a wire: the caller learns that the other side failed, and no details.
        made = std::unexpected{
            failure_base{problem_list{problem{problem_kind::internal, {}, 0, {}, {}}}}};
    }
    return made;
}

}  // namespace detail

// A call of the endpoint as a function.
template <class Service, class Endpoint>
way direct_way(Endpoint endpoint) {
    auto const shared = std::make_shared<Endpoint>(std::move(endpoint));
    return {"direct",
            [shared](operation_row const& wanted, reflect::any_value const& request,
                     call_context& context) {
                return detail::ask_directly(typename Service::operations{}, *shared, wanted,
                                            request, context);
            },
            nullptr};
}

// A channel to put around another, which outlives it: a transport of one's own, say.
using channel_filter = std::function<std::shared_ptr<transport::channel>(transport::channel&)>;

// Bytes in the form's format that go straight to a dispatcher in this process. The form must
// outlive the way.
template <class Service, class Endpoint>
way in_process_way(Endpoint endpoint, message_form const& form, channel_filter const& around = {}) {
    struct host {
        host(Endpoint given, wire::format const& format, channel_filter const& filter)
            : endpoint(std::move(given)),
              requests({&format}),
              outer(filter ? filter(inner) : nullptr),
              caller(outer ? *outer : inner, format) {
            requests.template add<Service>(endpoint);
        }
        Endpoint endpoint;
        dispatcher requests;
        in_process::channel inner{requests};
        std::shared_ptr<transport::channel> outer;
        untyped_client caller;
    };
    auto const all = std::make_shared<host>(std::move(endpoint), *form.format, around);
    return {"in-process " + form.name,
            [all](operation_row const& wanted, reflect::any_value const& request,
                  call_context& context) { return all->caller(wanted, request, context); },
            &form};
}

// The same over HTTP.
template <class Service, class Endpoint>
way http_way(Endpoint endpoint, message_form const& form) {
    struct host {
        host(Endpoint given, wire::format const& format)
            : endpoint(std::move(given)),
              requests({&format}) {
            requests.template add<Service>(endpoint);
            server.start();
            channel = std::make_unique<http::channel>(server.url());
            caller = std::make_unique<untyped_client>(*channel, format);
        }
        Endpoint endpoint;
        dispatcher requests;
        http::server_core server{requests, {}};
        std::unique_ptr<http::channel> channel;
        std::unique_ptr<untyped_client> caller;
    };
    auto const all = std::make_shared<host>(std::move(endpoint), *form.format);
    return {"http " + form.name,
            [all](operation_row const& wanted, reflect::any_value const& request,
                  call_context& context) { return (*all->caller)(wanted, request, context); },
            &form};
}

// `make` makes an endpoint, always in the same state. Its keys are guarded as a server does it.
template <class Service, class Make>
ways_maker every_way(Make make) {
    auto const soap = std::make_shared<soap::soap_format>(
        soap::format_options{.services = {std::string{Service::name}}});
    auto const form = std::make_shared<message_form>(soap_form(*soap));
    return [make, soap, form] {
        auto const fresh = [&] { return idempotent_receiver{make()}; };
        std::vector<way> all;
        all.push_back(direct_way<Service>(fresh()));
        for (message_form const* one :
             {&json_form(), static_cast<message_form const*>(form.get())}) {
            all.push_back(in_process_way<Service>(fresh(), *one));
            all.push_back(http_way<Service>(fresh(), *one));
        }
        return all;
    };
}

}  // namespace treaty::testing
