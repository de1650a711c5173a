// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <simulator/actions/reports.hpp>
#include <simulator/state/availability.hpp>
#include <simulator/state/order_details.hpp>

#include <algorithm>

namespace simulator {

namespace detail {

// Units of the line that are shipped or have stock behind them.
TREATY_INLINE treaty::decimal confirmed(order_line const& line) {
    if (line.state() == line_state::cancelled) return {};
    if (line.is_kit) return line.all_supplied() ? line.ordered : line.shipped;
    return line.shipped + line.supplied_of(line.needs.front().item);
}

TREATY_INLINE contracts::update_order_status::item_report report_of(back_office_state const& now,
                                                                    order_item const& item,
                                                                    order_line const& line) {
    contracts::update_order_status::item_report told;
    auto const& unit = item.quantity.unit;
    told.order_item = item.identifier;
    if (sku const* known = now.stock.find(item.product)) told.item = *known;
    told.requested = treaty::quantity{line.ordered, unit};
    told.confirmed = treaty::quantity{confirmed(line), unit};
    told.shipped = treaty::quantity{line.shipped, unit};
    told.scheduled_ship_at = available_at(now, line);
    if (item.charges) {
        if (item.charges->unit_price) told.unit_price = item.charges->unit_price->price;
        told.order_item_price = item.charges->order_item_price;
        told.shipping_charge = item.charges->shipping_charge;
        told.sales_tax = item.charges->sales_tax;
        told.shipping_tax = item.charges->shipping_tax;
    }
    told.status = line_status_of(line.state());
    told.shipped_at = line.last_shipped_at;
    return told;
}

}  // namespace detail

TREATY_INLINE action_result<contracts::update_order_status::request> report_status(
    back_office_state& now, order_identifier const& order, treaty::instant at) {
    oms_order* one = now.orders.change(order);
    if (one == nullptr) return refuse("no such order");
    contracts::update_order_status::request told;
    told.store = one->store();
    told.sequence = sequence_number{std::to_string(++one->reports)};
    told.updated_at = at;
    told.order = one->identifier();
    told.charges = one->content.header.charges;
    told.status = order_status_of(one->state());
    told.placed_at = one->content.header.placed_at;
    if (one->state() == line_state::shipped)
        for (order_line const& line : one->lines)
            if (line.last_shipped_at)
                told.shipped_at = told.shipped_at
                                      ? std::max(*told.shipped_at, *line.last_shipped_at)
                                      : *line.last_shipped_at;
    for (std::size_t i = 0; i < one->lines.size(); ++i)
        told.items.push_back(detail::report_of(now, one->content.items[i], one->lines[i]));
    return told;
}

TREATY_INLINE action_result<level_changes> changes_since(back_office_state const& now,
                                                         store_id store, std::int64_t revision,
                                                         std::size_t products_max,
                                                         treaty::instant at) {
    served_store const* served = now.find(store);
    if (served == nullptr) return refuse("no such store");
    level_changes told;
    told.message.store = store;
    told.message.action = contracts::update_inventory_cache::cache_action::update;
    told.message.as_of = at;
    told.revision = revision;
    std::size_t const most =
        std::min(products_max, contracts::update_inventory_cache::cache_entries::items_max);
    for (sku const& item : now.stock.changed_since(revision, most)) {
        told.message.products.push_back(availability_of(now.stock, item, served->centers, at));
        told.revision = now.stock.find(item)->changed_in;
    }
    return told;
}

}  // namespace simulator
