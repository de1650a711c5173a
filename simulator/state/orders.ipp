// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <simulator/state/distinguished_name.hpp>
#include <simulator/state/orders.hpp>
#include <simulator/state/reservations.hpp>

#include <algorithm>
#include <cassert>
#include <limits>
#include <string>

namespace simulator {

TREATY_INLINE status_text order_status_of(line_state state) {
    switch (state) {
        case line_state::backordered: return "B";
        case line_state::allocated: return "C";
        case line_state::released: return "R";
        case line_state::shipped: return "S";
        case line_state::cancelled: break;
    }
    return "X";
}

TREATY_INLINE status_text line_status_of(line_state state) {
    return state == line_state::shipped ? status_text{"D"} : order_status_of(state);
}

TREATY_INLINE bool may_become(line_state from, line_state to) {
    switch (from) {
        case line_state::backordered:
            return to == line_state::allocated || to == line_state::cancelled;
        case line_state::allocated:
            return to == line_state::backordered || to == line_state::released ||
                   to == line_state::cancelled;
        case line_state::released: return to == line_state::shipped;
        case line_state::shipped:
        case line_state::cancelled: break;
    }
    return false;
}

TREATY_INLINE treaty::decimal order_line::on_hand_of(sku const& item) const {
    treaty::decimal sum;
    for (supply_piece const& piece : pieces)
        if (piece.from.item == item && piece.from.receipt == on_hand_stock) sum += piece.quantity;
    return sum;
}

TREATY_INLINE treaty::decimal order_line::supplied_of(sku const& item) const {
    treaty::decimal sum;
    for (supply_piece const& piece : pieces)
        if (piece.from.item == item) sum += piece.quantity;
    return sum;
}

TREATY_INLINE bool order_line::all_on_hand() const {
    return std::all_of(needs.begin(), needs.end(), [this](supply_need const& need) {
        return on_hand_of(need.item) == need.per_unit * open();
    });
}

TREATY_INLINE bool order_line::all_supplied() const {
    return std::all_of(needs.begin(), needs.end(),
                       [this](supply_need const& need) { return missing_of(need).is_zero(); });
}

TREATY_INLINE void order_line::settle(treaty::instant now) {
    if (!history.empty() && state() != line_state::backordered && state() != line_state::allocated)
        return;
    become(all_on_hand() ? line_state::allocated : line_state::backordered, now);
}

TREATY_INLINE void order_line::become(line_state to, treaty::instant now) {
    if (!history.empty() && state() == to) return;
    assert(history.empty() || may_become(state(), to));
    history.push_back({to, now});
}

TREATY_INLINE order_identifier oms_order::identifier() const {
    order_identifier both = content.header.identifier;
    both.external_id = external_id;
    return both;
}

TREATY_INLINE line_state oms_order::state() const {
    line_state least = line_state::cancelled;
    for (order_line const& line : lines) least = std::min(least, line.state());
    return least;
}

TREATY_INLINE std::optional<std::size_t> oms_order::place_of(
    order_item_identifier const& item) const {
    for (std::size_t i = 0; i < content.items.size(); ++i)
        if (same_item(content.items[i].identifier, item)) return i;
    return std::nullopt;
}

TREATY_INLINE oms_order const* order_book::find(order_number number) const {
    auto const found = orders_.find(number);
    return found == orders_.end() ? nullptr : &found->second;
}

TREATY_INLINE oms_order const* order_book::find(order_id id) const {
    auto const found = by_id_.find(id);
    return found == by_id_.end() ? nullptr : find(found->second);
}

TREATY_INLINE oms_order const* order_book::find(external_order_id const& id) const {
    auto const found = by_external_.find(id);
    return found == by_external_.end() ? nullptr : find(found->second);
}

TREATY_INLINE oms_order const* order_book::find(order_identifier const& named) const {
    if (!named.external_id) return named.id ? find(*named.id) : nullptr;
    oms_order const* one = find(*named.external_id);
    return one != nullptr && named.id && one->id() != *named.id ? nullptr : one;
}

TREATY_INLINE bool order_book::item_of_another(order_item_id item, order_id order) const {
    for (auto at = items_.lower_bound({item, std::numeric_limits<std::int64_t>::min()});
         at != items_.end() && at->first == item; ++at)
        if (at->second != order) return true;
    return false;
}

namespace detail {

TREATY_INLINE std::string customer_key(member_id id) {
    return "id " + id.str();
}
TREATY_INLINE std::string customer_key(distinguished_name const& name) {
    return "dn " + key_of_name(name.view());
}

TREATY_INLINE bool is_customer(std::optional<member_identifier> const& of_order,
                               member_identifier const& who) {
    if (!of_order) return false;
    if (who.id && of_order->id != who.id) return false;
    return !who.distinguished_name ||
           (of_order->distinguished_name && key_of_name(of_order->distinguished_name->view()) ==
                                                key_of_name(who.distinguished_name->view()));
}

}  // namespace detail

TREATY_INLINE std::vector<oms_order const*> order_book::of_customer(
    member_identifier const& who) const {
    std::vector<oms_order const*> found;
    if (!who.id && !who.distinguished_name) return found;
    auto const listed = by_customer_.find(who.id ? detail::customer_key(*who.id)
                                                 : detail::customer_key(*who.distinguished_name));
    if (listed == by_customer_.end()) return found;
    for (auto at = listed->second.rbegin(); at != listed->second.rend(); ++at) {
        oms_order const* one = find(*at);
        if (detail::is_customer(one->content.header.references.customer, who)) found.push_back(one);
    }
    return found;
}

TREATY_INLINE oms_order& order_book::add(oms_order transferred) {
    assert(find(transferred.id()) == nullptr);
    transferred.number = orders_.empty() ? 1 : orders_.rbegin()->first + 1;
    std::string digits = std::to_string(transferred.number);
    digits.insert(0, digits.size() < 8 ? 8 - digits.size() : 0, '0');
    transferred.external_id = external_order_id{prefix_ + digits};
    by_id_[transferred.id()] = transferred.number;
    by_external_[transferred.external_id] = transferred.number;
    for (order_item const& item : transferred.content.items)
        if (item.identifier.id) items_.emplace(*item.identifier.id, transferred.id());
    if (auto const& who = transferred.content.header.references.customer) {
        if (who->id) by_customer_[detail::customer_key(*who->id)].push_back(transferred.number);
        if (who->distinguished_name)
            by_customer_[detail::customer_key(*who->distinguished_name)].push_back(
                transferred.number);
    }
    oms_order& kept = orders_.emplace(transferred.number, std::move(transferred)).first->second;
    file(kept);
    return kept;
}

TREATY_INLINE void order_book::file(oms_order const& one) {
    if (one.open())
        open_.insert(one.number);
    else
        open_.erase(one.number);
}

namespace detail {

TREATY_INLINE void check_line(std::vector<violation>& found, std::string const& where,
                              order_line const& line) {
    if (line.history.empty()) {
        found.push_back({"orders: every line has a state", where});
        return;
    }
    for (std::size_t i = 1; i < line.history.size(); ++i)
        if (!may_become(line.history[i - 1].to, line.history[i].to) ||
            line.history[i].at < line.history[i - 1].at)
            found.push_back({"orders: only legal transitions", where});
    if (line.shipped.is_negative() || line.shipped > line.ordered)
        found.push_back({"orders: never more shipped than ordered", where});
    bool const done = line.state() == line_state::shipped || line.state() == line_state::cancelled;
    if (done && !line.pieces.empty())
        found.push_back({"orders: what is done demands nothing", where});
    if (line.state() == line_state::shipped && line.shipped != line.ordered)
        found.push_back({"orders: a shipped line is shipped in full", where});
    if (done) return;
    for (supply_need const& need : line.needs)
        if (line.missing_of(need).is_negative())
            found.push_back({"orders: never more supplied than ordered", where});
    if ((line.state() == line_state::backordered) == line.all_on_hand())
        found.push_back({"orders: a line waits if and only if stock is missing", where});
}

}  // namespace detail

TREATY_INLINE std::vector<violation> check(order_book const& book) {
    std::vector<violation> found;
    for (auto const& [number, one] : book.all()) {
        std::string const which = "order " + one.external_id.str();
        if (one.lines.empty() || one.lines.size() != one.content.items.size()) {
            found.push_back({"orders: as many lines as items, and at least one", which});
            continue;
        }
        if (!one.content.header.identifier.id || book.find(one.id()) != &one ||
            book.find(one.external_id) != &one || one.number != number)
            found.push_back({"orders: each is found under its numbers", which});
        bool whole = true;
        for (std::size_t i = 0; i < one.lines.size(); ++i) {
            detail::check_line(found, which + ", line " + std::to_string(i + 1), one.lines[i]);
            whole = whole && !one.lines[i].history.empty();
        }
        if (whole && one.open() != (book.open().count(number) == 1))
            found.push_back({"orders: open ones are listed as open", which});
    }
    return found;
}

}  // namespace simulator
