// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <contracts/bod/successor/conversion.hpp>
#include <contracts/bod/successor/expression.hpp>
#include <contracts/bod/successor/outbound/get_order.hpp>

namespace contracts::bod::successor::get_order {
namespace detail {

// Calls visit(element, name, value) for each part of what is sought that an expression can say.
template <class Request, class Visit>
void each_clause(Request& of, Visit visit) {
    if (of.order) {
        visit("OrderIdentifier", "UniqueID", of.order->id);
        visit("OrderIdentifier", "ExternalOrderID", of.order->external_id);
        visit("OrderIdentifier", "CustomerOrderNumber", of.order->customer_number);
    }
    if (of.search) {
        visit("BuyerIdentifier", "UniqueID", of.search->customer.id);
        visit("BuyerIdentifier", "DistinguishedName", of.search->customer.distinguished_name);
        visit("StoreIdentifier", "UniqueID", of.search->store);
        visit("OrderStatus", "Status", of.search->status);
    }
}

template <class T>
std::string text_of(T const& value) {
    if constexpr (requires { value.view(); })
        return std::string{value.view()};
    else
        return std::to_string(value.value());
}

}  // namespace detail

TREATY_INLINE void request_form::to_message(contract::request const& from, query& into,
                                            bod::frame& area, treaty::problem_list& refused) {
    into.context = from.context;
    if (from.order && from.search)
        successor::detail::refuse(refused, "/search", "nothing beside an order's number",
                                  "a search");
    if (from.search) {
        into.start = from.search->start;
        into.max_items = from.search->max_items;
    }
    std::string clauses;
    detail::each_clause(
        from, [&](std::string_view element, std::string_view name, auto const& value) {
            if (!value) return;
            auto const text = literal(detail::text_of(*value));
            if (!text)
                return successor::detail::refuse(refused, "/" + std::string{name},
                                                 "a text without one of the two quotes",
                                                 "both of them");
            clauses.append(clauses.empty() ? "[" : " and ").append(element).append("[(");
            clauses.append(name).append("=").append(*text).append(")]");
        });
    area.expression = from.search ? "{_wcf.ap=IBM_External_Summary}/Order"
                                  : "{_wcf.ap=IBM_External_Details}/Order";
    if (!clauses.empty()) area.expression->append(clauses).append("]");
}

TREATY_INLINE void request_form::to_value(query const& from, contract::request& into,
                                          bod::frame& area, treaty::problem_list& refused) {
    constexpr std::string_view path = "/DataArea/Get/Expression";
    into.context = from.context;
    std::string const text = area.expression.value_or("");
    auto const wrong = [&](std::string expected) {
        successor::detail::refuse(refused, std::string{path}, std::move(expected),
                                  treaty::excerpt(text));
    };
    auto const made = read_expression(text);
    if (!made || (made->shape != "Order" && !made->shape.starts_with("Order ")))
        return wrong("an expression that is known here");
    if (made->several) return wrong("one value of each kind");
    contract::request sought{
        .order = vocabulary::order_identifier{}, .search = contract::order_search{}, .context = {}};
    bool by_number = false;
    bool by_search = from.start || from.max_items;
    std::string_view rest =
        std::string_view{made->shape}.substr(std::min<std::size_t>(made->shape.size(), 6));
    for (std::string const& value : made->values) {
        std::size_t const end = rest.find(" and ");
        std::string_view const clause = rest.substr(0, end);
        rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 5);
        bool known = false;
        detail::each_clause(sought,
                            [&](std::string_view element, std::string_view name, auto& member) {
                                std::string shape{element};
                                shape.append(" ").append(name).append("=?");
                                if (clause != shape || member) return;
                                known = successor::detail::read_text(value, member.emplace());
                                (element == "OrderIdentifier" ? by_number : by_search) = true;
                            });
        if (!known) return wrong("an expression that is known here");
    }
    if (!rest.empty()) return wrong("an expression that is known here");
    if (by_number && by_search && !(from.start || from.max_items))
        return wrong("an order's number, or what a list of orders has in common");
    if (by_number) {
        into.order = sought.order;
    } else if (by_search) {
        into.search = sought.search;
        into.search->start = from.start;
        into.search->max_items = from.max_items;
    }
}

}  // namespace contracts::bod::successor::get_order
