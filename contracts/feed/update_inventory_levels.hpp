// SPDX-License-Identifier: BSL-1.0
// The external system feeds levels of stock to the commerce site at high volume: one flat line for
// each product, store and center whose level changed. An operation of this library's own; the
// vendor's is UpdateInventoryCache. Lines carry levels, never differences, and each has a version,
// so sending one again, or late, is harmless.
#pragma once

#include <contracts/vocabulary/identifiers.hpp>
#include <contracts/vocabulary/stock.hpp>

namespace contracts::update_inventory_levels {

using namespace contracts::vocabulary;

// 23 bytes (chosen): key and value of a line fill one line of the processor's cache. A product with
// a longer SKU is updated by UpdateInventoryCache.
struct feed_sku : treaty::text<23, 1> {
    using text::text;
};

// Levels are whole numbers, so what is sold by weight or length is counted in a small unit. Codes
// of UN/ECE Recommendation 20.
enum class feed_unit : std::uint8_t { each, gram, millilitre, millimetre };
BOOST_DESCRIBE_ENUM(feed_unit, each, gram, millilitre, millimetre)

constexpr std::string_view wire_name(feed_unit unit) {
    switch (unit) {
        case feed_unit::each: return "EA";
        case feed_unit::gram: return "GRM";
        case feed_unit::millilitre: return "MLT";
        case feed_unit::millimetre: return "MMT";
    }
    return {};
}

struct feed_line {
    BOOST_HANA_DEFINE_STRUCT(feed_line,
        (feed_sku, sku),
        (store_id, store),
        (fulfillment_center_id, center),
        (std::int32_t, quantity),    // on hand, in `unit`
        (feed_unit, unit),
        (inventory_status, status),
        (treaty::instant, as_of),    // when the level was true
        (std::int64_t, version));  // rises with every change of this product at this place
    using key = treaty::members<&feed_line::sku, &feed_line::store, &feed_line::center>;
    using order = treaty::members<&feed_line::version>;
};

// Limit chosen: about 15 MB of JSON.
inline constexpr std::size_t feed_lines_max = 100'000;
using feed_lines = treaty::list<feed_line, feed_lines_max, 1>;

// What becomes of a message in which a line is refused.
enum class feed_mode : std::uint8_t {
    line_by_line,   // the other lines count
    all_or_nothing  // no line counts, and the answer is the fault LinesRefused
};
BOOST_DESCRIBE_ENUM(feed_mode, line_by_line, all_or_nothing)

struct request {
    BOOST_HANA_DEFINE_STRUCT(request,
        (std::optional<feed_mode>, mode),  // absent: line by line
        (feed_lines, lines));
};

enum class line_refusal : std::uint8_t { unknown_store, negative_quantity };
BOOST_DESCRIBE_ENUM(line_refusal, unknown_store, negative_quantity)

struct refused_line {
    BOOST_HANA_DEFINE_STRUCT(refused_line,
        (std::int32_t, line),  // its place in the request's list, counted from 0
        (line_refusal, reason));
};
using refused_lines = treaty::list<refused_line, feed_lines_max>;

// The counts of all lines of the request add up.
struct response {
    BOOST_HANA_DEFINE_STRUCT(response,
        (std::int32_t, applied),    // newer than what was there, or new
        (std::int32_t, unchanged),  // of the version that was there
        (std::int32_t, stale),      // older than what is there; dropped
        (refused_lines, refused));
};

struct lines_refused {
    static constexpr std::string_view title =
        "Lines were refused, so no line of the message counts.";
    static constexpr auto nature = treaty::fault_nature::rejected;
    BOOST_HANA_DEFINE_STRUCT(lines_refused,
        (refused_lines, refused));
};

struct operation {
    static constexpr std::string_view name = "UpdateInventoryLevels";
    static constexpr std::string_view summary =
        "Feeds levels of stock to the commerce site, one flat line for each product and place.";
    static constexpr auto safety = treaty::safety::idempotent;  // newer versions win
    static constexpr bool hot = true;                  // worth code of its own for each format
    static constexpr auto streamed = &request::lines;  // may arrive one by one, without an end
    using request_type = request;
    using response_type = response;
    using faults = treaty::faults<lines_refused>;
};

}  // namespace contracts::update_inventory_levels
