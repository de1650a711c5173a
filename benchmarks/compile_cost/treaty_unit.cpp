// SPDX-License-Identifier: BSL-1.0
// What does one unit cost to compile that answers all operations of a service and calls them: JSON
// both ways, dispatch, a client? compile_cost.py writes the contracts, or takes those of this
// project.
#ifdef BACK_OFFICE
#include <contracts/back_office.hpp>
#else
#include "contracts.hpp"
#endif
#include <treaty/service/client.hpp>
#include <treaty/service/dispatcher.hpp>
#include <treaty/transport/in_process/channel.hpp>
#include <treaty/wire/json/format.hpp>

namespace {

// Answers every operation with an empty response.
template <class Service>
struct answering {
    auto operator()(auto const& request, treaty::call_context&) const {
        using op = treaty::operation_for<Service, std::remove_cvref_t<decltype(request)>>;
        return treaty::outcome<op>{typename op::response_type{}};
    }
};

template <class Service, class... Ops>
std::size_t call_all(treaty::client<Service>& client, treaty::operations<Ops...>) {
    return (0 + ... + (client(typename Ops::request_type{}).has_value() ? 1U : 0U));
}

template <class Service>
std::size_t serve_and_call() {
    answering<Service> other_side;
    treaty::dispatcher operations{{&treaty::json::format()}};
    operations.add<Service>(other_side);
    treaty::in_process::channel channel{operations};
    treaty::client<Service> client{channel, treaty::json::format()};
    return call_all(client, typename Service::operations{});
}

}  // namespace

int main() {
#ifdef BACK_OFFICE
    return serve_and_call<contracts::outbound>() + serve_and_call<contracts::inbound>() > 14;
#else
    return serve_and_call<many::service>() == 0;
#endif
}
