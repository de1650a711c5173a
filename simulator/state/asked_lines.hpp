// SPDX-License-Identifier: BSL-1.0
// Reads the lines of an inventory request: which products are needed, how much of each and from
// where. All that a request can get wrong is found here, before anything is planned or changed.
#pragma once

#include <contracts/vocabulary/faults.hpp>
#include <simulator/state/back_office_state.hpp>

#include <expected>
#include <utility>

namespace simulator {

// What one line needs. The fault that is returned otherwise is one of the four that all readers of
// lines declare.
template <class Operation>
using line_reading = std::expected<supply_request, treaty::failure<Operation>>;

namespace detail {

template <class Operation, class Component>
std::optional<treaty::failure<Operation>> add_component(supply_request& line, stock const& all,
                                                        Component const& part,
                                                        treaty::quantity const& each,
                                                        line_number number) {
    if (!part.product.catalog_entry && !part.product.sku)
        return treaty::failure<Operation>{missing_parameter{"lines.components.product", number}};
    sku const* item = all.find(part.product);
    if (item == nullptr) return treaty::failure<Operation>{unknown_product{part.product, number}};
    treaty::failure<Operation> const refused{invalid_quantity{part.product, each, number}};
    if (!all.counts(*item, each)) return refused;
    // The product of two quantities that fit cannot overflow, and must fit itself.
    if (!all.counts(*item, {each.value * line.quantity, each.unit})) return refused;
    for (supply_need& need : line.needs)
        if (need.item == *item) {
            need.per_unit += each.value;
            return std::nullopt;
        }
    line.needs.push_back({*item, each.value});
    return std::nullopt;
}

}  // namespace detail

// The product of a line, in a quantity that it may have.
template <class Operation>
line_reading<Operation> read_product(stock const& all, product_identifier const& product,
                                     treaty::quantity const& quantity, line_number number,
                                     parameter_name const& where) {
    if (!product.catalog_entry && !product.sku)
        return treaty::fault(missing_parameter{where, number});
    sku const* item = all.find(product);
    if (item == nullptr) return treaty::fault(unknown_product{product, number});
    if (!all.counts(*item, quantity))
        return treaty::fault(invalid_quantity{product, quantity, number});
    return supply_request{{{*item, 1}}, quantity.value, std::nullopt, false};
}

template <class Operation>
line_reading<Operation> read_line(back_office_state const& now, served_store const& store,
                                  inventory_line const& asked, line_number number) {
    if (!asked.order_item.id && !asked.order_item.external_id)
        return treaty::fault(missing_parameter{"lines.orderItem", number});
    auto line =
        read_product<Operation>(now.stock, asked.product, asked.requested, number, "lines.product");
    if (!line) return line;
    if (asked.fulfillment_center && !store.has(*asked.fulfillment_center))
        return treaty::fault(unknown_fulfillment_center{*asked.fulfillment_center, number});
    line->preferred = asked.fulfillment_center;
    if (asked.components.empty()) return line;
    line->needs.clear();
    line->is_kit = true;
    for (kit_component const& part : asked.components)
        if (auto refused =
                detail::add_component<Operation>(*line, now.stock, part, part.quantity, number))
            return std::unexpected{std::move(*refused)};
    return line;
}

template <class Operation>
std::expected<std::vector<supply_request>, treaty::failure<Operation>> read_lines(
    back_office_state const& now, served_store const& store, inventory_lines const& asked) {
    std::vector<supply_request> lines;
    lines.reserve(asked.size());
    for (inventory_line const& one : asked) {
        auto line = read_line<Operation>(now, store, one, static_cast<line_number>(lines.size()));
        if (!line) return std::unexpected{std::move(line.error())};
        lines.push_back(std::move(*line));
    }
    return lines;
}

// What became of a line, without the parts that differ between its pieces.
inline inventory_line_outcome outcome_of(inventory_line const& asked, inventory_status status) {
    inventory_line_outcome made;
    made.order_item = asked.order_item;
    made.product = asked.product;
    made.components = asked.components;
    made.requested = asked.requested;
    made.status = status;
    return made;
}

// A line ships when it is there, and not before the day that was asked for.
inline treaty::instant ships_at(inventory_line const& asked,
                                std::optional<treaty::instant> available_at, treaty::instant now) {
    treaty::instant const earliest = available_at.value_or(now);
    return asked.requested_ship_at && *asked.requested_ship_at > earliest ? *asked.requested_ship_at
                                                                          : earliest;
}

}  // namespace simulator
