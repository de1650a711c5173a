// SPDX-License-Identifier: BSL-1.0
// Gives back what is held for an order, or for some of its lines. What is not held needs no giving
// back, so that a repeat succeeds and changes nothing.
#pragma once

#include <contracts/outbound/cancel_order_inventory.hpp>
#include <simulator/state/back_office_state.hpp>
#include <simulator/state/moment.hpp>

#include <algorithm>

namespace simulator::cancel_order_inventory {

namespace contract = contracts::cancel_order_inventory;
using refusal = std::optional<treaty::failure<contract::operation>>;

// A line that this order does not hold, and that is held for another order or went to the external
// system with another, is a mistake; one that nobody knows may have been given back before.
inline refusal check_lines(back_office_state const& now, contract::request const& asked) {
    reservation const* const own =
        asked.order.id ? now.reservations.find(*asked.order.id) : nullptr;
    auto const is_own = [own](order_item_identifier const& item) {
        return own != nullptr &&
               std::any_of(own->lines.begin(), own->lines.end(), [&](reserved_line const& line) {
                   return same_item(item, line.order_item);
               });
    };
    for (std::size_t i = 0; i < asked.lines.size(); ++i) {
        auto const& item = asked.lines[i].order_item;
        auto const number = static_cast<line_number>(i);
        if (!item.id && !item.external_id) return missing_parameter{"lines.orderItem", number};
        if (item.id && asked.order.id && !is_own(item) &&
            (now.reservations.item_of_another(*item.id, *asked.order.id) ||
             now.orders.item_of_another(*item.id, *asked.order.id)))
            return order_item_not_in_order{asked.order, item, number};
    }
    return std::nullopt;
}

inline bool is_named(contract::request const& asked, reserved_line const& line) {
    return asked.lines.empty() ||
           std::any_of(asked.lines.begin(), asked.lines.end(), [&](inventory_line const& one) {
               return same_item(one.order_item, line.order_item);
           });
}

inline void give_back(back_office_state& now, reserved_line const& line,
                      contract::response& answer) {
    for (supply_piece const& piece : line.pieces)
        now.stock.give_back(piece.from, piece.quantity, claimant::reservation);
    inventory_line_outcome told;
    told.order_item = line.order_item;
    told.product = line.product;
    told.components = line.components;
    told.requested = line.requested;
    told.status = inventory_status::unallocated;
    answer.lines.push_back(std::move(told));
}

inline treaty::outcome<contract::operation> apply(back_office_state& now,
                                                  contract::request const& asked,
                                                  moment const& /*at*/) {
    if (now.find(asked.store) == nullptr) return treaty::fault(unknown_store{asked.store});
    if (!asked.order.id && !asked.order.external_id)
        return treaty::fault(missing_parameter{"order.id", {}});
    oms_order const* known = asked.order.id ? now.orders.find(*asked.order.id) : nullptr;
    if (known == nullptr && asked.order.external_id)
        known = now.orders.find(*asked.order.external_id);
    if (known != nullptr)
        return treaty::fault(
            wrong_order_status{known->identifier(), order_status_of(known->state())});
    if (auto refused = check_lines(now, asked)) return std::unexpected{std::move(*refused)};

    contract::response answer;
    answer.order = asked.order;
    reservation* held = asked.order.id ? now.reservations.find(*asked.order.id) : nullptr;
    if (held == nullptr) return answer;
    std::vector<reserved_line> kept;
    bool holds = false;
    for (reserved_line& line : held->lines) {
        if (is_named(asked, line)) {
            give_back(now, line, answer);
        } else {
            holds = holds || !line.pieces.empty();
            kept.push_back(std::move(line));
        }
    }
    for (inventory_line_outcome const& gone : answer.lines)
        if (gone.order_item.id) now.reservations.item_gone(*gone.order_item.id, *asked.order.id);
    held->lines = std::move(kept);
    if (!holds) now.reservations.remove(*asked.order.id, &reservation_ends::cancelled);
    return answer;
}

}  // namespace simulator::cancel_order_inventory
