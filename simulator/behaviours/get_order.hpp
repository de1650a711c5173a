// SPDX-License-Identifier: BSL-1.0
// Reads transferred orders: one with everything, or a page of a customer's, latest first and
// without items. What the payment system needed to know is not given back to anybody.
#pragma once

#include <contracts/outbound/get_order.hpp>
#include <simulator/state/back_office_state.hpp>
#include <simulator/state/moment.hpp>
#include <simulator/state/order_details.hpp>

#include <algorithm>

namespace simulator::get_order {

namespace contract = contracts::get_order;
using outcome = treaty::outcome<contract::operation>;

inline outcome one_order(back_office_state const& now, order_identifier const& named) {
    if (!named.id && !named.external_id) return treaty::fault(missing_parameter{"order.id", {}});
    contract::response answer;
    answer.complete = true;
    if (oms_order const* found = now.orders.find(named)) {
        answer.orders.push_back(details_of(now, *found));
        answer.start = answer.total = 1;
    }
    return answer;
}

inline outcome page(back_office_state const& now, contract::order_search const& search) {
    if (!search.customer.id && !search.customer.distinguished_name)
        return treaty::fault(missing_parameter{"search.customer", {}});
    if (search.start && *search.start < 1)
        return treaty::fault(invalid_parameter{"search.start", "starts from 1", {}});
    if (search.max_items && *search.max_items < 1)
        return treaty::fault(invalid_parameter{"search.maxItems", "at least 1", {}});
    if (search.store && now.find(*search.store) == nullptr)
        return treaty::fault(unknown_store{*search.store});
    auto found = now.orders.of_customer(search.customer);
    found.erase(std::remove_if(found.begin(), found.end(),
                               [&](oms_order const* one) {
                                   return (search.store && one->store() != *search.store) ||
                                          (search.status &&
                                           order_status_of(one->state()) != *search.status);
                               }),
                found.end());
    std::size_t const first = static_cast<std::size_t>(search.start.value_or(1)) - 1;
    std::size_t const most =
        std::min(static_cast<std::size_t>(search.max_items.value_or(
                     static_cast<std::int32_t>(contract::orders_found::items_max))),
                 contract::orders_found::items_max);
    contract::response answer;
    for (std::size_t i = first; i < found.size() && answer.orders.size() < most; ++i)
        answer.orders.push_back(summary_of(*found[i]));
    answer.complete = first + answer.orders.size() >= found.size();
    if (!found.empty()) answer.total = static_cast<std::int32_t>(found.size());
    if (!answer.orders.empty()) answer.start = static_cast<std::int32_t>(first) + 1;
    return answer;
}

inline outcome apply(back_office_state const& now, contract::request const& asked,
                     moment const& /*at*/) {
    if (asked.order && asked.search)
        return treaty::fault(
            invalid_parameter{"search", "either an order or a search, not both", {}});
    if (asked.order) return one_order(now, *asked.order);
    if (asked.search) return page(now, *asked.search);
    return treaty::fault(missing_parameter{"order", {}});
}

}  // namespace simulator::get_order
