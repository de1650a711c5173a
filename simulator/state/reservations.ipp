// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <simulator/state/reservations.hpp>

#include <cassert>
#include <string>

namespace simulator {

TREATY_INLINE reservation const* reservation_book::find(order_id order) const {
    auto const found = held_.find(order);
    return found == held_.end() ? nullptr : &found->second;
}

TREATY_INLINE reservation* reservation_book::find(order_id order) {
    auto const found = held_.find(order);
    return found == held_.end() ? nullptr : &found->second;
}

TREATY_INLINE bool reservation_book::item_of_another(order_item_id item, order_id order) const {
    for (auto at = items_.lower_bound({item, std::numeric_limits<std::int64_t>::min()});
         at != items_.end() && at->first == item; ++at)
        if (at->second != order) return true;
    return false;
}

TREATY_INLINE void reservation_book::add(order_id order, reservation made) {
    assert(find(order) == nullptr);
    made.number = ++made_;
    for (reserved_line const& line : made.lines)
        if (line.order_item.id) items_.emplace(*line.order_item.id, order);
    held_.emplace(order, std::move(made));
}

TREATY_INLINE reservation reservation_book::remove(order_id order,
                                                   std::int64_t reservation_ends::*end) {
    auto const found = held_.find(order);
    assert(found != held_.end());
    reservation gone = std::move(found->second);
    held_.erase(found);
    for (reserved_line const& line : gone.lines)
        if (line.order_item.id) items_.erase({*line.order_item.id, order});
    ++(ends_.*end);
    return gone;
}

TREATY_INLINE std::vector<violation> check(reservation_book const& book) {
    std::vector<violation> found;
    auto const live = static_cast<std::int64_t>(book.all().size());
    if (book.made() != live + book.ends().total())
        found.push_back({"reservations: each settles once",
                         std::to_string(book.made()) + " made, " + std::to_string(live) +
                             " held, " + std::to_string(book.ends().total()) + " ended"});
    std::set<std::int64_t> numbers;
    for (auto const& [order, one] : book.all()) {
        std::string const which = "order " + order.str();
        if (one.order.id != order)
            found.push_back({"reservations: filed under the number of its order", which});
        if (!numbers.insert(one.number).second || one.number > book.made())
            found.push_back({"reservations: each has a number of its own", which});
        bool holds = false;
        for (reserved_line const& line : one.lines)
            for (supply_piece const& piece : line.pieces) {
                holds = true;
                if (!piece.quantity.is_positive())
                    found.push_back({"reservations: a piece is of something", which});
            }
        if (!holds) found.push_back({"reservations: one that holds nothing is none", which});
    }
    return found;
}

}  // namespace simulator
