// SPDX-License-Identifier: BSL-1.0
// The commerce site's copy of stock levels, and when to trust it. One engine holds both models of
// the vendor: levels that are trusted above a threshold and never expire, and records with an
// expiry time above and another below it. The levels lie in treaty::cache, in bounded memory.
#pragma once

#include <simulator/state/cached_records.hpp>
#include <simulator/state/violation.hpp>
#include <treaty/cache.hpp>

#include <chrono>
#include <memory>
#include <set>

namespace simulator::commerce {

// When a level answers a question and when the external system is asked instead.
struct cache_policy {
    std::optional<treaty::decimal> threshold = treaty::decimal{100};  // none: minus infinity
    bool strictly_above = true;  // the first model; the second counts the threshold itself as above
    std::optional<std::chrono::seconds> expiry_above;  // none: never; 0: at once
    std::optional<std::chrono::seconds> expiry_below = std::chrono::seconds{0};
    bool decrement_at_submit = true;
    bool keep_pulled_answers = false;  // write what the external system answered into the cache
};

// How much is kept at most. Memory is set aside at once, and taken from the machine as it is used.
struct cache_size {
    // Removed ones count too, and stay, so that no removal is forgotten for lack of room: a product
    // beyond these is not cached.
    std::size_t products = 100'000;
    // Levels and receipts; older ones make room, and their products are no longer cached. Enough
    // for the largest product of a message twice: its new rows are written before the old ones go.
    std::size_t rows = 400'000;
};

// One thread at a time may change it. Any number may read meanwhile: they take no lock, and never
// see half a product.
class inventory_cache {
public:
    inventory_cache() : inventory_cache(cache_size{}) {}
    explicit inventory_cache(cache_size size);

    // Puts the entry in place of what is there. False, and nothing changes, if what is there (or
    // was removed) is of a later time. An entry without a time always wins and takes over the
    // latest time that is known, so that time does not go back.
    bool put(store_id store, sku const& item, cache_entry const& entry,
             std::optional<treaty::instant> as_of);
    // No longer cached, in any center. The time of removal stays, so that an older level that
    // arrives late does not bring the product back.
    bool remove(store_id store, sku const& item, std::optional<treaty::instant> as_of);
    // Calls change(cache_entry&) on a copy, or on an empty one if the product is not cached, and
    // puts it in place, at the time that is known.
    template <class Change>
    void amend(store_id store, sku const& item, Change change) {
        cache_entry entry = find(store, item).value_or(cache_entry{});
        change(entry);
        put(store, item, entry, std::nullopt);
    }
    // What was sold leaves the levels: the overall one, and the center's or, where none is named,
    // the centers' in their order. Where a level would fall below zero it was stale, and the
    // product is no longer cached: the external system has to be asked.
    void decrement(store_id store, sku const& item, treaty::decimal sold,
                   std::optional<fulfillment_center_id> center);

    // Empty if the product is not cached.
    [[nodiscard]] std::optional<cache_entry> find(store_id store, sku const& item) const;
    [[nodiscard]] std::optional<treaty::instant> time_of(store_id store, sku const& item) const;
    [[nodiscard]] bool is_newer(store_id store, sku const& item,
                                std::optional<treaty::instant> as_of) const {
        auto const known = time_of(store, item);
        return as_of && known && *as_of < *known;
    }
    // visit(store, sku, cache_entry, as_of), in the order of stores and products.
    template <class Visit>
    void for_each(Visit visit) const {
        for (cached_product& one : known())
            if (auto const entry = read(one)) visit(one.store, one.item, *entry, one.as_of);
    }
    // visit(store, sku, as_of) for what is not cached and may not come back from before that time.
    template <class Visit>
    void for_each_removed(Visit visit) const {
        for (cached_product& one : known())
            if (!read(one) && one.as_of) visit(one.store, one.item, *one.as_of);
    }
    // How many products for_each visits.
    [[nodiscard]] std::size_t size() const;

private:
    struct tables {
        explicit tables(cache_size size)
            : products({.entries_max = size.products}),
              rows({.entries_max = size.rows, .when_full = treaty::when_full::evict}) {}

        // Of levels of the same time the last to arrive counts.
        treaty::cache<cached_product, treaty::not_older_wins> products;
        treaty::cache<cached_row> rows;
    };

    bool write(store_id store, sku const& item, std::optional<cache_entry> const& entry,
               std::optional<treaty::instant> as_of);
    void forget_rows(cached_product const& of);
    // By store and product.
    [[nodiscard]] std::vector<cached_product> known() const;
    // Empty if the product is not cached. If it is written meanwhile, `seen` becomes the new one.
    std::optional<cache_entry> read(cached_product& seen) const;

    std::unique_ptr<tables> held_;  // by pointer, so that a cache can be moved
    std::int64_t last_write_ = 0;
};

// What the cache can say of one product.
struct cached_answer {
    treaty::decimal on_hand;  // overall, or else over the asked centers
    bool unlimited = false;
    std::vector<expected_receipt> expected;
};

// The answer of the cache, or none if the external system has to be asked. `wanted` is 0 where a
// product page is shown. A count settles the matter if it is above the threshold and fresh; and
// more than is cached is never promised, so a larger wish is a question for the other side.
std::optional<cached_answer> answer_from(inventory_cache const& cache, cache_policy const& policy,
                                         store_id store, std::set<fulfillment_center_id> const& of,
                                         sku const& item, treaty::decimal wanted,
                                         treaty::instant now);

// Levels are never negative; receipts are positive and in order of time.
std::vector<violation> check(inventory_cache const& cache);

}  // namespace simulator::commerce

#ifndef TREATY_SEPARATE_COMPILATION
#include <simulator/state/inventory_cache.ipp>
#endif
