// SPDX-License-Identifier: BSL-1.0
// The commerce site's copy of stock levels, and when to trust it. One engine holds both models of
// the vendor: levels that are trusted above a threshold and never expire, and records with an
// expiry time above and another below it. It is a plain, ordered structure, the reference for any
// faster one behind the same interface.
#pragma once

#include <contracts/vocabulary/stock.hpp>
#include <simulator/state/violation.hpp>

#include <algorithm>
#include <chrono>
#include <map>
#include <set>
#include <utility>
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

// When a level answers a question and when the external system is asked instead.
struct cache_policy {
    std::optional<treaty::decimal> threshold = treaty::decimal{100};  // none: minus infinity
    bool strictly_above = true;  // the first model; the second counts the threshold itself as above
    std::optional<std::chrono::seconds> expiry_above;  // none: never; 0: at once
    std::optional<std::chrono::seconds> expiry_below = std::chrono::seconds{0};
    bool decrement_at_submit = true;
    bool keep_pulled_answers = false;  // write what the external system answered into the cache
};

class inventory_cache {
public:
    using key = std::pair<store_id, sku>;

    // Puts the entry in place of what is there. False, and nothing changes, if what is there (or
    // was removed) is of a later time. An entry without a time always wins and takes over the
    // latest time that is known, so that time does not go back.
    bool put(store_id store, sku const& item, cache_entry entry,
             std::optional<treaty::instant> as_of) {
        slot& place = slots_[{store, item}];
        if (!advance(place, as_of)) return false;
        place.entry = std::move(entry);
        return true;
    }
    // No longer cached, in any center. The time of removal stays, so that an older level that
    // arrives late does not bring the product back.
    bool remove(store_id store, sku const& item, std::optional<treaty::instant> as_of) {
        slot& place = slots_[{store, item}];
        if (!advance(place, as_of)) return false;
        place.entry.reset();
        return true;
    }
    [[nodiscard]] bool is_newer(store_id store, sku const& item,
                                std::optional<treaty::instant> as_of) const {
        auto const at = slots_.find({store, item});
        return at != slots_.end() && as_of && at->second.as_of && *as_of < *at->second.as_of;
    }
    // Null if the product is not cached.
    [[nodiscard]] cache_entry const* find(store_id store, sku const& item) const {
        auto const at = slots_.find({store, item});
        return at == slots_.end() || !at->second.entry ? nullptr : &*at->second.entry;
    }
    // What was sold leaves the levels: the overall one, and the center's or, where none is named,
    // the centers' in their order. Where a level would fall below zero it was stale, and the
    // product is no longer cached: the external system has to be asked.
    void decrement(store_id store, sku const& item, treaty::decimal sold,
                   std::optional<fulfillment_center_id> center) {
        auto const at = slots_.find({store, item});
        if (at == slots_.end() || !at->second.entry || at->second.entry->unlimited) return;
        if (!take(*at->second.entry, sold, center)) at->second.entry.reset();
    }
    [[nodiscard]] std::size_t size() const {
        return static_cast<std::size_t>(
            std::count_if(slots_.begin(), slots_.end(),
                          [](auto const& one) { return one.second.entry.has_value(); }));
    }
    // visit(store, sku, cache_entry, as_of), in the order of stores and products.
    template <class Visit>
    void for_each(Visit visit) const {
        for (auto const& [at, one] : slots_)
            if (one.entry) visit(at.first, at.second, *one.entry, one.as_of);
    }
    // visit(store, sku, as_of) for what was removed and may not come back from before that time.
    template <class Visit>
    void for_each_removed(Visit visit) const {
        for (auto const& [at, one] : slots_)
            if (!one.entry && one.as_of) visit(at.first, at.second, *one.as_of);
    }
    [[nodiscard]] std::optional<treaty::instant> time_of(store_id store, sku const& item) const {
        auto const at = slots_.find({store, item});
        return at == slots_.end() ? std::nullopt : at->second.as_of;
    }
    // Direct access for whoever loads a whole cache, and for tests that break one.
    cache_entry& at(store_id store, sku const& item) {
        slot& place = slots_[{store, item}];
        if (!place.entry) place.entry.emplace();
        return *place.entry;
    }

private:
    struct slot {
        std::optional<cache_entry> entry;
        std::optional<treaty::instant> as_of;
    };

    static bool advance(slot& place, std::optional<treaty::instant> as_of) {
        if (!as_of) return true;
        if (place.as_of && *as_of < *place.as_of) return false;
        place.as_of = as_of;
        return true;
    }
    static bool take(cache_entry& from, treaty::decimal sold,
                     std::optional<fulfillment_center_id> center) {
        if (from.overall && from.overall->on_hand) {
            if (*from.overall->on_hand < sold) return false;
            *from.overall->on_hand -= sold;
        }
        if (from.centers.empty()) return true;
        treaty::decimal left = sold;
        for (auto& [id, level] : from.centers) {
            if ((center && id != *center) || !level.on_hand) continue;
            treaty::decimal const here = std::min(left, *level.on_hand);
            *level.on_hand -= here;
            left -= here;
        }
        return left.is_zero();
    }

    std::map<key, slot> slots_;
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
