// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <simulator/state/inventory_cache.hpp>

#include <algorithm>
#include <tuple>

namespace simulator::commerce {

namespace detail {

inline bool is_fresh(cache_policy const& policy, cache_entry const& entry, bool above,
                     treaty::instant now) {
    auto const& expiry = above ? policy.expiry_above : policy.expiry_below;
    if (!expiry) return true;
    if (expiry->count() == 0) return false;
    return !entry.updated_at || now < *entry.updated_at + *expiry;
}

inline bool is_above(cache_policy const& policy, treaty::decimal left) {
    if (!policy.threshold) return true;
    return policy.strictly_above ? left > *policy.threshold : left >= *policy.threshold;
}

// False if a level does not suffice.
inline bool take(cache_entry& from, treaty::decimal sold,
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

using product_key = treaty::record_key<cached_product>;
using row_key = treaty::record_key<cached_row>;

inline std::vector<row_key> row_keys(cached_product const& of) {
    std::vector<row_key> keys;
    keys.reserve(static_cast<std::size_t>(of.rows));
    for (std::int32_t place = 0; place < of.rows; ++place) keys.emplace_back(of.write, place);
    return keys;
}

}  // namespace detail

TREATY_INLINE inventory_cache::inventory_cache(cache_size size)
    : held_(std::make_unique<tables>(size)) {}

TREATY_INLINE bool inventory_cache::put(store_id store, sku const& item, cache_entry const& entry,
                                        std::optional<treaty::instant> as_of) {
    return write(store, item, entry, as_of);
}

TREATY_INLINE bool inventory_cache::remove(store_id store, sku const& item,
                                           std::optional<treaty::instant> as_of) {
    return write(store, item, std::nullopt, as_of);
}

TREATY_INLINE void inventory_cache::decrement(store_id store, sku const& item, treaty::decimal sold,
                                              std::optional<fulfillment_center_id> center) {
    std::optional<cache_entry> left = find(store, item);
    if (!left || left->unlimited) return;
    if (!detail::take(*left, sold, center)) left.reset();
    write(store, item, left, std::nullopt);
}

// The rows first, then the product with their number: until then a reader sees the old rows, and
// from then on the new ones.
TREATY_INLINE bool inventory_cache::write(store_id store, sku const& item,
                                          std::optional<cache_entry> const& entry,
                                          std::optional<treaty::instant> as_of) {
    auto const before = held_->products.find(detail::product_key{store, item});
    cached_product fresh{.store = store, .item = item, .as_of = as_of};
    if (!as_of && before) fresh.as_of = before->as_of;
    if (entry) {
        fresh.updated_at = entry->updated_at;
        fresh.unlimited = entry->unlimited;
        fresh.write = ++last_write_;
        std::vector<cached_row> const rows = rows_of(*entry, fresh.write);
        fresh.rows = static_cast<std::int32_t>(rows.size());
        held_->rows.apply(rows);
    }
    treaty::fate const became = held_->products.put(fresh);
    bool const is_taken = became == treaty::fate::inserted || became == treaty::fate::applied;
    if (!is_taken)
        forget_rows(fresh);
    else if (before)
        forget_rows(*before);
    return became != treaty::fate::stale;
}

TREATY_INLINE void inventory_cache::forget_rows(cached_product const& of) {
    for (detail::row_key const& one : detail::row_keys(of)) held_->rows.forget(one);
}

TREATY_INLINE std::optional<cache_entry> inventory_cache::read(cached_product& seen) const {
    while (seen.write != 0) {
        auto const keys = detail::row_keys(seen);
        std::vector<std::optional<cached_row>> rows(keys.size());
        if (held_->rows.find(keys, rows) == keys.size()) return entry_of(seen, rows);
        // Either a newer write has taken their place, or they had to make room.
        auto const now = held_->products.find(detail::product_key::of(seen));
        if (!now || now->write == seen.write) break;
        seen = *now;
    }
    return std::nullopt;
}

TREATY_INLINE std::optional<cache_entry> inventory_cache::find(store_id store,
                                                               sku const& item) const {
    auto seen = held_->products.find(detail::product_key{store, item});
    return seen ? read(*seen) : std::nullopt;
}

TREATY_INLINE std::optional<treaty::instant> inventory_cache::time_of(store_id store,
                                                                      sku const& item) const {
    auto const seen = held_->products.find(detail::product_key{store, item});
    return seen ? seen->as_of : std::nullopt;
}

TREATY_INLINE std::vector<cached_product> inventory_cache::known() const {
    std::vector<cached_product> all;
    held_->products.for_each([&](cached_product const& one) { all.push_back(one); });
    std::sort(all.begin(), all.end(), [](cached_product const& a, cached_product const& b) {
        return std::tie(a.store, a.item) < std::tie(b.store, b.item);
    });
    return all;
}

TREATY_INLINE std::size_t inventory_cache::size() const {
    std::size_t count = 0;
    for_each([&](auto const&...) { ++count; });
    return count;
}

TREATY_INLINE std::optional<cached_answer> answer_from(inventory_cache const& cache,
                                                       cache_policy const& policy, store_id store,
                                                       std::set<fulfillment_center_id> const& of,
                                                       sku const& item, treaty::decimal wanted,
                                                       treaty::instant now) {
    std::optional<cache_entry> const entry = cache.find(store, item);
    if (!entry) return std::nullopt;
    if (entry->unlimited) {
        if (!detail::is_fresh(policy, *entry, true, now)) return std::nullopt;
        return cached_answer{.on_hand = {}, .unlimited = true, .expected = {}};
    }
    treaty::decimal in_centers, highest;
    std::vector<expected_receipt> expected;
    bool counted = false;
    for (auto const& [center, level] : entry->centers) {
        if (!of.contains(center)) continue;
        expected.insert(expected.end(), level.expected.begin(), level.expected.end());
        if (!level.on_hand) continue;
        counted = true;
        in_centers += *level.on_hand;
        highest = std::max(highest, *level.on_hand);
    }
    bool const overall = entry->overall && entry->overall->on_hand;
    if (!overall && !counted) return std::nullopt;
    cached_answer answer;
    answer.on_hand = overall ? *entry->overall->on_hand : in_centers;
    answer.expected = entry->overall ? entry->overall->expected : std::move(expected);
    std::sort(answer.expected.begin(), answer.expected.end(), commerce::is_earlier);
    // The first model compares any single count, the second the quantity that would be left.
    treaty::decimal const count = overall ? std::max(highest, answer.on_hand) : highest;
    treaty::decimal const seen = policy.strictly_above ? count : answer.on_hand - wanted;
    if (!detail::is_fresh(policy, *entry, detail::is_above(policy, seen), now)) return std::nullopt;
    if (wanted > answer.on_hand) return std::nullopt;
    return answer;
}

TREATY_INLINE std::vector<violation> check(inventory_cache const& cache) {
    std::vector<violation> found;
    cache.for_each([&](store_id store, sku const& item, cache_entry const& entry, auto const&) {
        auto const look = [&](stock_level const& level, std::string const& place) {
            std::string const where = item.str() + " of store " + store.str() + place;
            if (level.on_hand && level.on_hand->is_negative())
                found.push_back({"cache: never negative", where + ": " + level.on_hand->str()});
            for (std::size_t i = 0; i < level.expected.size(); ++i) {
                if (!level.expected[i].quantity.is_positive())
                    found.push_back({"cache: receipts are positive",
                                     where + ": " + level.expected[i].quantity.str()});
                if (i > 0 && level.expected[i].available_at < level.expected[i - 1].available_at)
                    found.push_back({"cache: receipts are in order of time", where});
            }
        };
        if (entry.overall) look(*entry.overall, "");
        for (auto const& [center, level] : entry.centers) look(level, " at center " + center.str());
    });
    return found;
}

}  // namespace simulator::commerce
