// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <simulator/state/inventory_cache.hpp>

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

}  // namespace detail

TREATY_INLINE std::optional<cached_answer> answer_from(inventory_cache const& cache,
                                                       cache_policy const& policy, store_id store,
                                                       std::set<fulfillment_center_id> const& of,
                                                       sku const& item, treaty::decimal wanted,
                                                       treaty::instant now) {
    cache_entry const* entry = cache.find(store, item);
    if (entry == nullptr) return std::nullopt;
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
