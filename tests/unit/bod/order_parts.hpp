// SPDX-License-Identifier: BSL-1.0
// What all messages with an order have in common, for tests.
#pragma once

#include <contracts/vocabulary/order.hpp>

#include <optional>

namespace support {

// A price of a message always has a quantity.
inline void name_quantity(std::optional<contracts::vocabulary::unit_price>& price) {
    if (price && !price->quantity) price->quantity = treaty::pieces(1);
}
// A description without a text is none.
inline void drop_silent_descriptions(contracts::vocabulary::adjustments& all) {
    for (auto& one : all) {
        auto const said = one.descriptions;
        one.descriptions.clear();
        for (auto const& description : said)
            if (!description.text.view().empty()) one.descriptions.push_back(description);
    }
}
// What of an order's prices and adjustments does not survive the trip.
inline void make_carriable(contracts::vocabulary::sales_order& order) {
    for (auto& item : order.items) {
        if (item.charges) name_quantity(item.charges->unit_price);
        if (item.charges) drop_silent_descriptions(item.charges->adjustments);
        for (auto& part : item.components) name_quantity(part.unit_price);
    }
}

}  // namespace support
