// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <simulator/state/availability.hpp>
#include <simulator/state/supply.hpp>

#include <algorithm>

namespace simulator {

namespace detail {

using quantity_by_date = std::map<treaty::instant, treaty::decimal>;

// A list that is too long for the contract keeps its first dates: the caller wants the next ones.
TREATY_INLINE expected_inventory_list as_list(quantity_by_date const& by_date,
                                              treaty::unit_code unit) {
    expected_inventory_list list;
    for (auto const& [at, quantity] : by_date) {
        if (list.size() == expected_inventory_list::items_max) break;
        list.push_back({{quantity, unit}, at, {}});
    }
    return list;
}

}  // namespace detail

TREATY_INLINE product_availability availability_of(stock const& all, sku const& item,
                                                   std::vector<fulfillment_center_id> centers,
                                                   treaty::instant now) {
    product_stock const& product = *all.find(item);
    std::sort(centers.begin(), centers.end());
    centers.erase(std::unique(centers.begin(), centers.end()), centers.end());
    product_availability told;
    treaty::decimal on_hand;
    detail::quantity_by_date expected;
    for (fulfillment_center_id const center : centers) {
        center_stock const* place = all.find(item, center);
        treaty::decimal const here = place == nullptr ? treaty::decimal{} : place->free();
        detail::quantity_by_date expected_here;
        if (place != nullptr)
            for (auto const& [number, one] : place->expected)
                if (one.available_at > now && one.available_at < no_date &&
                    one.free().is_positive()) {
                    expected_here[one.available_at] += one.free();
                    expected[one.available_at] += one.free();
                }
        on_hand += here;
        if (told.fulfillment_centers.size() < fulfillment_center_inventory_list::items_max)
            told.fulfillment_centers.push_back(
                {center, {here, product.unit}, detail::as_list(expected_here, product.unit), {}});
    }
    told.item = item;
    told.catalog_entry = product.catalog_entry;
    told.on_hand = treaty::quantity{on_hand, product.unit};
    told.expected = detail::as_list(expected, product.unit);
    told.status = on_hand.is_positive() ? inventory_status::available
                  : expected.empty()    ? inventory_status::unavailable
                                        : inventory_status::future;
    return told;
}

}  // namespace simulator
