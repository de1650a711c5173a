// SPDX-License-Identifier: BSL-1.0
// The shop's actions up to the order's summary page. Part of simulator/shop.hpp.
#pragma once

#include <simulator/shop.hpp>

namespace simulator {

template <class External>
shop_result<product_page> shop<External>::browse(words::store_id store, words::sku const& item,
                                                 context& call) {
    auto const cached = site_.look([&](auto const& now) {
        return checkout::page_from_cache(now, store, item, call.time->now());
    });
    if (cached) return *cached;
    contracts::get_product_availability::request asked{};
    asked.store = store;
    asked.item = item;
    auto const answer = ask(asked, call);
    if (!answer) return stop(answer.error());
    site_.change([&](auto& now) { checkout::keep(now, store, *answer, call.time->now()); });
    return checkout::page_from(*answer, item);
}

template <class External>
shop_result<bool> shop<External>::give_back(words::order_id order, context& call) {
    auto const asked = site_.look(
        [&](auto const& now) { return shop_messages::cancel_request(*now.orders.find(order)); });
    auto const answer = ask(asked, call);
    if (!answer) return stop(answer.error());
    site_.change([&](auto& now) { now.orders.find(order)->reserved.reset(); });
    return true;
}

template <class External>
shop_result<supply_check> shop<External>::check(words::order_id order, context& call) {
    // First look, without waiting: is there a cart, an old reservation, an answer in the cache?
    auto const stale = site_.change([&](auto& now) -> shop_result<bool> {
        auto const found = cart::find(now, order);
        if (!found) return std::unexpected{found.error()};
        return (*found)->reserved.has_value() && !shop_messages::still_fits(**found);
    });
    if (!stale) return std::unexpected{stale.error()};
    if (*stale)
        if (auto const gone = give_back(order, call); !gone) return std::unexpected{gone.error()};
    using request = contracts::check_order_inventory::request;
    supply_check made;
    std::optional<request> const asked =
        site_.change([&](commerce_state& now) -> std::optional<request> {
            commerce::commerce_order& one = *now.orders.find(order);
            made.from_cache = checkout::check_by_cache(now, one, call.time->now());
            if (made.from_cache || one.lines.empty()) {
                made.lines = checkout::supply_of(one).lines;
                return std::nullopt;
            }
            return shop_messages::check_request(now, one);
        });
    made.gave_back = *stale;
    if (!asked) return made;
    auto const answer = ask(*asked, call);
    if (!answer) return stop(answer.error());
    site_.change([&](commerce_state& now) {
        commerce::commerce_order& one = *now.orders.find(order);
        shop_messages::take_statuses(one, answer->lines);
        made.lines = checkout::supply_of(one).lines;
    });
    return made;
}

template <class External>
shop_result<order_summary> shop<External>::prepare(words::order_id order, context& call) {
    using request = contracts::reserve_order_inventory::request;
    std::string key;
    auto const asked = site_.change([&](commerce_state& now) -> shop_result<request> {
        auto const found = cart::find(now, order);
        if (!found) return std::unexpected{found.error()};
        if ((*found)->lines.empty()) return stop("prepare", "the order has no lines");
        key = "reserve-" + order.str() + "-" + std::to_string(++(*found)->calls);
        return shop_messages::reserve_request(now, **found);
    });
    if (!asked) return std::unexpected{asked.error()};
    auto const held = ask(*asked, call, key);
    if (!held) return stop(held.error());
    auto const price = site_.change([&](commerce_state& now) -> shop_result<bool> {
        auto const found = cart::find(now, order);
        if (!found) return std::unexpected{found.error()};
        if (!shop_messages::take_reservation(now.orders, **found, held->lines,
                                             held->reserved_until))
            return stop("ReserveOrderInventory", "the answer does not add up to the order");
        auto const priced = preprocess_order::apply(now, shop_messages::price_request(**found),
                                                    moment{call.time->now(), {}, {}});
        if (!priced) return stop(priced.error());
        return true;
    });
    if (!price) return std::unexpected{price.error()};
    return site_.look([&](commerce_state const& now) {
        commerce::commerce_order const& one = *now.orders.find(order);
        return order_summary{.order = order,
                             .lines = one.lines.size(),
                             .totals = *one.totals,
                             .total = shop_messages::grand_total(*one.totals),
                             .all_held = shop_messages::still_fits(one),
                             .held_until = one.reserved ? one.reserved->until : std::nullopt};
    });
}

template <class External>
shop_result<bool> shop<External>::cancel(words::order_id order, context& call) {
    auto const held = site_.look([&](commerce_state const& now) -> shop_result<bool> {
        commerce::commerce_order const* one = now.orders.find(order);
        if (one == nullptr) return stop("cancel", "no order " + order.str());
        if (!commerce::may_follow(one->state, commerce::order_state::canceled) || one->external_id)
            return stop("cancel",
                        "order " + order.str() + " is in state " + commerce::code_of(one->state));
        return one->reserved.has_value();
    });
    if (!held) return held;
    if (*held)
        if (auto const gone = give_back(order, call); !gone) return gone;
    return site_.change([&](commerce_state& now) -> shop_result<bool> {
        return now.orders.find(order)->advance(commerce::order_state::canceled);
    });
}

}  // namespace simulator
