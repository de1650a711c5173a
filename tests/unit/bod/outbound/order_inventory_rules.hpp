// SPDX-License-Identifier: BSL-1.0
// What the three operations of ProcessOrderInventory have in common.
#pragma once

#include "../message_laws.hpp"

namespace support {

inline refusals order_inventory_request_rules() {
    return {.unread = {"DataArea/Process/ActionCriteria/ActionExpression"},
            .required = {"ApplicationArea/BusinessContext/ContextData",
                         "DataArea/OrderInventory/OrderItemInventory/Component/Quantity",
                         "DataArea/OrderInventory/OrderItemInventory/RequestedQuantity"}};
}
inline refusals order_inventory_reply_rules() {
    return {.unread = {},
            .required = {"DataArea/OrderInventory/OrderItemInventory/Component/Quantity",
                         "DataArea/OrderInventory/OrderItemInventory/RequestedQuantity",
                         "DataArea/OrderInventory/OrderItemInventory/InventoryStatus"}};
}

}  // namespace support
