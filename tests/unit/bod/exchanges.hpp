// SPDX-License-Identifier: BSL-1.0
// Calls from a client to a service and back, as business object documents within one program.
#pragma once

#include "carried.hpp"
#include "documents.hpp"

#include <treaty/contract.hpp>
#include <treaty/service/client.hpp>
#include <treaty/service/dispatcher.hpp>
#include <treaty/transport/in_process/channel.hpp>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace support {

using binding_list = std::span<contracts::bod::binding const* const>;
contracts::bod::format make_bods(binding_list bindings = contracts::bod::bindings);
treaty::clock const& fixed_clock();

// Passes calls on, and keeps what went over the wire.
class tap final : public treaty::transport::channel {
public:
    explicit tap(treaty::transport::handler& other_side) : inner_(other_side) {}
    treaty::transport::exchange_result exchange(treaty::transport::request const& asked,
                                                treaty::transport::reply& answer) override;
    std::string path, sent, answered;
    std::optional<std::string> instead;  // of the answer that comes

private:
    treaty::in_process::channel inner_;
};

// A service of one operation, under its own service's name.
template <class Service, class Op>
struct only {
    static constexpr std::string_view name = Service::name;
    static constexpr treaty::version version = Service::version;
    static constexpr auto viewpoint = Service::viewpoint;
    using operations = treaty::operations<Op>;
};

// A client and a server of one operation, talking business object documents.
template <class Service, class Op>
class counter {
public:
    struct endpoint {
        treaty::outcome<Op> answer{};
        typename Op::request_type asked{};
        int calls = 0;
        treaty::outcome<Op> operator()(typename Op::request_type const& request,
                                       treaty::call_context&) {
            ++calls;
            asked = request;
            return answer;
        }
    };
    explicit counter(binding_list bindings = contracts::bod::bindings)
        : there_(make_bods(bindings)),
          here_(make_bods(bindings)) {
        requests_.template add<only<Service, Op>>(behind);
    }

    treaty::outcome<Op> call(typename Op::request_type const& request) {
        treaty::call_context context{.time = &fixed_clock()};
        context.idempotency_key = first_id;
        return client_(request, context);
    }
    endpoint behind{};

private:
    contracts::bod::format there_;
    contracts::bod::format here_;
    treaty::dispatcher requests_{{&there_}};

public:
    tap wire{requests_};

private:
    treaty::client<only<Service, Op>> client_{wire, here_};
};

template <class Service, class Op, class Fault>
void check_fault_arrives(typename Op::request_type const& request, binding_list bindings) {
    for (std::uint64_t seed = 1; seed <= 8; ++seed) {
        auto const fault = draw_carried<Fault>(seed);
        INFO(treaty::fault_kind_of<Fault>.name << " of seed " << seed);
        counter<Service, Op> now{bindings};
        now.behind.answer = treaty::fault(fault);
        auto const came = now.call(request);
        CHECK(now.behind.calls == 1);
        CHECK(std::any_of(bindings.begin(), bindings.end(),
                          [&](auto const* one) { return one->path == now.wire.path; }));
        REQUIRE_FALSE(came);
        INFO(came.error().str());
        auto const* const same = came.error().template fault<Fault>();
        REQUIRE(same != nullptr);
        check_same(*same, fault);
    }
}
template <class Service, class Op, class... Faults>
void check_faults_arrive(typename Op::request_type const& request, binding_list bindings,
                         treaty::faults<Faults...>) {
    (check_fault_arrives<Service, Op, Faults>(request, bindings), ...);
}
// Each fault that the operation declares reaches the client with its type and its members.
template <class Service, class Op>
void check_faults_arrive(typename Op::request_type const& request,
                         binding_list bindings = contracts::bod::bindings) {
    check_faults_arrive<Service, Op>(request, bindings, typename Op::faults{});
}

// A failure of a system that does not write what is in our UserArea.
void check_foreign_failure(contracts::bod::binding const& to, treaty::reflect::type const& response,
                           void* into, std::string failure, std::string_view says);

}  // namespace support
