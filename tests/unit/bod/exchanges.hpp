// SPDX-License-Identifier: BSL-1.0
// Calls from a client to a service and back, as business object documents within one program.
#pragma once

#include "carried.hpp"
#include "documents.hpp"

#include <treaty/service/client.hpp>
#include <treaty/service/dispatcher.hpp>
#include <treaty/transport/in_process/channel.hpp>

#include <functional>
#include <string>
#include <type_traits>

namespace support {

// One operation of the service ends as it is told to; all others answer with nothing.
template <class Service, class Operation>
struct told {
    using ending =
        std::function<treaty::outcome<Operation>(typename Operation::request_type const&)>;
    ending end;

    template <class Request>
    requires(!std::is_void_v<treaty::operation_for<Service, Request>>)
        treaty::outcome<treaty::operation_for<Service, Request>>
    operator()(Request const& asked, treaty::call_context&) const {
        using operation = treaty::operation_for<Service, Request>;
        if constexpr (std::is_same_v<operation, Operation>)
            return end(asked);
        else
            return typename operation::response_type{};
    }
};

contracts::bod::format make_bods();

// What a client gets for this request.
template <class Service, class Operation>
treaty::outcome<Operation> exchange(typename Operation::request_type const& request,
                                    typename told<Service, Operation>::ending end) {
    auto const format = make_bods();
    told<Service, Operation> endpoint{std::move(end)};
    treaty::dispatcher requests{{&format}};
    requests.add<Service>(endpoint);
    treaty::in_process::channel channel{requests};
    treaty::client<Service> calls{channel, format, {.make_key = [] { return "a-key"; }}};
    return calls(request);
}

template <class Service, class Operation, class Fault>
void check_fault_arrives(typename Operation::request_type const& request) {
    for (std::uint64_t seed = 1; seed <= 8; ++seed) {
        auto const fault = draw_carried<Fault>(seed);
        INFO(treaty::fault_kind_of<Fault>.name << " of seed " << seed);
        auto const came = exchange<Service, Operation>(
            request,
            [&](auto const&) -> treaty::outcome<Operation> { return treaty::fault(fault); });
        REQUIRE_FALSE(came);
        INFO(came.error().str());
        auto const* const same = came.error().template fault<Fault>();
        REQUIRE(same != nullptr);
        check_same(*same, fault);
    }
}
template <class Service, class Operation, class... Faults>
void check_faults_arrive(typename Operation::request_type const& request,
                         treaty::faults<Faults...>) {
    (check_fault_arrives<Service, Operation, Faults>(request), ...);
}
// Each fault that the operation declares reaches the client with its type and its members.
template <class Service, class Operation>
void check_faults_arrive(typename Operation::request_type const& request) {
    check_faults_arrive<Service, Operation>(request, typename Operation::faults{});
}

// A failure of a system that does not write what is in our UserArea.
void check_foreign_failure(contracts::bod::binding const& to, treaty::reflect::type const& response,
                           void* into, std::string failure, std::string_view says);

}  // namespace support
