// SPDX-License-Identifier: BSL-1.0
// expect: treaty: this is not a service
// names: desk
#include <treaty/contract.hpp>
#include <treaty/service/client.hpp>

struct desk {
    static constexpr std::string_view name = "desk";
};
void call(treaty::transport::channel& channel, treaty::wire::format const& format) {
    treaty::client<desk> remote{channel, format};
}
