// SPDX-License-Identifier: BSL-1.0
// GetOrder, answered by ShowOrder. What is sought stands in an Order beside the expression, as an
// example of it; a number is also read from a predicate of the expression, in the shapes of both
// generations. A message with a number asks for that order, whatever else it says: a request with
// both parts loses its search.
#pragma once

#include <contracts/bod/binding.hpp>
#include <contracts/bod/oagis.hpp>
#include <contracts/bod/vocabulary/order.hpp>
#include <contracts/outbound/get_order.hpp>

namespace contracts::bod::get_order {

namespace contract = contracts::get_order;

// Which part of the list.
struct page_form {
    using type = contract::order_search;
    static constexpr auto rows = form::rows(form::attribute("maxItems", "max_items"),
                                            form::attribute("recordSetStartNumber", "start"));
};
struct example_form {
    using type = contract::order_search;
    static constexpr auto rows = form::rows(
        form::group(
            {ord, "OrderReferences"}, form::element({ord, "StoreID"}, "store"),
            form::element({ord, "CustomerIdentifier"}, "customer").as<member_identifier_form>()),
        form::group({ord, "OrderStatus"}, form::element({ord, "Status"}, "status")));
};
struct predicate_form {
    using type = vocabulary::order_identifier;
    static constexpr auto rows =
        form::rows(form::text("id").in_predicate("OrderIdentifier/OrderID"),
                   form::text("id").in_predicate("OrderIdentifier/UniqueID"),
                   form::text("external_id").in_predicate("OrderIdentifier/ExternalOrderID"));
};
inline constexpr std::array<std::string_view, 1> a_number{"order"};

struct request_form {
    using type = contract::request;
    using frame = bod::frame;
    static constexpr auto rows = bod::request(
        ord, application_area(business_context(context_entries())),
        form::group(
            {oa, "Get"}, form::inlined("search").as<page_form>().unless(a_number),
            form::group({oa, "Expression"}, form::fixed_attribute("expressionLanguage", "XPath"),
                        form::inlined("order").as<predicate_form>().only_read(),
                        form::fixed_text("Order"))),
        form::group(
            {ord, "Order"},
            form::group(
                {ord, "OrderHeader"},
                form::element({wcf, "OrderIdentifier"}, "order").as<order_identifier_form>(),
                form::inlined("search").as<example_form>().unless(a_number))));
};

// Nobody says that a list goes on who does not say so.
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
        form::element({ord, "Order"}, "orders").as<sales_order_form>());
};

inline constexpr binding bound = bind<contract::operation, request_form, reply_form>({
    .service = "outbound",
    .path = "/services/OrderServices",
    .request = {ord, "GetOrder"},
    .reply = {ord, "ShowOrder"},
    .prefixes = order_prefixes,
    .reply_prefixes = order_prefixes,
});

}  // namespace contracts::bod::get_order
