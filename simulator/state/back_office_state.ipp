// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <simulator/state/back_office_state.hpp>

#include <algorithm>
#include <string>

namespace simulator {

TREATY_INLINE bool served_store::has(fulfillment_center_id center) const {
    return std::find(centers.begin(), centers.end(), center) != centers.end();
}

TREATY_INLINE bool served_store::takes(treaty::currency_code const& currency) const {
    return std::find(currencies.begin(), currencies.end(), currency) != currencies.end();
}

TREATY_INLINE served_store const* back_office_state::find(store_id store) const {
    auto const found = stores.find(store);
    return found == stores.end() ? nullptr : &found->second;
}

namespace detail {

using claims_by_source = std::map<supply_source, claims>;

TREATY_INLINE claims_by_source claims_of_holders(back_office_state const& now) {
    claims_by_source all;
    for (auto const& [order, one] : now.reservations.all())
        for (reserved_line const& line : one.lines)
            for (supply_piece const& piece : line.pieces) all[piece.from].held += piece.quantity;
    for (auto const& [number, one] : now.orders.all())
        for (order_line const& line : one.lines)
            for (supply_piece const& piece : line.pieces)
                all[piece.from].demanded += piece.quantity;
    return all;
}

TREATY_INLINE claims_by_source claims_of_stock(stock const& all) {
    claims_by_source claimed;
    auto const note = [&claimed](supply_source const& source, claims const& some) {
        if (!some.held.is_zero() || !some.demanded.is_zero()) claimed[source] = some;
    };
    for (auto const& [item, product] : all.products())
        for (auto const& [center, place] : product.centers) {
            note({item, center}, place.claimed);
            for (auto const& [number, expected] : place.expected)
                note({item, center, number}, expected.claimed);
        }
    return claimed;
}

}  // namespace detail

TREATY_INLINE std::vector<violation> check(back_office_state const& now) {
    std::vector<violation> found = check(now.stock);
    append(found, check(now.reservations));
    append(found, check(now.orders));
    append(found, check(now.accounts));
    auto const holders = detail::claims_of_holders(now);
    auto books = detail::claims_of_stock(now.stock);
    auto const tell = [&found](supply_source const& source) {
        found.push_back({"stock: every claim has a holder, and every holder its claim",
                         source.item.str() + " in center " + source.center.str()});
    };
    for (auto const& [source, some] : holders) {
        claims const noted = books[source];
        if (noted.held != some.held || noted.demanded != some.demanded) tell(source);
        books.erase(source);
    }
    for (auto const& [source, some] : books) tell(source);
    for (auto const& [order, one] : now.reservations.all())
        if (now.orders.find(order) != nullptr)
            found.push_back({"reservations: none for a transferred order", "order " + order.str()});
    return found;
}

}  // namespace simulator
