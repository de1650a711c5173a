// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <simulator/scenarios/snapshot.hpp>

namespace simulator::scenarios {
namespace detail {

using group = std::map<std::string, std::string>;

inline group stock_figures(back_office_state const& now) {
    group figures;
    for (auto const& [item, product] : now.stock.products()) {
        treaty::decimal on_hand, held, demanded, expected;
        for (auto const& [center, place] : product.centers) {
            on_hand += place.on_hand;
            held += place.claimed.held;
            demanded += place.claimed.demanded;
            for (auto const& [number, next] : place.expected) {
                expected += next.quantity;
                held += next.claimed.held;
                demanded += next.claimed.demanded;
            }
        }
        std::string figure = on_hand.str() + " on hand";
        if (!held.is_zero()) figure.append(", ").append(held.str()).append(" held");
        if (!demanded.is_zero()) figure.append(", ").append(demanded.str()).append(" ordered");
        if (!expected.is_zero()) figure.append(", ").append(expected.str()).append(" expected");
        figures[item.str()] = std::move(figure);
    }
    return figures;
}

inline std::string_view words_of(line_state state) {
    switch (state) {
        case line_state::backordered: return "backordered";
        case line_state::allocated: return "allocated";
        case line_state::released: return "released";
        case line_state::shipped: return "shipped";
        case line_state::cancelled: return "cancelled";
    }
    return "cancelled";
}

inline void office_orders(back_office_state const& now, snapshot& taken) {
    std::map<std::string_view, std::size_t> counts;
    for (auto const& [number, one] : now.orders.all()) {
        ++counts[words_of(one.state())];
        taken["each order"]["OMS order " + one.external_id.str()] = words_of(one.state());
    }
    for (auto const& [state, count] : counts)
        taken["orders"]["OMS orders " + std::string{state}] = std::to_string(count);
    taken["orders"]["reservations held"] = std::to_string(now.reservations.all().size());
}

inline std::string_view words_of(commerce::order_state state) {
    using commerce::order_state;
    switch (state) {
        case order_state::pending: return "pending: carts";
        case order_state::complete: return "complete";
        case order_state::backordered: return "backordered";
        case order_state::transferred: return "handed over";
        case order_state::transfer_failed: return "hand-over failed";
        case order_state::released: return "released";
        case order_state::shipped: return "shipped";
        case order_state::deposited: return "paid";
        case order_state::canceled: return "given up";
        default: return "on their way";
    }
}

inline void shop_orders(commerce_state const& now, snapshot& taken) {
    std::map<std::string, std::size_t> counts;
    for (auto const& [id, one] : now.orders.orders) {
        ++counts["shop orders in state " + commerce::code_of(one.state) + ", " +
                 std::string{words_of(one.state)}];
        taken["each order"]["shop order " + id.str()] = commerce::code_of(one.state);
    }
    for (auto const& [what, count] : counts) taken["orders"][what] = std::to_string(count);
    taken["orders"]["orders with status reports"] = std::to_string(now.reports.orders.size());
}

inline group payment_figures(commerce_state const& now) {
    std::map<treaty::currency_code, std::array<treaty::decimal, 3>> sums;
    std::size_t declined = 0;
    for (auto const& [id, one] : now.payments.payments) {
        auto const& paid = one.what;
        if (paid.approved_amount)
            sums[paid.approved_amount->currency][0] += paid.approved_amount->amount;
        if (paid.deposited_amount)
            sums[paid.deposited_amount->currency][1] += paid.deposited_amount->amount;
    }
    for (auto const& [id, one] : now.payments.credits)
        if (one.what.credited_amount)
            sums[one.what.credited_amount->currency][2] += one.what.credited_amount->amount;
    for (auto const& [id, one] : now.payments.transactions)
        if (one.what.state == commerce::transaction_state::failed) ++declined;
    group figures{{"transactions", std::to_string(now.payments.transactions.size())},
                  {"declined", std::to_string(declined)}};
    for (auto const& [currency, sum] : sums) {
        figures["approved"] = sum[0].str(2) + " " + currency.str();
        figures["captured"] = sum[1].str(2) + " " + currency.str();
        figures["refunded"] = sum[2].str(2) + " " + currency.str();
    }
    return figures;
}

inline group cache_figures(commerce_state const& now) {
    group figures{{"entries", std::to_string(now.cache.size())}};
    now.cache.for_each([&](store_id store, sku const& item, commerce::cache_entry const& entry,
                           std::optional<treaty::instant> const&) {
        treaty::decimal sum;
        if (entry.centers.empty() && entry.overall)
            sum = entry.overall->on_hand.value_or(treaty::decimal{});
        for (auto const& [center, level] : entry.centers)
            sum += level.on_hand.value_or(treaty::decimal{});
        figures[item.str() + ", store " + store.str()] = sum.str() + " available";
    });
    return figures;
}

}  // namespace detail

TREATY_INLINE snapshot take_snapshot(both_sides const& sides) {
    snapshot taken;
    sides.office.look([&](back_office_state const& now) {
        taken["stock"] = detail::stock_figures(now);
        detail::office_orders(now, taken);
        taken["members"]["customer accounts"] = std::to_string(now.accounts.all().size());
    });
    sides.site.look([&](commerce_state const& now) {
        detail::shop_orders(now, taken);
        taken["payments"] = detail::payment_figures(now);
        taken["cache"] = detail::cache_figures(now);
        taken["members"]["organizations"] = std::to_string(now.members.organizations.size());
        taken["members"]["persons"] = std::to_string(now.members.persons.size());
    });
    return taken;
}

}  // namespace simulator::scenarios
