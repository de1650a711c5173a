// SPDX-License-Identifier: BSL-1.0
// A cache entry as flat records, which a treaty::cache can hold: one of the product, and a row for
// each level and each receipt. The key of a row has the number of the write that made it, so rows
// of two writes never mix: an entry is whole if all rows of the product's last write are there.
#pragma once

#include <simulator/state/cache_entry.hpp>
#include <treaty/contract/record.hpp>

#include <span>

namespace simulator::commerce {

struct cached_product {
    BOOST_HANA_DEFINE_STRUCT(cached_product,
        (store_id, store),
        (sku, item),
        (std::optional<treaty::instant>, as_of),  // the latest that was told, with levels or not
        (std::optional<treaty::instant>, updated_at),
        (bool, unlimited),
        (std::int64_t, write),   // 0: no longer cached
        (std::int32_t, rows));  // of that write
    using key = treaty::members<&cached_product::store, &cached_product::item>;
    using order = treaty::members<&cached_product::as_of>;
};

struct cached_row {
    BOOST_HANA_DEFINE_STRUCT(cached_row,
        (std::int64_t, write),
        (std::int32_t, place),                            // 0 .. rows-1
        (std::optional<fulfillment_center_id>, center),   // none: over all centers
        (std::optional<treaty::decimal>, quantity),       // none: a level that is not known
        (std::optional<treaty::instant>, available_at));  // none: on hand
    using key = treaty::members<&cached_row::write, &cached_row::place>;
    using order = treaty::members<&cached_row::write>;  // where room is needed, old ones go first
};

// Each level before its receipts, and these in their order.
std::vector<cached_row> rows_of(cache_entry const& entry, std::int64_t write);

// The entry of a product and all rows of its write.
cache_entry entry_of(cached_product const& product,
                     std::span<std::optional<cached_row> const> rows);

}  // namespace simulator::commerce

#ifndef TREATY_SEPARATE_COMPILATION
#include <simulator/state/cached_records.ipp>
#endif
