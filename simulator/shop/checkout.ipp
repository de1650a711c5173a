// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <simulator/shop/cart.hpp>
#include <simulator/shop/checkout.hpp>
#include <simulator/shop/order_messages.hpp>

#include <algorithm>
#include <map>

namespace simulator {

TREATY_INLINE bool supply_check::all_available() const {
    return std::all_of(lines.begin(), lines.end(), [](line_supply const& one) {
        return one.status == words::inventory_status::available;
    });
}

namespace checkout {

namespace detail {

inline words::inventory_status status_of(product_page const& page) {
    if (page.unlimited || page.on_hand.is_positive()) return words::inventory_status::available;
    return page.next ? words::inventory_status::future : words::inventory_status::unavailable;
}

inline commerce::stock_level level_of(std::optional<treaty::quantity> const& on_hand,
                                      words::expected_inventory_list const& expected) {
    commerce::stock_level made{};
    if (on_hand) made.on_hand = on_hand->value;
    for (words::expected_inventory const& one : expected)
        made.expected.push_back({one.quantity.value, one.available_at});
    std::sort(made.expected.begin(), made.expected.end(), commerce::is_earlier);
    return made;
}

inline treaty::decimal approved_for(commerce_state const& now,
                                    commerce::commerce_order const& order) {
    treaty::decimal sum;
    for (words::payment_id const id : order.payments) {
        auto const one = now.payments.payments.find(id);
        if (one != now.payments.payments.end() &&
            one->second.what.state == words::payment_state::approved)
            sum += commerce::amount_of(one->second.what.approved_amount);
    }
    return sum;
}

inline bool any_line(commerce::commerce_order const& order, words::inventory_status status) {
    return std::any_of(order.lines.begin(), order.lines.end(),
                       [&](auto const& line) { return line.supply == status; });
}

}  // namespace detail

TREATY_INLINE std::optional<product_page> page_from_cache(commerce_state const& now,
                                                          words::store_id store,
                                                          words::sku const& item,
                                                          treaty::instant at) {
    commerce::store const* where = now.catalog.find(store);
    if (where == nullptr) return std::nullopt;
    auto const cached = commerce::answer_from(now.cache, now.settings.cache, store, where->centers,
                                              item, treaty::decimal{}, at);
    if (!cached) return std::nullopt;
    product_page page;
    page.item = item;
    page.on_hand = cached->on_hand;
    page.unlimited = cached->unlimited;
    if (!cached->expected.empty()) page.next = cached->expected.front().available_at;
    page.status = detail::status_of(page);
    page.from_cache = true;
    return page;
}

TREATY_INLINE product_page page_from(contracts::get_product_availability::response const& answer,
                                     words::sku const& item) {
    product_page page;
    page.item = item;
    for (words::product_availability const& one : answer.products) {
        if (one.item != item) continue;
        if (one.on_hand) page.on_hand = one.on_hand->value;
        for (words::expected_inventory const& receipt : one.expected)
            if (!page.next || receipt.available_at < *page.next) page.next = receipt.available_at;
        page.status = one.status.value_or(detail::status_of(page));
    }
    return page;
}

TREATY_INLINE void keep(commerce_state& now, words::store_id store,
                        contracts::get_product_availability::response const& answer,
                        treaty::instant at) {
    if (!now.settings.cache.keep_pulled_answers) return;
    for (words::product_availability const& one : answer.products) {
        if (now.catalog.find(one.item) == nullptr) continue;
        commerce::cache_entry entry{};
        entry.updated_at = at;
        entry.overall = detail::level_of(one.on_hand, one.expected);
        for (words::fulfillment_center_inventory const& place : one.fulfillment_centers)
            entry.centers[place.fulfillment_center] =
                detail::level_of(place.on_hand, place.expected);
        now.cache.put(store, one.item, entry, at);
    }
}

TREATY_INLINE bool check_by_cache(commerce_state& now, commerce::commerce_order& order,
                                  treaty::instant at) {
    commerce::store const* where = now.catalog.find(order.store);
    if (where == nullptr) return false;
    std::map<words::sku, treaty::decimal> wanted;
    for (commerce::order_line const& line : order.lines) wanted[line.item] += line.quantity.value;
    for (auto const& [item, quantity] : wanted)
        if (!commerce::answer_from(now.cache, now.settings.cache, order.store, where->centers, item,
                                   quantity, at))
            return false;
    for (commerce::order_line& line : order.lines) {
        line.supply = words::inventory_status::available;
        line.available_at.reset();
    }
    return true;
}

TREATY_INLINE supply_check supply_of(commerce::commerce_order const& order) {
    supply_check made;
    for (commerce::order_line const& line : order.lines)
        made.lines.push_back({line.id, line.supply.value_or(words::inventory_status::unavailable),
                              line.available_at});
    return made;
}

TREATY_INLINE shop_result<treaty::money> begin_payment(commerce_state& now, words::order_id order) {
    auto const found = cart::find(now, order);
    if (!found) return std::unexpected{found.error()};
    commerce::commerce_order& one = **found;
    if (one.lines.empty()) return stop("submit", "the order has no lines");
    if (!one.totals) return stop("submit", "the order was not prepared");
    if (!one.reserved || !shop_messages::still_fits(one))
        return stop("submit", "not all lines are held");
    treaty::money const total = shop_messages::grand_total(*one.totals);
    if (total.amount.is_negative()) return stop("submit", "the order's total is below zero");
    one.advance(commerce::order_state::payment_initiated);
    return total;
}

TREATY_INLINE contracts::process_payment::request payment_request(
    commerce::commerce_order const& order, treaty::money const& amount, payment_choice const& by) {
    contracts::process_payment::request made{};
    made.action = words::payment_action::approve;
    made.requested_amount = amount;
    made.new_instruction.emplace();
    made.new_instruction->store = order.store;
    made.new_instruction->order = order.id;
    made.new_instruction->configuration = by.configuration;
    made.new_instruction->method = by.method;
    made.new_instruction->system = by.system;
    made.new_instruction->protocol_data = by.protocol_data;
    return made;
}

TREATY_INLINE void place(commerce_state& now, commerce::commerce_order& order, bool approved,
                         treaty::instant at) {
    order.placed_at = order.updated_at = at;
    if (approved)
        order.advance(detail::any_line(order, words::inventory_status::backordered)
                          ? commerce::order_state::backordered
                          : commerce::order_state::complete);
    if (!now.settings.cache.decrement_at_submit) return;
    for (commerce::order_line const& line : order.lines)
        if (line.supply != words::inventory_status::backordered)
            now.cache.decrement(order.store, line.item, line.quantity.value, line.center);
}

TREATY_INLINE shop_result<commerce::commerce_order*> ready(commerce_state& now,
                                                           words::order_id order) {
    using state = commerce::order_state;
    commerce::commerce_order* found = now.orders.find(order);
    if (found == nullptr) return stop("transfer", "no order " + order.str());
    if (found->state == state::payment_initiated || found->state == state::payment_review) {
        treaty::money const total =
            found->totals ? shop_messages::grand_total(*found->totals) : treaty::money{};
        if (!found->placed_at || detail::approved_for(now, *found) < total.amount)
            return stop("transfer", "the payment is not approved yet");
        found->advance(detail::any_line(*found, words::inventory_status::backordered)
                           ? state::backordered
                           : state::complete);
    }
    if (found->state == state::ready_for_transfer) return found;
    if (found->state != state::complete && found->state != state::backordered &&
        found->state != state::transfer_failed)
        return stop("transfer",
                    "order " + order.str() + " is in state " + commerce::code_of(found->state));
    found->advance(state::ready_for_transfer);
    return found;
}

TREATY_INLINE shop_result<words::external_order_id> handed_over(
    commerce_state& now, words::order_id order,
    std::optional<words::external_order_id> const& number, treaty::instant at) {
    commerce::commerce_order& one = *now.orders.find(order);
    auto const known = number ? now.orders.by_external.find(*number) : now.orders.by_external.end();
    bool const taken = known != now.orders.by_external.end() && known->second != order;
    if (!number || number->empty() || taken) {
        one.advance(commerce::order_state::transfer_failed);
        return stop("TransferOrder",
                    taken ? "the number is that of another order" : "the answer has no number");
    }
    now.orders.name(one, *number);
    one.advance(commerce::order_state::transferred);
    one.reserved.reset();  // the stock has become the external system's own demand
    one.updated_at = at;
    return *number;
}

}  // namespace checkout

}  // namespace simulator
