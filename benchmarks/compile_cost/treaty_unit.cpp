// SPDX-License-Identifier: BSL-1.0
// What does one unit with all fourteen contracts, JSON both ways, dispatch and a client cost to
// compile?
#include <contracts/back_office.hpp>
#include <treaty/service/client.hpp>
#include <treaty/service/dispatcher.hpp>
#include <treaty/transport/in_process/channel.hpp>
#include <treaty/wire/json/format.hpp>

namespace {

// Answers every operation of both services with an empty response.
struct answering {
    template <class Op>
    using answer = treaty::outcome<Op>;

    auto operator()(auto const& request, treaty::call_context&) const {
        using request_type = std::remove_cvref_t<decltype(request)>;
        using out = treaty::operation_for<contracts::outbound, request_type>;
        using in = treaty::operation_for<contracts::inbound, request_type>;
        using op = std::conditional_t<std::is_void_v<out>, in, out>;
        return treaty::outcome<op>{typename op::response_type{}};
    }
};

template <class Service, class... Ops>
std::size_t call_all(treaty::client<Service>& client, treaty::operations<Ops...>) {
    return (0 + ... + (client(typename Ops::request_type{}).has_value() ? 1U : 0U));
}

}  // namespace

int main() {
    answering other_side;
    treaty::dispatcher operations{{&treaty::json::format()}};
    operations.add<contracts::outbound>(other_side);
    operations.add<contracts::inbound>(other_side);
    treaty::in_process::channel channel{operations};
    treaty::client<contracts::outbound> outbound{channel, treaty::json::format()};
    treaty::client<contracts::inbound> inbound{channel, treaty::json::format()};
    return call_all(outbound, contracts::outbound::operations{}) +
                       call_all(inbound, contracts::inbound::operations{}) >
                   14
               ? 1
               : 0;
}
