// SPDX-License-Identifier: BSL-1.0
// GetOrder, answered by ShowOrder. Details of one order are asked for by its numbers, a list by its
// customer and, where said, store and status; which shapes the vendor has for these is not
// published, so that they are ours:
//     {_wcf.ap=IBM_External_Details}/Order[OrderIdentifier[(UniqueID='7')]]
//     {_wcf.ap=IBM_External_Summary}/Order[BuyerIdentifier[(UniqueID='3')] and
//         StoreIdentifier[(UniqueID='10101')] and OrderStatus[(Status='S')]]
#pragma once

#include <contracts/bod/successor/vocabulary/order.hpp>
#include <contracts/outbound/get_order.hpp>

namespace contracts::bod::successor::get_order {

namespace contract = contracts::get_order;

struct query {
    BOOST_HANA_DEFINE_STRUCT(query,
        (std::optional<std::int32_t>, start),
        (std::optional<std::int32_t>, max_items),
        (std::optional<vocabulary::business_context>, context));
};

struct request_form {
    using type = query;
    using frame = bod::frame;
    static constexpr auto rows =
        successor::request(ord, request_area(context_entries()),
                           get_expression(form::attribute("maxItems", "max_items"),
                                          form::attribute("recordSetStartNumber", "start")));
    static void to_message(contract::request const& from, query& into, bod::frame& area,
                           treaty::problem_list& refused);
    static void to_value(query const& from, contract::request& into, bod::frame& area,
                         treaty::problem_list& refused);
};

struct reply_form {
    using type = contract::response;
    using frame = bod::frame;
    static constexpr auto rows = reply(
        ord,
        form::group({oa, "Show"}, form::attribute("recordSetStartNumber", "start"),
                    form::attribute("recordSetCount", "orders").counting(),
                    form::attribute("recordSetTotal", "total"),
                    form::attribute("recordSetCompleteIndicator", "complete").otherwise("true"),
                    original_area(), response_criteria())
            .always(),
        form::element({ord, "Order"}, "orders").as<order_form>());
};

inline constexpr binding bound = bind<contract::operation, request_form, reply_form>({
    .service = "outbound",
    .path = "/component/order/services/OrderServices",
    .request = {ord, "GetOrder"},
    .reply = {ord, "ShowOrder"},
    .prefixes = order_prefixes,
    .reply_prefixes = order_prefixes,
    .names = &family,
    .failures = &failures,
    .failed_action = "Get",
    .tells_losses = true,
});

}  // namespace contracts::bod::successor::get_order

#ifndef TREATY_SEPARATE_COMPILATION
#include <contracts/bod/successor/outbound/get_order.ipp>
#endif
