// SPDX-License-Identifier: BSL-1.0
// expect: treaty: two operations of this service take the same request type
// names: counter
#include "support/orders.hpp"

#include <treaty/service/client.hpp>

struct ask_again : orders::find::operation {
    static constexpr std::string_view name = "AskAgain";
};
struct counter {
    static constexpr std::string_view name = "counter";
    static constexpr treaty::version version{1, 0};
    static constexpr auto viewpoint = treaty::viewpoint::outbound;
    using operations = treaty::operations<orders::find::operation, ask_again>;
};
void call(treaty::transport::channel& channel, treaty::wire::format const& format) {
    treaty::client<counter> remote{channel, format};
}
