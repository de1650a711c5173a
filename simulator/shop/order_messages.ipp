// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <simulator/shop/order_messages.hpp>

#include <map>
#include <set>
#include <utility>

namespace simulator::shop_messages {

namespace detail {

inline words::inventory_line line_of(commerce_state const& now, commerce::order_line const& line) {
    words::inventory_line made{};
    made.order_item = {.id = line.id, .external_id = line.external_id};
    commerce::product const* what = now.catalog.find(line.item);
    if (what != nullptr)
        made.product = commerce::identifier_of(*what);
    else
        made.product.sku = line.item;
    made.requested = line.quantity;
    made.shipping_address = line.ship_to;
    made.shipping_mode = line.shipping_mode;
    made.fulfillment_center = line.center;
    return made;
}

template <class Request>
Request inventory_request(commerce_state const& now, commerce::commerce_order const& order) {
    Request made;
    made.store = order.store;
    made.order = identifier_of(order);
    for (commerce::order_line const& line : order.lines) made.lines.push_back(line_of(now, line));
    return made;
}

inline words::order_item item_of(commerce_state const& now, commerce::order_line const& line) {
    words::order_item made{};
    made.identifier = {.id = line.id, .external_id = line.external_id};
    commerce::product const* what = now.catalog.find(line.item);
    if (what != nullptr) made.product = commerce::identifier_of(*what);
    made.quantity = line.quantity;
    made.references.emplace();
    made.references->contract = line.contract;
    if (line.figures) {
        made.charges.emplace();
        made.charges->unit_price = line.figures->unit_price;
        made.charges->price_override = line.figures->price_override;
        made.charges->free_gift = line.figures->free_gift;
        made.charges->order_item_price = line.figures->order_item_price;
        made.charges->adjustments = line.figures->adjustments;
        made.charges->shipping_charge = line.figures->shipping_charge;
        made.charges->sales_tax = line.figures->sales_tax;
        made.charges->shipping_tax = line.figures->shipping_tax;
    }
    made.shipping.emplace();
    if (line.ship_to) {
        made.shipping->contact.emplace();
        made.shipping->contact->address = line.ship_to;
    }
    made.shipping->shipping_mode = line.shipping_mode;
    made.shipping->charge_policy = line.charge_policy;
    made.shipping->carrier_account = line.carrier_account;
    made.shipping->charge_adjustment_percentage = line.charge_adjustment;
    made.status.emplace();
    made.status->inventory = line.supply;
    made.fulfillment.emplace();
    made.fulfillment->fulfillment_center = line.center;
    made.fulfillment->available_at = line.available_at;
    return made;
}

inline words::order_references references_of(commerce_state const& now,
                                             commerce::commerce_order const& order) {
    words::order_references made{};
    made.store = order.store;
    auto const customer = now.members.persons.find(order.customer);
    if (customer == now.members.persons.end()) return made;
    made.customer = customer->second.content.identifier;
    // Only a business has an account with the external system; the default organization, to which
    // all other customers belong, has none.
    auto const organization = now.members.organizations.find(customer->second.parent);
    if (organization != now.members.organizations.end() &&
        organization->first != commerce::default_organization &&
        organization->first != commerce::root_organization)
        made.buyer_organization = organization->second.content.identifier;
    return made;
}

inline words::order_payment payment_of(commerce_state const& now,
                                       commerce::commerce_order const& order) {
    words::order_payment made{};
    made.promotion_codes = order.promotions;
    for (commerce::payment_id const id : order.payments) {
        auto const payment = now.payments.payments.find(id);
        if (payment == now.payments.payments.end() ||
            payment->second.what.state == words::payment_state::failed ||
            made.instructions.size() == decltype(made.instructions)::items_max)
            continue;
        auto const& under = now.payments.instructions.at(payment->second.instruction).what;
        words::order_payment_instruction one{};
        one.id = under.id;
        one.amount = under.amount;
        one.method = under.method;
        made.instructions.push_back(std::move(one));
    }
    return made;
}

}  // namespace detail

TREATY_INLINE words::order_identifier identifier_of(commerce::commerce_order const& order) {
    return {.id = order.id, .external_id = order.external_id, .customer_number = std::nullopt};
}

TREATY_INLINE contracts::check_order_inventory::request check_request(
    commerce_state const& now, commerce::commerce_order const& order) {
    return detail::inventory_request<contracts::check_order_inventory::request>(now, order);
}
TREATY_INLINE contracts::reserve_order_inventory::request reserve_request(
    commerce_state const& now, commerce::commerce_order const& order) {
    return detail::inventory_request<contracts::reserve_order_inventory::request>(now, order);
}
TREATY_INLINE contracts::cancel_order_inventory::request cancel_request(
    commerce::commerce_order const& order) {
    contracts::cancel_order_inventory::request made{};
    made.store = order.store;
    made.order = identifier_of(order);
    return made;
}

TREATY_INLINE contracts::transfer_order::request transfer_request(
    commerce_state const& now, commerce::commerce_order const& order) {
    contracts::transfer_order::request made{};
    words::order_header& header = made.order.header;
    header.identifier = identifier_of(order);
    header.references = detail::references_of(now, order);
    if (order.totals) {
        header.charges.emplace();
        header.charges->total_product_price = order.totals->total_product_price;
        header.charges->total_adjustment = order.totals->total_adjustment;
        header.charges->total_shipping_charge = order.totals->total_shipping_charge;
        header.charges->total_sales_tax = order.totals->total_sales_tax;
        header.charges->total_shipping_tax = order.totals->total_shipping_tax;
    }
    header.payment = detail::payment_of(now, order);
    header.status.emplace();
    header.status->status = words::status_text{commerce::code_of(order.state)};
    header.placed_at = order.placed_at;
    header.last_updated_at = order.updated_at;
    for (commerce::order_line const& line : order.lines)
        made.order.items.push_back(detail::item_of(now, line));
    return made;
}

TREATY_INLINE contracts::preprocess_order::request price_request(
    commerce::commerce_order const& order) {
    contracts::preprocess_order::request made{};
    made.order.id = order.id;
    made.store = order.store;
    made.customer = order.customer;
    made.promotion_codes = order.promotions;
    made.context.emplace();
    made.context->currency = order.currency;
    for (commerce::order_line const& line : order.lines) {
        contracts::preprocess_order::line one{};
        one.order_item.id = line.id;
        one.product.sku = line.item;
        one.quantity = line.quantity;
        made.lines.push_back(std::move(one));
    }
    return made;
}

TREATY_INLINE void take_statuses(commerce::commerce_order& order,
                                 words::inventory_line_outcomes const& answer) {
    for (words::inventory_line_outcome const& one : answer) {
        if (!one.order_item.id) continue;
        commerce::order_line* line = order.line(*one.order_item.id);
        if (line == nullptr) continue;
        line->supply = one.status;
        line->available_at = one.available_at;
        if (one.fulfillment_center) line->center = one.fulfillment_center;
    }
}

namespace detail {

inline bool adds_up(commerce::commerce_order const& order,
                    words::inventory_line_outcomes const& answer) {
    std::map<commerce::order_item_id, treaty::decimal> sums;
    std::set<commerce::order_item_id> first_pieces;
    for (words::inventory_line_outcome const& one : answer) {
        if (one.order_item.id && !first_pieces.insert(*one.order_item.id).second) return false;
        auto const group = one.order_item.id ? one.order_item.id : one.correlation_group;
        commerce::order_line const* line = group ? order.line(*group) : nullptr;
        if (line == nullptr || one.requested.unit != line->quantity.unit ||
            !one.requested.value.is_positive() ||
            !treaty::quantity_value::fits(one.requested.value))
            return false;
        sums[*group] += one.requested.value;
    }
    for (commerce::order_line const& line : order.lines)
        if (auto const at = sums.find(line.id);
            at == sums.end() || at->second != line.quantity.value)
            return false;
    return true;
}

// A piece's own values; a split line keeps everything that is not about supply.
inline void take_piece(commerce::order_line& line, words::inventory_line_outcome const& one) {
    line.quantity = one.requested;
    line.supply = one.status;
    line.available_at = one.available_at;
    line.center = one.fulfillment_center;
    line.figures.reset();
}

}  // namespace detail

TREATY_INLINE bool take_reservation(commerce::order_book& book, commerce::commerce_order& order,
                                    words::inventory_line_outcomes const& answer,
                                    std::optional<treaty::instant> until) {
    if (!detail::adds_up(order, answer)) return false;
    commerce::reservation_record held{};
    held.until = until;
    std::vector<commerce::order_line> lines;
    for (words::inventory_line_outcome const& one : answer) {
        bool const first = one.order_item.id.has_value();
        commerce::order_line line =
            *order.line(first ? *one.order_item.id : *one.correlation_group);
        if (!first) {
            line.id = book.next_id();
            line.external_id.reset();
        }
        detail::take_piece(line, one);
        if (one.status != words::inventory_status::unallocated)
            held.lines.emplace(line.id, line.quantity);
        lines.push_back(std::move(line));
    }
    order.lines = std::move(lines);
    order.reserved.reset();
    if (!held.lines.empty()) order.reserved = std::move(held);
    return true;
}

TREATY_INLINE bool still_fits(commerce::commerce_order const& order) {
    if (!order.reserved || order.reserved->lines.size() != order.lines.size()) return false;
    for (commerce::order_line const& line : order.lines) {
        auto const held = order.reserved->lines.find(line.id);
        if (held == order.reserved->lines.end() || !(held->second == line.quantity)) return false;
    }
    return true;
}

TREATY_INLINE treaty::money grand_total(commerce::order_totals const& totals) {
    return totals.total_product_price + totals.total_adjustment + totals.total_shipping_charge +
           totals.total_sales_tax + totals.total_shipping_tax;
}

}  // namespace simulator::shop_messages
