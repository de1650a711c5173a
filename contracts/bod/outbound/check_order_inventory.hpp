// SPDX-License-Identifier: BSL-1.0
// ProcessOrderInventory, action Check, answered by AcknowledgeOrderInventory.
#pragma once

#include <contracts/bod/binding.hpp>
#include <contracts/bod/oagis.hpp>
#include <contracts/bod/vocabulary/inventory.hpp>
#include <contracts/outbound/check_order_inventory.hpp>

namespace contracts::bod::check_order_inventory {

namespace contract = contracts::check_order_inventory;

struct request_form {
    using type = contract::request;
    using frame = bod::frame;
    static constexpr auto rows = order_inventory_request("Check");
};

struct reply_form {
    using type = contract::response;
    using frame = bod::frame;
    static constexpr auto rows = order_inventory_reply(user_data());
};

inline constexpr std::array<std::string_view, 1> action_codes{"Check"};

inline constexpr binding bound = bind<contract::operation, request_form, reply_form>({
    .service = "outbound",
    .path = "/services/InventoryServices",
    .request = {inv, "ProcessOrderInventory"},
    .action_codes = action_codes,
    .reply = {inv, "AcknowledgeOrderInventory"},
    .prefixes = inventory_prefixes,
    .reply_prefixes = inventory_prefixes,
});

}  // namespace contracts::bod::check_order_inventory
