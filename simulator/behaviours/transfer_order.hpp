// SPDX-License-Identifier: BSL-1.0
// Takes over a submitted order. What is reserved for it becomes its demand, line by line where the
// lines are the same, else by product, because the commerce site gives the pieces of a split line
// numbers of their own. What was reserved too much is given back; what is missing the order waits
// for: an order that a shopper has submitted is not refused for want of stock.
#pragma once

#include <contracts/outbound/transfer_order.hpp>
#include <simulator/state/asked_lines.hpp>
#include <simulator/state/fulfillment.hpp>
#include <simulator/state/moment.hpp>
#include <simulator/state/order_currencies.hpp>

#include <algorithm>

namespace simulator::transfer_order {

namespace contract = contracts::transfer_order;
using refusal = std::optional<treaty::failure<contract::operation>>;

inline refusal check_header(back_office_state const& now, sales_order const& order) {
    auto const& references = order.header.references;
    served_store const* store = now.find(references.store);
    if (store == nullptr) return unknown_store{references.store};
    if (!order.header.identifier.id) return missing_parameter{"order.header.identifier.id", {}};
    if (order.items.empty()) return missing_parameter{"order.items", {}};
    if (references.buyer_organization &&
        now.accounts.find(*references.buyer_organization) == nullptr)
        return unknown_organization{*references.buyer_organization};
    // One order has one currency, and the store has to take it.
    std::optional<treaty::currency_code> first;
    for (order_currency const& one : currencies_of(order)) {
        if (!store->takes(one.currency) || (first && *first != one.currency))
            return currency_not_supported{one.currency, one.line};
        first = one.currency;
    }
    return std::nullopt;
}

inline line_reading<contract::operation> read_item(back_office_state const& now,
                                                   order_item const& item, line_number number) {
    if (!item.identifier.id && !item.identifier.external_id)
        return treaty::fault(missing_parameter{"order.items.identifier", number});
    auto line = read_product<contract::operation>(now.stock, item.product, item.quantity, number,
                                                  "order.items.product");
    if (!line || item.components.empty()) return line;
    line->needs.clear();
    line->is_kit = true;
    for (order_item_component const& part : item.components) {
        sku const* known = now.stock.find(part.product);
        treaty::quantity const one{
            1, known == nullptr ? treaty::unit_code{"C62"} : now.stock.find(*known)->unit};
        if (auto refused = detail::add_component<contract::operation>(
                *line, now.stock, part, part.quantity.value_or(one), number))
            return std::unexpected{std::move(*refused)};
    }
    return line;
}

inline refusal read_items(back_office_state const& now, sales_order const& order,
                          std::vector<supply_request>& lines) {
    std::set<order_item_id> ids;
    std::set<external_order_item_id> external_ids;
    for (std::size_t i = 0; i < order.items.size(); ++i) {
        auto const number = static_cast<line_number>(i);
        auto const& named = order.items[i].identifier;
        auto line = read_item(now, order.items[i], number);
        if (!line) return line.error();
        if (named.id && !ids.insert(*named.id).second)
            return duplicate_parameter{"order.items.identifier", comment_text{named.id->str()},
                                       number};
        if (named.external_id && !external_ids.insert(*named.external_id).second)
            return duplicate_parameter{"order.items.identifier",
                                       comment_text{named.external_id->view()}, number};
        lines.push_back(std::move(*line));
    }
    return std::nullopt;
}

// Moves what the line still misses of a reserved line's pieces over to it.
inline void take_over(back_office_state& now, order_line& line, reserved_line& held) {
    for (supply_need const& need : line.needs)
        for (supply_piece& piece : held.pieces) {
            if (piece.from.item != need.item) continue;
            treaty::decimal const some = std::min(piece.quantity, line.missing_of(need));
            if (!some.is_positive()) continue;
            now.stock.hand_over(piece.from, some);
            add_piece(line.pieces, {piece.from, some});
            piece.quantity -= some;
        }
}

inline void consume_reservation(back_office_state& now, oms_order& made) {
    if (std::as_const(now.reservations).find(made.id()) == nullptr) return;
    reservation held = now.reservations.remove(made.id(), &reservation_ends::consumed);
    for (bool const same_line : {true, false})
        for (std::size_t i = 0; i < made.lines.size(); ++i)
            for (reserved_line& from : held.lines)
                if (!same_line || same_item(from.order_item, made.content.items[i].identifier))
                    take_over(now, made.lines[i], from);
    for (reserved_line const& line : held.lines)
        for (supply_piece const& piece : line.pieces)
            if (piece.quantity.is_positive())
                now.stock.give_back(piece.from, piece.quantity, claimant::reservation);
}

inline treaty::outcome<contract::operation> apply(back_office_state& now,
                                                  contract::request const& asked,
                                                  moment const& at) {
    if (auto refused = check_header(now, asked.order)) return std::unexpected{std::move(*refused)};
    if (oms_order const* known = now.orders.find(*asked.order.header.identifier.id)) {
        if (at.key.empty() || known->transfer_key != at.key)
            return treaty::fault(contract::duplicate_order{known->identifier()});
        return contract::response{known->identifier()};
    }
    std::vector<supply_request> wanted;
    if (auto refused = read_items(now, asked.order, wanted))
        return std::unexpected{std::move(*refused)};

    oms_order made;
    made.content = asked.order;
    made.transferred_at = made.changed_at = at.now;
    made.transfer_key = at.key;
    for (supply_request& line : wanted) {
        order_line one;
        one.needs = std::move(line.needs);
        one.is_kit = line.is_kit;
        one.ordered = line.quantity;
        one.history.push_back({line_state::backordered, at.now});
        made.lines.push_back(std::move(one));
    }
    oms_order& kept = now.orders.add(std::move(made));
    consume_reservation(now, kept);
    for (std::size_t i = 0; i < kept.lines.size(); ++i) {
        demand_missing(now, kept, i, at.now);
        kept.lines[i].settle(at.now);
    }
    return contract::response{kept.identifier()};
}

}  // namespace simulator::transfer_order
