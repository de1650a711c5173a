// SPDX-License-Identifier: BSL-1.0
// The updates that are sent: the same ones to everybody, computed from a number, so that whoever
// sends, keeps or checks them needs no file.
#pragma once

#include <contracts/feed.hpp>

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <string>
#include <string_view>

namespace feed_over_http {

namespace contract = contracts::update_inventory_levels;
using contract::feed_line;

// Ten digits, and the last eight of them count the passes over all entries: a sender writes them
// into what it has prepared, so that every update is newer than the one before.
inline constexpr std::int64_t first_version = 1'000'000'000;
inline constexpr std::size_t pass_digits = 8;

// What is sent for this entry in this pass. SKUs have 8 to 14 characters.
inline feed_line line_of(std::size_t entry, std::int64_t pass = 0) {
    char text[24];
    std::snprintf(text, sizeof text, "SK%0*zu", static_cast<int>(6 + entry % 7), entry);
    return {.sku = contract::feed_sku{std::string_view{text}},
            .store = contract::store_id{static_cast<std::int32_t>(10101 + entry % 4)},
            .center = contract::fulfillment_center_id{static_cast<std::int32_t>(501 + entry % 16)},
            .quantity = static_cast<std::int32_t>(entry * 7919 % 10'000),
            .unit = entry % 8 == 0 ? contract::feed_unit::gram : contract::feed_unit::each,
            .status = entry % 3 == 0 ? contract::inventory_status::backordered
                                     : contract::inventory_status::available,
            .as_of = treaty::instant::from_seconds(1'795'000'000 +
                                                   static_cast<std::int64_t>(entry % 100'000)),
            .version = first_version + pass};
}

// For stores of text: what names the line, and what they keep of it.
inline std::string key_text(feed_line const& line) {
    return std::to_string(line.store.value()) + ":" + line.sku.str() + ":" +
           std::to_string(line.center.value());
}
inline std::string value_text(feed_line const& line) {
    return std::to_string(line.quantity) + "," + std::string{wire_name(line.unit)} + "," +
           std::to_string(static_cast<int>(line.status)) + "," + line.as_of.str() + "," +
           std::to_string(line.version);
}

}  // namespace feed_over_http
