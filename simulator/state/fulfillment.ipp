// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <simulator/state/fulfillment.hpp>

#include <algorithm>
#include <utility>

namespace simulator {

namespace detail {

// An order need not wait for a receipt when goods are there earlier: pieces of expected stock are
// exchanged for what is free on hand.
TREATY_INLINE void exchange_for_on_hand(back_office_state& now, order_line& line,
                                        served_store const& store) {
    supply_pieces taken;
    for (supply_piece& piece : line.pieces) {
        if (piece.from.receipt == on_hand_stock) continue;
        for (fulfillment_center_id const center : store.centers) {
            supply_source const there{piece.from.item, center};
            treaty::decimal const some = std::min(now.stock.free(there), piece.quantity);
            if (!some.is_positive()) continue;
            now.stock.give_back(piece.from, some, claimant::order);
            now.stock.claim(there, some, claimant::order);
            piece.quantity -= some;
            taken.push_back({there, some});
        }
    }
    drop_empty(line.pieces);
    for (supply_piece const& piece : taken) add_piece(line.pieces, piece);
}

// Sources of a product in the order in which an order takes them.
TREATY_INLINE std::vector<supply_source> sources_of(back_office_state const& now, sku const& item,
                                                    served_store const& store,
                                                    std::optional<fulfillment_center_id> preferred,
                                                    treaty::instant at) {
    std::vector<supply_source> on_hand;
    std::vector<std::pair<treaty::instant, supply_source>> expected;
    for (fulfillment_center_id const center : store.centers) {
        on_hand.insert(preferred == center ? on_hand.begin() : on_hand.end(), {item, center});
        if (center_stock const* place = now.stock.find(item, center))
            for (auto const& [number, one] : place->expected)
                if (one.available_at > at && one.available_at < no_date)
                    expected.emplace_back(one.available_at, supply_source{item, center, number});
    }
    std::sort(expected.begin(), expected.end());
    for (auto const& [when, source] : expected) on_hand.push_back(source);
    return on_hand;
}

}  // namespace detail

TREATY_INLINE void demand_missing(back_office_state& now, oms_order const& one, std::size_t place,
                                  treaty::instant at) {
    order_line& line = now.orders.all().at(one.number).lines[place];
    auto const& wish = one.content.items[place].fulfillment;
    served_store const* store = now.find(one.store());
    if (store == nullptr) return;
    for (supply_need const& need : line.needs) {
        treaty::decimal left = line.missing_of(need);
        if (!left.is_positive()) continue;
        auto const preferred = wish ? wish->fulfillment_center : std::nullopt;
        for (supply_source const& source :
             detail::sources_of(now, need.item, *store, preferred, at)) {
            treaty::decimal const some = std::min(now.stock.free(source), left);
            if (!some.is_positive()) continue;
            now.stock.claim(source, some, claimant::order);
            add_piece(line.pieces, {source, some});
            left -= some;
            if (left.is_zero()) break;
        }
    }
}

TREATY_INLINE std::vector<sku> keep_only(back_office_state& now, order_line& line,
                                         treaty::decimal units) {
    auto const date_of = [&now](supply_source const& source) {
        receipt const* expected = now.stock.find_receipt(source);
        return expected == nullptr ? treaty::instant{} : expected->available_at;
    };
    std::sort(line.pieces.begin(), line.pieces.end(),
              [&](supply_piece const& a, supply_piece const& b) {
                  bool const a_waits = a.from.receipt != on_hand_stock;
                  bool const b_waits = b.from.receipt != on_hand_stock;
                  if (a_waits != b_waits) return a_waits;
                  if (a_waits && date_of(a.from) != date_of(b.from))
                      return date_of(a.from) > date_of(b.from);
                  return a.from < b.from;
              });
    std::vector<sku> freed;
    for (supply_need const& need : line.needs) {
        treaty::decimal left = line.supplied_of(need.item) - need.per_unit * units;
        if (left.is_positive()) freed.push_back(need.item);
        for (supply_piece& piece : line.pieces) {
            if (piece.from.item != need.item) continue;
            treaty::decimal const some = std::min(piece.quantity, left);
            if (!some.is_positive()) continue;
            now.stock.give_back(piece.from, some, claimant::order);
            piece.quantity -= some;
            left -= some;
        }
    }
    drop_empty(line.pieces);
    return freed;
}

TREATY_INLINE void serve_waiting(back_office_state& now, sku const& item, treaty::instant at) {
    for (order_number const number : now.orders.open()) {
        oms_order& one = now.orders.all().at(number);
        for (std::size_t i = 0; i < one.lines.size(); ++i) {
            order_line& line = one.lines[i];
            bool const needs_it =
                std::any_of(line.needs.begin(), line.needs.end(),
                            [&](supply_need const& need) { return need.item == item; });
            if (!needs_it || line.state() != line_state::backordered) continue;
            if (served_store const* store = now.find(one.store()))
                detail::exchange_for_on_hand(now, line, *store);
            demand_missing(now, one, i, at);
            line.settle(at);
            if (line.state() != line_state::backordered) one.changed_at = at;
        }
    }
}

}  // namespace simulator
