// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <simulator/actions/goods.hpp>
#include <simulator/state/fulfillment.hpp>

#include <algorithm>

namespace simulator {

namespace detail {

// What stock moved from a receipt to on hand, its holders move as well: as much as `left` says.
TREATY_INLINE void pieces_arrive(supply_pieces& pieces, supply_source const& source,
                                 treaty::decimal& left) {
    treaty::decimal arrived;
    for (supply_piece& piece : pieces) {
        if (piece.from != source) continue;
        treaty::decimal const some = std::min(piece.quantity, left);
        piece.quantity -= some;
        left -= some;
        arrived += some;
    }
    drop_empty(pieces);
    if (arrived.is_positive()) add_piece(pieces, {{source.item, source.center}, arrived});
}

TREATY_INLINE void orders_get(back_office_state& now, supply_source const& source,
                              treaty::decimal left, treaty::instant at) {
    for (order_number const number : now.orders.open()) {
        oms_order& one = now.orders.all().at(number);
        for (order_line& line : one.lines) {
            if (left.is_zero()) return;
            line_state const before = line.state();
            pieces_arrive(line.pieces, source, left);
            line.settle(at);
            if (line.state() != before) one.changed_at = at;
        }
    }
}

TREATY_INLINE void reservations_get(back_office_state& now, supply_source const& source,
                                    treaty::decimal left) {
    std::vector<reservation*> by_number;
    for (auto& [order, one] : now.reservations.all()) by_number.push_back(&one);
    std::sort(by_number.begin(), by_number.end(),
              [](reservation const* a, reservation const* b) { return a->number < b->number; });
    for (reservation* one : by_number)
        for (reserved_line& line : one->lines) {
            if (left.is_zero()) return;
            pieces_arrive(line.pieces, source, left);
        }
}

}  // namespace detail

TREATY_INLINE action_result<receipt_number> expect_goods(back_office_state& now, sku const& item,
                                                         fulfillment_center_id center,
                                                         treaty::decimal quantity,
                                                         treaty::instant available_at,
                                                         treaty::instant at) {
    auto const number = now.stock.expect(item, center, quantity, available_at);
    if (!number) return refuse("cannot expect " + quantity.str() + " of " + item.str());
    serve_waiting(now, item, at);
    return *number;
}

TREATY_INLINE action_result<> receive_goods(back_office_state& now, supply_source const& source,
                                            treaty::decimal quantity, treaty::instant at) {
    auto const moved = now.stock.receive(source, quantity);
    if (!moved)
        return refuse("cannot receive " + quantity.str() + " of " + source.item.str() +
                      " for receipt " + std::to_string(source.receipt));
    detail::orders_get(now, source, moved->demanded, at);
    detail::reservations_get(now, source, moved->held);
    serve_waiting(now, source.item, at);
    return {};
}

TREATY_INLINE action_result<> adjust_stock(back_office_state& now, sku const& item,
                                           fulfillment_center_id center, treaty::decimal by,
                                           treaty::instant at) {
    if (!now.stock.adjust(item, center, by))
        return refuse("cannot adjust " + item.str() + " in center " + center.str() + " by " +
                      by.str());
    serve_waiting(now, item, at);
    return {};
}

TREATY_INLINE void process_backorders(back_office_state& now, treaty::instant at) {
    std::set<sku> wanted;
    for (order_number const number : now.orders.open())
        for (order_line const& line : now.orders.find(number)->lines)
            if (line.state() == line_state::backordered)
                for (supply_need const& need : line.needs) wanted.insert(need.item);
    for (sku const& item : wanted) serve_waiting(now, item, at);
}

}  // namespace simulator
