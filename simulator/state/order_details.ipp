// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <simulator/state/order_details.hpp>

#include <algorithm>

namespace simulator {

TREATY_INLINE inventory_status inventory_status_of(order_line const& line) {
    switch (line.state()) {
        case line_state::allocated: return inventory_status::allocated;
        case line_state::released:
        case line_state::shipped: return inventory_status::released;
        case line_state::backordered:
            return line.all_supplied() ? inventory_status::backordered
                                       : inventory_status::unallocated;
        case line_state::cancelled: break;
    }
    return inventory_status::unallocated;
}

TREATY_INLINE fulfillment_status fulfillment_status_of(line_state state) {
    switch (state) {
        case line_state::released: return fulfillment_status::released;
        case line_state::shipped: return fulfillment_status::shipped;
        case line_state::backordered:
        case line_state::allocated:
        case line_state::cancelled: break;
    }
    return fulfillment_status::unreleased;
}

TREATY_INLINE std::optional<treaty::instant> available_at(back_office_state const& now,
                                                          order_line const& line) {
    if (line.state() != line_state::backordered || !line.all_supplied()) return std::nullopt;
    std::optional<treaty::instant> latest;
    for (supply_piece const& piece : line.pieces)
        if (receipt const* expected = now.stock.find_receipt(piece.from))
            latest = latest ? std::max(*latest, expected->available_at) : expected->available_at;
    return latest;
}

namespace detail {

TREATY_INLINE order_item_fulfillment fulfillment_of(back_office_state const& now,
                                                    oms_order const& one, std::size_t place) {
    order_line const& line = one.lines[place];
    auto told = one.content.items[place].fulfillment.value_or(order_item_fulfillment{});
    bool const same = !line.pieces.empty() &&
                      std::all_of(line.pieces.begin(), line.pieces.end(), [&](auto const& piece) {
                          return piece.from.center == line.pieces.front().from.center;
                      });
    // After shipping there are no pieces; what was told before stays out, since it was a wish.
    told.fulfillment_center = std::nullopt;
    if (same) told.fulfillment_center = line.pieces.front().from.center;
    told.available_at = available_at(now, line);
    told.ships_at = line.last_shipped_at ? line.last_shipped_at : told.available_at;
    return told;
}

}  // namespace detail

TREATY_INLINE sales_order summary_of(oms_order const& one) {
    sales_order told;
    told.header = one.content.header;
    told.header.identifier = one.identifier();
    if (told.header.payment)
        for (order_payment_instruction& means : told.header.payment->instructions)
            means.protocol_data.clear();
    order_status status = told.header.status.value_or(order_status{});
    status.status = order_status_of(one.state());
    told.header.status = std::move(status);
    told.header.last_updated_at = one.changed_at;
    return told;
}

TREATY_INLINE sales_order details_of(back_office_state const& now, oms_order const& one) {
    sales_order told = summary_of(one);
    told.items = one.content.items;
    for (std::size_t i = 0; i < one.lines.size(); ++i) {
        order_item& item = told.items[i];
        order_line const& line = one.lines[i];
        item.status = order_item_status{line_status_of(line.state()), inventory_status_of(line),
                                        fulfillment_status_of(line.state())};
        item.fulfillment = detail::fulfillment_of(now, one, i);
        item.last_updated_at = line.history.back().at;
    }
    return told;
}

}  // namespace simulator
