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
inline void name_quantities(contracts::vocabulary::sales_order& order) {
    for (auto& item : order.items) {
        if (item.charges) name_quantity(item.charges->unit_price);
        for (auto& part : item.components) name_quantity(part.unit_price);
    }
}

}  // namespace support
