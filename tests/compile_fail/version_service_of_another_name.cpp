// SPDX-License-Identifier: BSL-1.0
// expect: treaty: the service has another name in its new version, and with it every address; keep
// names: service_renamed
#include "support/versions.hpp"

struct orders_2 : orders<place_order<>> {
    static constexpr std::string_view name = "orders_2";
};
static_assert(treaty::compatible<orders<place_order<>>, orders_2>);
