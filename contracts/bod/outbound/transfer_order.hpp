// SPDX-License-Identifier: BSL-1.0
// ProcessOrder, action Transfer, answered by AcknowledgeOrder with the order's identifier. The
// store is written in the order and in the business context; the order's counts.
#pragma once

#include <contracts/bod/binding.hpp>
#include <contracts/bod/oagis.hpp>
#include <contracts/bod/vocabulary/order.hpp>
#include <contracts/outbound/transfer_order.hpp>

namespace contracts::bod::transfer_order {

namespace contract = contracts::transfer_order;

struct request_form {
    using type = contract::request;
    using frame = bod::frame;
    static constexpr auto rows =
        bod::request(ord,
                     application_area(business_context(
                         form::inlined("order").as<order_store_form>().only_written(),
                         store_entry_of_frame(), context_entries())),
                     action("Process", "Transfer", "Order"),
                     form::element({ord, "Order"}, "order").as<sales_order_form>());
};

struct reply_form {
    using type = contract::response;
    using frame = bod::frame;
    static constexpr auto rows = acknowledgement(
        ord,
        form::group({ord, "Order"}, form::group({ord, "OrderHeader"},
                                                form::element({wcf, "OrderIdentifier"}, "order")
                                                    .as<order_identifier_form>())));
};

inline constexpr std::array<std::string_view, 1> action_codes{"Transfer"};

inline constexpr binding bound = bind<contract::operation, request_form, reply_form>({
    .service = "outbound",
    .path = "/services/OrderServices",
    .request = {ord, "ProcessOrder"},
    .action_codes = action_codes,
    .reply = {ord, "AcknowledgeOrder"},
    .prefixes = order_prefixes,
    .reply_prefixes = order_prefixes,
});

}  // namespace contracts::bod::transfer_order
