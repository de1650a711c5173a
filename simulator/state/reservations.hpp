// SPDX-License-Identifier: BSL-1.0
// What is held for orders that are not transferred yet: at most one reservation an order. Each ends
// once: given back (cancelled, replaced, expired and cleaned up) or consumed by the transfer.
#pragma once

#include <simulator/state/supply.hpp>

#include <limits>
#include <set>
#include <utility>

namespace simulator {

// One line as it was asked for, with what is held for it.
struct reserved_line {
    order_item_identifier order_item;
    product_identifier product;
    kit_components components;
    treaty::quantity requested;
    supply_pieces pieces;  // none: nothing could be held
};

struct reservation {
    std::int64_t number = 0;
    store_id store;
    order_identifier order;
    treaty::instant made_at;
    // From then on it may be cleaned up; the stock is not free before that happened.
    std::optional<treaty::instant> expires_at;
    std::vector<reserved_line> lines;
};

// How reservations ended, and how many.
struct reservation_ends {
    std::int64_t cancelled = 0;
    std::int64_t replaced = 0;
    std::int64_t expired = 0;
    std::int64_t consumed = 0;

    [[nodiscard]] std::int64_t total() const { return cancelled + replaced + expired + consumed; }
};

class reservation_book {
public:
    [[nodiscard]] reservation const* find(order_id order) const;
    [[nodiscard]] reservation* find(order_id order);
    // Whether a reservation of another order than this has the item.
    [[nodiscard]] bool item_of_another(order_item_id item, order_id order) const;

    // There is none for the order yet. Gives it its number.
    void add(order_id order, reservation made);
    // Takes it out; `end` is the count that goes up by one.
    reservation remove(order_id order, std::int64_t reservation_ends::*end);
    // Lines were taken out of it through `find`.
    void item_gone(order_item_id item, order_id order) { items_.erase({item, order}); }

    [[nodiscard]] std::map<order_id, reservation> const& all() const { return held_; }
    [[nodiscard]] std::map<order_id, reservation>& all() { return held_; }
    [[nodiscard]] std::int64_t made() const { return made_; }
    [[nodiscard]] reservation_ends const& ends() const { return ends_; }
    [[nodiscard]] reservation_ends& ends() { return ends_; }

private:
    std::map<order_id, reservation> held_;
    std::set<std::pair<order_item_id, order_id>> items_;
    std::int64_t made_ = 0;
    reservation_ends ends_;
};

// Whether both mean the same line: by the commerce site's number if both have it, else by the
// other.
inline bool same_item(order_item_identifier const& a, order_item_identifier const& b) {
    if (a.id && b.id) return *a.id == *b.id;
    return a.external_id && b.external_id && *a.external_id == *b.external_id;
}

// Each settles once, and holds something under a number of its own.
[[nodiscard]] std::vector<violation> check(reservation_book const& book);

}  // namespace simulator

#ifndef TREATY_SEPARATE_COMPILATION
#include <simulator/state/reservations.ipp>
#endif
