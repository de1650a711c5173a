// SPDX-License-Identifier: BSL-1.0
// ProcessInventoryRequirement, action CheckInventory, answered by
// AcknowledgeInventoryRequirement.
#pragma once

#include <contracts/bod/successor/vocabulary/requirement.hpp>
#include <contracts/outbound/check_order_inventory.hpp>

namespace contracts::bod::successor::check_order_inventory {

namespace contract = contracts::check_order_inventory;

struct request_form {
    using type = contract::request;
    using frame = bod::frame;
    static constexpr auto rows = requirement_request("CheckInventory");
};

struct reply_form {
    using type = contract::response;
    using frame = bod::frame;
    static constexpr auto rows = requirement_reply(user_data());
};

inline constexpr std::array<std::string_view, 1> action_codes{"CheckInventory"};

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
    .failed_action = "CheckInventory",
    .tells_losses = true,
});

}  // namespace contracts::bod::successor::check_order_inventory
