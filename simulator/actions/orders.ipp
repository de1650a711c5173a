// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <simulator/actions/orders.hpp>
#include <simulator/state/fulfillment.hpp>

#include <algorithm>

namespace simulator {

namespace detail {

inline constexpr char const* no_order = "no such order";
inline constexpr char const* no_line = "no such line in the order";
inline constexpr char const* too_late = "a line is released already";

TREATY_INLINE bool can_change(order_line const& line) {
    return line.state() == line_state::backordered || line.state() == line_state::allocated;
}

TREATY_INLINE void ship_line(back_office_state& now, order_line& line, treaty::decimal units,
                             treaty::instant at) {
    for (supply_need const& need : line.needs) {
        treaty::decimal left = need.per_unit * units;
        for (supply_piece& piece : line.pieces) {
            if (piece.from.item != need.item || left.is_zero()) continue;
            treaty::decimal const some = std::min(piece.quantity, left);
            if (!some.is_positive()) continue;
            now.stock.ship(piece.from, some);
            piece.quantity -= some;
            left -= some;
        }
    }
    drop_empty(line.pieces);
    line.shipped += units;
    line.last_shipped_at = at;
    if (line.open().is_zero()) line.become(line_state::shipped, at);
}

// How much of each line goes out; a reason if one cannot.
TREATY_INLINE action_result<std::map<std::size_t, treaty::decimal>> shipment_of(
    back_office_state const& now, oms_order const& one, std::vector<shipment_line> const& parts) {
    std::map<std::size_t, treaty::decimal> shipped;
    for (shipment_line const& part : parts) {
        auto const place = one.place_of(part.item);
        if (!place) return refuse(no_line);
        order_line const& line = one.lines[*place];
        auto const& item = one.content.items[*place];
        if (line.state() != line_state::released) return refuse("the line is not released");
        if (!now.stock.counts(*now.stock.find(item.product), {part.quantity, item.quantity.unit}))
            return refuse("no quantity to ship: " + part.quantity.str());
        treaty::decimal& units = shipped[*place];
        units += part.quantity;
        if (units > line.open()) return refuse("more than is left to ship");
    }
    if (parts.empty())
        for (std::size_t i = 0; i < one.lines.size(); ++i)
            if (one.lines[i].state() == line_state::released) shipped[i] = one.lines[i].open();
    if (shipped.empty()) return refuse("nothing is released");
    return shipped;
}

TREATY_INLINE void cancel_line(back_office_state& now, order_line& line, treaty::instant at,
                               std::set<sku>& freed) {
    for (sku const& item : keep_only(now, line, {})) freed.insert(item);
    line.become(line_state::cancelled, at);
}

TREATY_INLINE void close(back_office_state& now, oms_order& one, treaty::instant at,
                         std::set<sku> const& freed) {
    one.changed_at = at;
    now.orders.file(one);
    for (sku const& item : freed) serve_waiting(now, item, at);
}

}  // namespace detail

TREATY_INLINE action_result<> release_order(back_office_state& now, order_identifier const& order,
                                            treaty::instant at) {
    oms_order* one = now.orders.change(order);
    if (one == nullptr) return refuse(detail::no_order);
    bool any = false;
    for (order_line& line : one->lines) {
        if (line.state() != line_state::allocated) continue;
        line.become(line_state::released, at);
        any = true;
    }
    if (!any) return refuse("no line is allocated");
    one->changed_at = at;
    return {};
}

TREATY_INLINE action_result<> ship_order(back_office_state& now, order_identifier const& order,
                                         std::vector<shipment_line> const& parts,
                                         treaty::instant at) {
    oms_order* one = now.orders.change(order);
    if (one == nullptr) return refuse(detail::no_order);
    auto const shipped = detail::shipment_of(now, *one, parts);
    if (!shipped) return refuse(shipped.error());
    for (auto const& [place, units] : *shipped)
        detail::ship_line(now, one->lines[place], units, at);
    detail::close(now, *one, at, {});
    return {};
}

TREATY_INLINE action_result<> cancel_order(back_office_state& now, order_identifier const& order,
                                           treaty::instant at) {
    oms_order* one = now.orders.change(order);
    if (one == nullptr) return refuse(detail::no_order);
    if (!one->open()) return refuse("the order is done");
    for (order_line const& line : one->lines)
        if (!detail::can_change(line) && line.state() != line_state::cancelled)
            return refuse(detail::too_late);
    std::set<sku> freed;
    for (order_line& line : one->lines)
        if (detail::can_change(line)) detail::cancel_line(now, line, at, freed);
    detail::close(now, *one, at, freed);
    return {};
}

TREATY_INLINE action_result<> change_quantity(back_office_state& now, order_identifier const& order,
                                              order_item_identifier const& item,
                                              treaty::decimal quantity, treaty::instant at) {
    oms_order* one = now.orders.change(order);
    if (one == nullptr) return refuse(detail::no_order);
    auto const place = one->place_of(item);
    if (!place) return refuse(detail::no_line);
    order_line& line = one->lines[*place];
    if (!detail::can_change(line)) return refuse(detail::too_late);
    auto& told = one->content.items[*place].quantity;
    std::set<sku> freed;
    if (quantity.is_zero()) {
        detail::cancel_line(now, line, at, freed);
    } else {
        auto const fits = [&](supply_need const& need) {
            return now.stock.counts(need.item,
                                    {need.per_unit * quantity, now.stock.find(need.item)->unit});
        };
        sku const* product = now.stock.find(one->content.items[*place].product);
        if (!now.stock.counts(*product, {quantity, told.unit}) ||
            !std::all_of(line.needs.begin(), line.needs.end(), fits))
            return refuse("not a quantity of this product: " + quantity.str());
        for (sku const& gone : keep_only(now, line, quantity)) freed.insert(gone);
        line.ordered = quantity;
        told.value = quantity;
        demand_missing(now, *one, *place, at);
        line.settle(at);
    }
    detail::close(now, *one, at, freed);
    return {};
}

TREATY_INLINE std::int64_t clean_up_reservations(back_office_state& now, treaty::instant at) {
    std::vector<order_id> over;
    for (auto const& [order, one] : now.reservations.all())
        if (one.expires_at && *one.expires_at <= at) over.push_back(order);
    for (order_id const order : over)
        for (reserved_line const& line :
             now.reservations.remove(order, &reservation_ends::expired).lines)
            for (supply_piece const& piece : line.pieces)
                now.stock.give_back(piece.from, piece.quantity, claimant::reservation);
    return static_cast<std::int64_t>(over.size());
}

}  // namespace simulator
