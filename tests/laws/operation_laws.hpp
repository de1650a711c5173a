// SPDX-License-Identifier: BSL-1.0
// What holds for every operation of every service, asked as bytes through its dispatcher, in every
// format and over every transport: the right answer, or the right refusal with the right path, and
// the endpoint untouched by what is refused.
#pragma once

#include "../support/catch.hpp"
#include "format_laws.hpp"

#include <treaty/core/random.hpp>
#include <treaty/service/dispatcher.hpp>
#include <treaty/testing/values.hpp>
#include <treaty/transport/http/client.hpp>
#include <treaty/transport/http/server.hpp>
#include <treaty/transport/in_process/channel.hpp>

#include <vector>

namespace laws {

// Answers every operation with a response drawn from a seed, and counts.
template <class Service>
class stand_in {
public:
    template <class Request>
    requires(!std::is_void_v<treaty::operation_for<Service, Request>>)
        treaty::outcome<treaty::operation_for<Service, Request>>
    operator()(Request const&, treaty::call_context&) {
        ++calls;
        using op = treaty::operation_for<Service, Request>;
        return treaty::testing::draw<typename op::response_type>(chance_, {.any_character = false});
    }
    int calls = 0;

private:
    treaty::random_source chance_{4};
};

struct service_under_test {
    format_under_test const& format;
    treaty::transport::channel& channel;
    treaty::dispatcher const& requests;
    int const& calls;  // of the endpoint
    std::vector<support::contract_type> types;
};
using operation_law = void (*)(service_under_test const&);

void every_operation_answers_a_request(service_under_test const&);
void every_operation_names_a_missing_member(service_under_test const&);
void every_operation_names_a_wrong_type(service_under_test const&);
void every_operation_refuses_what_is_no_message(service_under_test const&);

// The law for a service of so many operations, in every format, in process and over HTTP.
template <class Service>
void check_everywhere(operation_law law, std::size_t operations,
                      std::vector<support::contract_type> const& types) {
    for (format_under_test const* format : {&json(), &soap()}) {
        stand_in<Service> endpoint;
        treaty::dispatcher requests{{format->format}};
        requests.add<Service>(endpoint);
        CHECK(requests.entries().size() == operations);
        {
            INFO(format->name << " in process");
            treaty::in_process::channel channel{requests};
            law({*format, channel, requests, endpoint.calls, types});
        }
        INFO(format->name << " over HTTP");
        treaty::dispatcher remote{{format->format}};
        remote.add<Service>(endpoint);
        treaty::http::server_core server{remote, {.port = 0}};
        server.start();
        treaty::http::channel channel{server.url(), {}};
        law({*format, channel, remote, endpoint.calls, types});
        server.stop();
    }
}

}  // namespace laws
