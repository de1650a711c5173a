// SPDX-License-Identifier: BSL-1.0
// What the commerce site's inventory cache holds of one product, as its readers see it.
#pragma once

#include <contracts/vocabulary/stock.hpp>

#include <map>
#include <optional>
#include <vector>

namespace simulator::commerce {

using namespace contracts::vocabulary;

struct expected_receipt {
    treaty::decimal quantity;
    treaty::instant available_at;
    friend bool operator==(expected_receipt const&, expected_receipt const&) = default;
};

inline bool is_earlier(expected_receipt const& a, expected_receipt const& b) {
    return a.available_at != b.available_at ? a.available_at < b.available_at
                                            : a.quantity < b.quantity;
}

// The level of one product, over all centers or at one.
struct stock_level {
    std::optional<treaty::decimal> on_hand;  // none: only receipts are known
    std::vector<expected_receipt> expected;  // earliest first
    friend bool operator==(stock_level const&, stock_level const&) = default;
};

struct cache_entry {
    std::optional<stock_level> overall;
    std::map<fulfillment_center_id, stock_level> centers;
    // Available without end: a status without a quantity says so in the second model.
    bool unlimited = false;
    std::optional<treaty::instant> updated_at;  // none: never expires, unless at once
    friend bool operator==(cache_entry const&, cache_entry const&) = default;
};

}  // namespace simulator::commerce
