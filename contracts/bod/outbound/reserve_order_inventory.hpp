// SPDX-License-Identifier: BSL-1.0
// ProcessOrderInventory, action Reserve, answered by AcknowledgeOrderInventory. Until when stock is
// held has no element and travels as user data.
#pragma once

#include <contracts/bod/binding.hpp>
#include <contracts/bod/oagis.hpp>
#include <contracts/bod/vocabulary/inventory.hpp>
#include <contracts/outbound/reserve_order_inventory.hpp>

namespace contracts::bod::reserve_order_inventory {

namespace contract = contracts::reserve_order_inventory;

struct request_form {
    using type = contract::request;
    using frame = bod::frame;
    static constexpr auto rows = order_inventory_request("Reserve");
};

struct reply_form {
    using type = contract::response;
    using frame = bod::frame;
    static constexpr auto rows = order_inventory_reply(form::group(
        {wcf, "UserData"},
        form::entries({wcf, "UserDataField"}, "name",
                      form::entry("reservedUntil", "reserved_until"), form::rest("user_data"))));
};

inline constexpr std::array<std::string_view, 1> action_codes{"Reserve"};

inline constexpr binding bound = bind<contract::operation, request_form, reply_form>({
    .service = "outbound",
    .path = "/services/InventoryServices",
    .request = {inv, "ProcessOrderInventory"},
    .action_codes = action_codes,
    .reply = {inv, "AcknowledgeOrderInventory"},
    .prefixes = inventory_prefixes,
    .reply_prefixes = inventory_prefixes,
});

}  // namespace contracts::bod::reserve_order_inventory
