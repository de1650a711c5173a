// SPDX-License-Identifier: BSL-1.0
// Holds stock for an order in place of what was held for it before. The new reservation is planned
// as if the old one were given back already, and the old one is given back only when the new one
// is sure: a refusal leaves it as it is.
#pragma once

#include <contracts/outbound/reserve_order_inventory.hpp>
#include <simulator/state/asked_lines.hpp>
#include <simulator/state/moment.hpp>

#include <algorithm>

namespace simulator::reserve_order_inventory {

namespace contract = contracts::reserve_order_inventory;
using outcome = treaty::outcome<contract::operation>;
using refusal = std::optional<treaty::failure<contract::operation>>;

inline refusal check_items(back_office_state const& now, contract::request const& asked) {
    std::set<order_item_id> ids;
    std::set<external_order_item_id> external_ids;
    for (std::size_t i = 0; i < asked.lines.size(); ++i) {
        auto const& item = asked.lines[i].order_item;
        auto const number = static_cast<line_number>(i);
        // A line that is split needs the number that its pieces refer to.
        if (now.policy.partial_reservations && !item.id)
            return missing_parameter{"lines.orderItem.id", number};
        if (item.id && !ids.insert(*item.id).second)
            return duplicate_parameter{"lines.orderItem", comment_text{item.id->str()}, number};
        if (item.external_id && !external_ids.insert(*item.external_id).second)
            return duplicate_parameter{"lines.orderItem", comment_text{item.external_id->view()},
                                       number};
    }
    return std::nullopt;
}

// The number under which the reservation is filed; a fault if the order is out of reach.
inline refusal check_order(back_office_state const& now, order_identifier const& order) {
    oms_order const* known = order.id ? now.orders.find(*order.id) : nullptr;
    if (known == nullptr && order.external_id) known = now.orders.find(*order.external_id);
    if (known != nullptr)
        return wrong_order_status{known->identifier(), order_status_of(known->state())};
    if (!order.id) return missing_parameter{"order.id", {}};
    return std::nullopt;
}

inline void tell(contract::response& answer, inventory_line const& asked,
                 supply_answer const& supplied, moment const& at) {
    bool first = true;
    auto const add = [&](inventory_line_outcome told, treaty::decimal quantity) {
        told.requested.value = quantity;
        if (!first) {
            told.order_item = {};
            told.correlation_group = asked.order_item.id;
        }
        first = false;
        answer.lines.push_back(std::move(told));
    };
    for (supply_part const& part : supplied.parts) {
        auto told = outcome_of(
            asked, part.available_at ? inventory_status::backordered : inventory_status::allocated);
        told.fulfillment_center = part.center;
        told.available_at = part.available_at;
        told.ships_at = ships_at(asked, part.available_at, at.now);
        add(std::move(told), part.quantity);
    }
    if (!supplied.missing.is_zero())
        add(outcome_of(asked, inventory_status::unallocated), supplied.missing);
}

inline supply_pieces pieces_of(supply_answer const& supplied) {
    supply_pieces pieces;
    for (supply_part const& part : supplied.parts)
        pieces.insert(pieces.end(), part.pieces.begin(), part.pieces.end());
    return pieces;
}

// Gives back the old reservation and holds the new one.
inline void hold(back_office_state& now, contract::request const& asked, reservation made) {
    if (now.reservations.find(*asked.order.id) != nullptr) {
        auto const old = now.reservations.remove(*asked.order.id, &reservation_ends::replaced);
        for (reserved_line const& line : old.lines)
            for (supply_piece const& piece : line.pieces)
                now.stock.give_back(piece.from, piece.quantity, claimant::reservation);
    }
    bool holds = false;
    for (reserved_line const& line : made.lines)
        for (supply_piece const& piece : line.pieces) {
            now.stock.claim(piece.from, piece.quantity, claimant::reservation);
            holds = true;
        }
    if (holds) now.reservations.add(*asked.order.id, std::move(made));
}

inline outcome apply(back_office_state& now, contract::request const& asked, moment const& at) {
    served_store const* store = now.find(asked.store);
    if (store == nullptr) return treaty::fault(unknown_store{asked.store});
    if (auto refused = check_order(now, asked.order)) return std::unexpected{std::move(*refused)};
    auto const lines = read_lines<contract::operation>(now, *store, asked.lines);
    if (!lines) return std::unexpected{lines.error()};
    if (auto refused = check_items(now, asked)) return std::unexpected{std::move(*refused)};

    supply_plan plan{now.stock, store->centers, at.now};
    if (reservation const* old = std::as_const(now.reservations).find(*asked.order.id))
        for (reserved_line const& line : old->lines) plan.count_as_free(line.pieces);
    reservation made{0, asked.store, asked.order, at.now, std::nullopt, {}};
    if (now.policy.reservations_expire_after)
        made.expires_at = at.now + *now.policy.reservations_expire_after;
    contract::response answer;
    answer.order = asked.order;
    for (std::size_t i = 0; i < lines->size(); ++i) {
        supply_request const& line = (*lines)[i];
        inventory_line const& wanted = asked.lines[i];
        // Each of the lines that follow needs room for one outcome.
        std::size_t const room =
            inventory_line_outcomes::items_max - answer.lines.size() - (lines->size() - i - 1);
        supply_answer const supplied =
            now.policy.partial_reservations ? plan.split(line, room) : plan.whole(line);
        if (!supplied.missing.is_zero() && !now.policy.partial_reservations)
            return treaty::fault(
                contract::not_enough_stock{static_cast<line_number>(i),
                                           wanted.order_item,
                                           wanted.product,
                                           wanted.requested,
                                           {plan.in_stock(line), wanted.requested.unit},
                                           plan.possible_at(line)});
        tell(answer, wanted, supplied, at);
        made.lines.push_back({wanted.order_item, wanted.product, wanted.components,
                              wanted.requested, pieces_of(supplied)});
    }
    auto const until = made.expires_at;
    hold(now, asked, std::move(made));
    if (now.reservations.find(*asked.order.id) != nullptr) answer.reserved_until = until;
    return answer;
}

}  // namespace simulator::reserve_order_inventory
