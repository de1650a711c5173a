// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <simulator/behaviours/update_order_status.hpp>

#include <initializer_list>

namespace simulator::update_order_status {

namespace detail {

using failure = treaty::failure<contract::operation>;
using refusal = std::optional<failure>;
using money_or_none = std::optional<treaty::money>;

inline refusal check_currencies(commerce::store const& store,
                                std::initializer_list<money_or_none const*> amounts,
                                std::optional<contract::line_number> line) {
    for (money_or_none const* one : amounts)
        if (*one && !store.currencies.contains((*one)->currency))
            return failure{
                contract::currency_not_supported{.currency = (*one)->currency, .line = line}};
    return std::nullopt;
}

inline refusal check_amounts(commerce::store const& store, contract::request const& asked) {
    if (asked.charges) {
        auto const& sums = *asked.charges;
        if (refusal no = check_currencies(
                store,
                {&sums.total_product_price, &sums.total_adjustment, &sums.total_shipping_charge,
                 &sums.total_sales_tax, &sums.total_shipping_tax},
                std::nullopt))
            return no;
        for (auto const& tax : sums.total_tax_by_category) {
            money_or_none const amount = tax.amount;
            if (refusal no = check_currencies(store, {&amount}, std::nullopt)) return no;
        }
    }
    if (refusal no =
            check_currencies(store, {&asked.invoice_amount, &asked.selling_total}, std::nullopt))
        return no;
    contract::line_number line = 0;
    for (contract::item_report const& one : asked.items) {
        if (refusal no = check_currencies(store,
                                          {&one.unit_price, &one.order_item_price,
                                           &one.shipping_charge, &one.sales_tax, &one.shipping_tax},
                                          line))
            return no;
        ++line;
    }
    return std::nullopt;
}

// An item may be one that only the external system knows: it may have added a line. But a number of
// the commerce site must be one of this order's lines.
inline refusal check_items(commerce::commerce_order const& order, contract::request const& asked) {
    contract::line_number line = 0;
    for (contract::item_report const& one : asked.items) {
        if (!one.order_item.id && !one.order_item.external_id)
            return failure{
                contract::missing_parameter{.parameter = "items.orderItem", .line = line}};
        if (one.order_item.id && order.line(*one.order_item.id) == nullptr)
            return failure{contract::order_item_not_in_order{
                .order = asked.order, .order_item = one.order_item, .line = line}};
        ++line;
    }
    return std::nullopt;
}

// Null if the numbers name no order, or name one that goes by another external number.
inline commerce::commerce_order* find_order(commerce_state& now, contract::order_identifier who) {
    commerce::commerce_order* order = now.orders.find(who);
    if (order == nullptr || !who.external_id || !order->external_id) return order;
    return *order->external_id == *who.external_id ? order : nullptr;
}

inline refusal check(commerce_state& now, contract::request const& asked) {
    if (asked.store && now.catalog.find(*asked.store) == nullptr)
        return failure{contract::unknown_store{.store = *asked.store}};
    if (!asked.order.id && !asked.order.external_id)
        return failure{contract::missing_parameter{.parameter = "order", .line = std::nullopt}};
    commerce::commerce_order const* order = find_order(now, asked.order);
    bool const first = order == nullptr || !now.reports.orders.contains(order->id);
    if (first && !asked.order.external_id)
        if (order != nullptr)
            return failure{
                contract::missing_parameter{.parameter = "order.externalId", .line = std::nullopt}};
    if (first && !asked.order.id)
        return failure{contract::missing_parameter{.parameter = "order.id", .line = std::nullopt}};
    if (order == nullptr) return failure{contract::unknown_order{.order = asked.order}};
    if (asked.store && *asked.store != order->store)
        return failure{
            contract::order_of_another_store{.order = asked.order, .store = *asked.store}};
    commerce::store const* store = now.catalog.find(order->store);
    if (store == nullptr) return failure{contract::unknown_store{.store = order->store}};
    if (refusal no = check_items(*order, asked)) return no;
    return check_amounts(*store, asked);
}

inline bool same_item(contract::item_report const& a, contract::item_report const& b) {
    if (a.order_item.id && b.order_item.id) return *a.order_item.id == *b.order_item.id;
    return a.order_item.external_id && b.order_item.external_id &&
           *a.order_item.external_id == *b.order_item.external_id;
}

template <class T>
void keep_old(std::optional<T>& fresh, std::optional<T> const& old) {
    if (!fresh) fresh = old;
}

// Items of the new report take the place of the old ones; in partial mode the others stay.
inline void merge_items(contract::request& next, contract::request const& old) {
    contract::item_reports fresh{};
    for (contract::item_report const& one : next.items) {
        auto const twin = std::find_if(fresh.begin(), fresh.end(),
                                       [&](auto const& seen) { return same_item(seen, one); });
        if (twin != fresh.end())
            *twin = one;  // named twice in one report: the later word counts
        else
            fresh.push_back(one);
    }
    contract::item_reports all{};
    for (contract::item_report const& one : old.items) {
        auto const named = std::find_if(fresh.begin(), fresh.end(),
                                        [&](auto const& seen) { return same_item(seen, one); });
        if (named != fresh.end()) {
            keep_old(named->order_item.id, one.order_item.id);
            keep_old(named->order_item.external_id, one.order_item.external_id);
            keep_old(named->item, one.item);
        } else if (next.mode != contract::update_mode::complete &&
                   all.size() + fresh.size() < contract::item_reports::items_max) {
            all.push_back(one);
        }
    }
    for (contract::item_report& one : fresh) all.push_back(std::move(one));
    next.items = std::move(all);
}

inline void file(commerce::order_reports& on, contract::request next, bool first) {
    if (first) {
        contract::request const nothing{};
        merge_items(next, nothing);
        on.present = std::move(next);
        return;
    }
    if (next.keep_history.value_or(false)) on.past.push_back(on.present);
    merge_items(next, on.present);
    // What orders reports must not be lost to one that does not carry it.
    keep_old(next.sequence, on.present.sequence);
    keep_old(next.updated_at, on.present.updated_at);
    on.present = std::move(next);
}

// The codes of a report also set the states, where the site is configured so. A state that may not
// follow the present one is for display only.
inline void set_states(commerce::commerce_order& order, contract::request const& asked) {
    if (asked.status)
        if (auto const state = commerce::state_of(asked.status->view())) order.advance(*state);
    for (contract::item_report const& one : asked.items) {
        if (!one.status || !one.order_item.id) continue;
        auto const state = commerce::state_of(one.status->view());
        if (state) order.line(*one.order_item.id)->state = *state;
    }
}

inline void name_lines(commerce::commerce_order& order, contract::request const& asked) {
    for (contract::item_report const& one : asked.items)
        if (one.order_item.id && one.order_item.external_id)
            order.line(*one.order_item.id)->external_id = one.order_item.external_id;
}

}  // namespace detail

TREATY_INLINE treaty::outcome<contract::operation> apply(commerce_state& now,
                                                         contract::request const& asked,
                                                         moment const& at) {
    if (detail::refusal no = detail::check(now, asked)) return std::unexpected{std::move(*no)};
    commerce::commerce_order& order = *detail::find_order(now, asked.order);
    auto const filed = now.reports.orders.find(order.id);
    bool const first = filed == now.reports.orders.end();
    if (!first && !commerce::is_more_recent(asked, filed->second.present))
        return contract::response{.recorded = false};
    if (first) now.orders.name(order, *asked.order.external_id);
    contract::request next = asked;
    next.order.id = order.id;
    next.order.external_id = order.external_id;
    detail::file(now.reports.orders[order.id], std::move(next), first);
    detail::name_lines(order, asked);
    if (now.settings.sync_order_status) detail::set_states(order, asked);
    order.updated_at = at.now;
    return contract::response{.recorded = true};
}

}  // namespace simulator::update_order_status
