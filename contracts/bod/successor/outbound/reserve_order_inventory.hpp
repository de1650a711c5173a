// SPDX-License-Identifier: BSL-1.0
// ProcessInventoryRequirement, action ReserveInventory, answered by
// AcknowledgeInventoryRequirement. Until when stock is held has no element and travels as user
// data.
#pragma once

#include <contracts/bod/successor/vocabulary/requirement.hpp>
#include <contracts/outbound/reserve_order_inventory.hpp>

namespace contracts::bod::successor::reserve_order_inventory {

namespace contract = contracts::reserve_order_inventory;

struct request_form {
    using type = contract::request;
    using frame = bod::frame;
    static constexpr auto rows = requirement_request("ReserveInventory");
};

struct reply_form {
    using type = contract::response;
    using frame = bod::frame;
    static constexpr auto rows = requirement_reply(form::group(
        {wcf, "UserData"},
        form::entries({wcf, "UserDataField"}, "name",
                      form::entry("reservedUntil", "reserved_until"), form::rest("user_data"))));
};

inline constexpr std::array<std::string_view, 1> action_codes{"ReserveInventory"};

inline constexpr binding bound = bind<contract::operation, request_form, reply_form>({
    .service = "outbound",
    .path = "/component/inventory/services/InventoryServices",
    .request = {inv, "ProcessInventoryRequirement"},
    .action_codes = action_codes,
    .reply = {inv, "AcknowledgeInventoryRequirement"},
    .prefixes = requirement_prefixes,
    .reply_prefixes = requirement_prefixes,
    .names = &family,
    .failures = &failures,
    .failed_action = "ReserveInventory",
    .tells_losses = true,
});

}  // namespace contracts::bod::successor::reserve_order_inventory
