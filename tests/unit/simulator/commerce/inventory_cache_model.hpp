// SPDX-License-Identifier: BSL-1.0
// The inventory cache as plainly as it can be written: what the real one has to do, without bounds.
#pragma once

#include <simulator/state/cache_entry.hpp>

#include <algorithm>
#include <utility>

namespace simulator::commerce {

class inventory_cache_model {
public:
    using key = std::pair<store_id, sku>;

    bool put(store_id store, sku const& item, cache_entry entry,
             std::optional<treaty::instant> as_of) {
        slot& place = slots_[{store, item}];
        if (!advance(place, as_of)) return false;
        place.entry = std::move(entry);
        return true;
    }
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
    [[nodiscard]] std::optional<cache_entry> find(store_id store, sku const& item) const {
        auto const at = slots_.find({store, item});
        return at == slots_.end() ? std::nullopt : at->second.entry;
    }
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
    template <class Visit>
    void for_each(Visit visit) const {
        for (auto const& [at, one] : slots_)
            if (one.entry) visit(at.first, at.second, *one.entry, one.as_of);
    }
    template <class Visit>
    void for_each_removed(Visit visit) const {
        for (auto const& [at, one] : slots_)
            if (!one.entry && one.as_of) visit(at.first, at.second, *one.as_of);
    }
    [[nodiscard]] std::optional<treaty::instant> time_of(store_id store, sku const& item) const {
        auto const at = slots_.find({store, item});
        return at == slots_.end() ? std::nullopt : at->second.as_of;
    }
    template <class Change>
    void amend(store_id store, sku const& item, Change change) {
        slot& place = slots_[{store, item}];
        if (!place.entry) place.entry.emplace();
        change(*place.entry);
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

}  // namespace simulator::commerce
