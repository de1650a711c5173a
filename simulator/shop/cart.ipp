// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <simulator/shop/cart.hpp>

#include <algorithm>

namespace simulator::cart {

TREATY_INLINE shop_result<commerce::commerce_order*> find(commerce_state& now,
                                                          words::order_id order) {
    commerce::commerce_order* found = now.orders.find(order);
    if (found == nullptr) return stop("cart", "no order " + order.str());
    if (found->state != commerce::order_state::pending)
        return stop("cart", "order " + order.str() + " is in state " +
                                commerce::code_of(found->state) + " and no cart");
    return found;
}

TREATY_INLINE shop_result<words::order_id> open(commerce_state& now, words::store_id store,
                                                words::member_id customer,
                                                std::optional<treaty::currency_code> currency) {
    commerce::store const* where = now.catalog.find(store);
    if (where == nullptr) return stop("cart", "no store " + store.str());
    if (!now.members.persons.contains(customer))
        return stop("cart", "no customer " + customer.str());
    treaty::currency_code const in = currency.value_or(where->currency);
    if (!where->currencies.contains(in)) return stop("cart", "the store does not take " + in.str());
    commerce::commerce_order made{};
    made.id = now.orders.next_id();
    made.store = store;
    made.customer = customer;
    made.currency = in;
    words::order_id const id = made.id;
    now.orders.orders.emplace(id, std::move(made));
    return id;
}

TREATY_INLINE shop_result<words::order_item_id> add(commerce_state& now, words::order_id order,
                                                    words::sku const& item,
                                                    treaty::decimal quantity) {
    auto const into = find(now, order);
    if (!into) return std::unexpected{into.error()};
    commerce::product const* what = now.catalog.find(item);
    if (what == nullptr) return stop("cart", "no product " + item.str());
    if (!quantity.is_positive() || !treaty::quantity_value::fits(quantity))
        return stop("cart", "no quantity: " + quantity.str());
    if ((*into)->lines.size() == words::order_lines_max)
        return stop("cart", "an order holds no more lines");
    commerce::order_line line{};
    line.id = now.orders.next_id();
    line.item = item;
    line.quantity = {quantity, what->unit};
    words::order_item_id const id = line.id;
    (*into)->lines.push_back(std::move(line));
    (*into)->totals.reset();
    return id;
}

TREATY_INLINE shop_result<bool> change(commerce_state& now, words::order_id order,
                                       words::order_item_id line, treaty::decimal quantity) {
    auto const in = find(now, order);
    if (!in) return std::unexpected{in.error()};
    commerce::order_line* found = (*in)->line(line);
    if (found == nullptr) return stop("cart", "no line " + line.str());
    if (quantity.is_negative() || !treaty::quantity_value::fits(quantity))
        return stop("cart", "no quantity: " + quantity.str());
    (*in)->totals.reset();
    if (quantity.is_zero()) {
        std::erase_if((*in)->lines, [&](auto const& one) { return one.id == line; });
        return true;
    }
    found->quantity.value = quantity;
    found->supply.reset();
    return true;
}

TREATY_INLINE shop_result<bool> ship_to(commerce_state& now, words::order_id order,
                                        words::address const& where,
                                        std::optional<words::shipping_mode_id> mode) {
    auto const in = find(now, order);
    if (!in) return std::unexpected{in.error()};
    if (mode && !now.catalog.shipping.contains(*mode))
        return stop("cart", "no shipping mode " + mode->str());
    for (commerce::order_line& line : (*in)->lines) {
        line.ship_to = where;
        if (mode) line.shipping_mode = mode;
    }
    (*in)->totals.reset();
    return true;
}

TREATY_INLINE shop_result<bool> use_promotion(commerce_state& now, words::order_id order,
                                              words::promotion_code const& code) {
    auto const in = find(now, order);
    if (!in) return std::unexpected{in.error()};
    auto& codes = (*in)->promotions;
    if (std::find(codes.begin(), codes.end(), code) != codes.end()) return true;
    if (codes.size() == words::promotion_codes::items_max)
        return stop("cart", "an order holds no more promotion codes");
    codes.push_back(code);
    (*in)->totals.reset();
    return true;
}

}  // namespace simulator::cart
