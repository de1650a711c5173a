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

inline group office_orders(back_office_state const& now) {
    group figures;
    for (auto const& [number, one] : now.orders.all())
        figures["OMS order " + one.external_id.str()] = words_of(one.state());
    figures["reservations held"] = std::to_string(now.reservations.all().size());
    return figures;
}

inline void shop_orders(commerce_state const& now, group& figures) {
    for (auto const& [id, one] : now.orders.orders)
        figures["shop order " + id.str()] = "state " + commerce::code_of(one.state);
    figures["status reports"] = std::to_string(now.reports.orders.size());
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
        std::string levels;
        if (entry.overall && entry.overall->on_hand) levels = entry.overall->on_hand->str();
        for (auto const& [center, level] : entry.centers)
            if (level.on_hand)
                levels.append(levels.empty() ? "" : ", ")
                    .append(center.str() + ": " + level.on_hand->str());
        figures[item.str() + " in store " + store.str()] = std::move(levels);
    });
    return figures;
}

}  // namespace detail

TREATY_INLINE snapshot take_snapshot(both_sides const& sides) {
    snapshot taken;
    sides.office.look([&](back_office_state const& now) {
        taken["stock"] = detail::stock_figures(now);
        taken["orders"] = detail::office_orders(now);
        taken["members"]["customer accounts"] = std::to_string(now.accounts.all().size());
    });
    sides.site.look([&](commerce_state const& now) {
        detail::shop_orders(now, taken["orders"]);
        taken["payments"] = detail::payment_figures(now);
        taken["cache"] = detail::cache_figures(now);
        taken["members"]["organizations"] = std::to_string(now.members.organizations.size());
        taken["members"]["persons"] = std::to_string(now.members.persons.size());
    });
    return taken;
}

}  // namespace simulator::scenarios
