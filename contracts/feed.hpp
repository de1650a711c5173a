// SPDX-License-Identifier: BSL-1.0
// The feed of stock levels at high volume: a service of this library's own beside the fourteen,
// called by the external system on the commerce site.
#pragma once

#include <contracts/feed/update_inventory_levels.hpp>

namespace contracts {

struct feed {
    static constexpr std::string_view name = "feed";
    static constexpr treaty::version version{1, 0};
    static constexpr auto viewpoint = treaty::viewpoint::inbound;
    using operations = treaty::operations<update_inventory_levels::operation>;
};

}  // namespace contracts
