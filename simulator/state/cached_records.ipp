// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <simulator/state/cached_records.hpp>

namespace simulator::commerce {

TREATY_INLINE std::vector<cached_row> rows_of(cache_entry const& entry, std::int64_t write) {
    std::vector<cached_row> rows;
    auto const add = [&](auto center, auto quantity, std::optional<treaty::instant> available_at) {
        rows.push_back(
            {write, static_cast<std::int32_t>(rows.size()), center, quantity, available_at});
    };
    auto const add_level = [&](std::optional<fulfillment_center_id> center, stock_level const& of) {
        add(center, of.on_hand, std::nullopt);
        for (expected_receipt const& one : of.expected) add(center, one.quantity, one.available_at);
    };
    if (entry.overall) add_level(std::nullopt, *entry.overall);
    for (auto const& [center, level] : entry.centers) add_level(center, level);
    return rows;
}

TREATY_INLINE cache_entry entry_of(cached_product const& product,
                                   std::span<std::optional<cached_row> const> rows) {
    cache_entry entry{.overall = std::nullopt,
                      .centers = {},
                      .unlimited = product.unlimited,
                      .updated_at = product.updated_at};
    for (std::optional<cached_row> const& row : rows) {
        if (!row->center && !entry.overall) entry.overall.emplace();
        stock_level& level = row->center ? entry.centers[*row->center] : *entry.overall;
        if (row->available_at)
            level.expected.push_back({*row->quantity, *row->available_at});
        else
            level.on_hand = row->quantity;
    }
    return entry;
}

}  // namespace simulator::commerce
