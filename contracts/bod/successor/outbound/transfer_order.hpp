// SPDX-License-Identifier: BSL-1.0
// ProcessOrder, action Transfer, answered by AcknowledgeOrder with the order's identifier. A sender
// of the variant for ERP systems calls the action TransferOrder.
#pragma once

#include <contracts/bod/successor/vocabulary/order.hpp>
#include <contracts/bod/vocabulary/order.hpp>
#include <contracts/outbound/transfer_order.hpp>

namespace contracts::bod::successor::transfer_order {

namespace contract = contracts::transfer_order;

struct request_form {
    using type = contract::request;
    using frame = bod::frame;
    static constexpr auto rows = successor::request(
        ord,
        request_area(form::inlined("order").as<order_store_form>().only_written(),
                     store_entry_of_frame(), context_entries()),
        action("Process", "Transfer", "/Order[1]"),
        form::element({ord, "Order"}, "order").as<order_form>());
};

struct reply_form {
    using type = contract::response;
    using frame = bod::frame;
    static constexpr auto rows = answer(
        "Acknowledge", ord,
        form::group({ord, "Order"},
                    form::element({ord, "OrderIdentifier"}, "order").as<order_identifier_form>()));
};

inline constexpr std::array<std::string_view, 2> action_codes{"Transfer", "TransferOrder"};

inline constexpr binding bound = bind<contract::operation, request_form, reply_form>({
    .service = "outbound",
    .path = "/component/order/services/OrderServices",
    .request = {ord, "ProcessOrder"},
    .action_codes = action_codes,
    .reply = {ord, "AcknowledgeOrder"},
    .prefixes = order_prefixes,
    .reply_prefixes = order_prefixes,
    .names = &family,
    .failures = &failures,
    .failed_action = "Transfer",
    .tells_losses = true,
});

}  // namespace contracts::bod::successor::transfer_order
