// SPDX-License-Identifier: BSL-1.0
// Orders that were transferred to the order management system, and how far each line is. A line
// demands stock until it is shipped; what it demands and nobody can supply yet is simply missing,
// and goods that come in fill it.
#pragma once

#include <contracts/vocabulary/order.hpp>
#include <simulator/state/supply.hpp>

#include <set>
#include <utility>

namespace simulator {

// A line goes from backordered (waits for stock) over allocated (all of it on hand) and released
// (to fulfillment, cannot be stopped any more) to shipped. An allocated line whose quantity grows
// may wait again. Cancelled is possible until it is released.
enum class line_state : std::uint8_t { backordered, allocated, released, shipped, cancelled };

// The letters of the commerce site's own states, as order management systems report them. An order
// is `S` when it is shipped and its lines are `D`, which makes the commerce site capture payment.
[[nodiscard]] status_text order_status_of(line_state state);
[[nodiscard]] status_text line_status_of(line_state state);

[[nodiscard]] bool may_become(line_state from, line_state to);

struct line_change {
    line_state to;
    treaty::instant at;
};

struct order_line {
    std::vector<supply_need> needs;
    bool is_kit = false;
    treaty::decimal ordered;
    treaty::decimal shipped;
    supply_pieces pieces;  // of what is not shipped yet
    std::vector<line_change> history;
    std::optional<treaty::instant> last_shipped_at;

    [[nodiscard]] line_state state() const { return history.back().to; }
    [[nodiscard]] treaty::decimal open() const { return ordered - shipped; }
    // Of a product it needs: demanded from on hand, or from anywhere; and what nobody supplies yet.
    [[nodiscard]] treaty::decimal on_hand_of(sku const& item) const;
    [[nodiscard]] treaty::decimal supplied_of(sku const& item) const;
    [[nodiscard]] treaty::decimal missing_of(supply_need const& need) const {
        return need.per_unit * open() - supplied_of(need.item);
    }
    [[nodiscard]] bool all_on_hand() const;
    [[nodiscard]] bool all_supplied() const;
    // Takes the state that follows from its pieces, if it is not released yet.
    void settle(treaty::instant now);
    void become(line_state to, treaty::instant now);
};

// Numbers orders in the sequence of their transfer.
using order_number = std::int64_t;

struct oms_order {
    order_number number = 0;
    external_order_id external_id;
    sales_order content;            // as it came; changed quantities are written back
    std::vector<order_line> lines;  // one for each item of the content
    treaty::instant transferred_at;
    treaty::instant changed_at;
    std::string transfer_key;
    std::int64_t reports = 0;  // status reports made of it, which number themselves

    [[nodiscard]] store_id store() const { return content.header.references.store; }
    [[nodiscard]] order_id id() const { return *content.header.identifier.id; }
    [[nodiscard]] order_identifier identifier() const;
    // That of the line that is behind most; cancelled lines count only if all are.
    [[nodiscard]] line_state state() const;
    [[nodiscard]] bool open() const {
        return state() != line_state::shipped && state() != line_state::cancelled;
    }
    // The place of the line; empty if it has none such.
    [[nodiscard]] std::optional<std::size_t> place_of(order_item_identifier const& item) const;
};

class order_book {
public:
    order_book() = default;
    // "OMS-00000001" with the prefix of the default.
    explicit order_book(std::string prefix) : prefix_(std::move(prefix)) {}

    [[nodiscard]] oms_order const* find(order_number number) const;
    [[nodiscard]] oms_order const* find(order_id id) const;
    [[nodiscard]] oms_order const* find(external_order_id const& id) const;
    // Null also if its numbers are of two orders.
    [[nodiscard]] oms_order const* find(order_identifier const& named) const;
    // As above, to change it.
    template <class Name>
    [[nodiscard]] oms_order* change(Name const& name) {
        return const_cast<oms_order*>(std::as_const(*this).find(name));
    }
    // Whether another order than this has the item.
    [[nodiscard]] bool item_of_another(order_item_id item, order_id order) const;
    // Orders of the customer, latest first. All that is named has to be what the order has.
    [[nodiscard]] std::vector<oms_order const*> of_customer(member_identifier const& who) const;

    // Gives it its numbers. There is none of its id yet.
    oms_order& add(oms_order transferred);
    // Orders that are neither shipped nor cancelled, in the sequence of their transfer.
    [[nodiscard]] std::set<order_number> const& open() const { return open_; }
    // To be called after an order changed its state.
    void file(oms_order const& one);

    [[nodiscard]] std::map<order_number, oms_order> const& all() const { return orders_; }
    [[nodiscard]] std::map<order_number, oms_order>& all() { return orders_; }

private:
    std::string prefix_ = "OMS-";
    std::map<order_number, oms_order> orders_;
    std::map<order_id, order_number> by_id_;
    std::map<external_order_id, order_number> by_external_;
    std::map<std::string, std::vector<order_number>> by_customer_;
    std::set<std::pair<order_item_id, order_id>> items_;
    std::set<order_number> open_;
};

// Only legal transitions, in time; never more shipped or supplied than ordered; states true to the
// stock behind them; every order found under its numbers.
[[nodiscard]] std::vector<violation> check(order_book const& book);

}  // namespace simulator

#ifndef TREATY_SEPARATE_COMPILATION
#include <simulator/state/orders.ipp>
#endif
