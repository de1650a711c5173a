// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <simulator/state/stock.hpp>

#include <cassert>
#include <string>

namespace simulator {

TREATY_INLINE void stock::add_product(sku const& item, std::optional<catalog_entry_id> entry,
                                      treaty::unit_code unit, int places) {
    product_stock& product = products_[item];
    if (product.catalog_entry) by_entry_.erase(*product.catalog_entry);
    product.catalog_entry = entry;
    product.unit = unit;
    product.places = places;
    if (entry) by_entry_[*entry] = item;
}

TREATY_INLINE product_stock const* stock::find(sku const& item) const {
    auto const found = products_.find(item);
    return found == products_.end() ? nullptr : &found->second;
}

TREATY_INLINE sku const* stock::find(product_identifier const& named) const {
    if (!named.catalog_entry && !named.sku) return nullptr;
    auto const by_sku = named.sku ? products_.find(*named.sku) : products_.end();
    if (!named.catalog_entry) return by_sku == products_.end() ? nullptr : &by_sku->first;
    auto const by_entry = by_entry_.find(*named.catalog_entry);
    if (by_entry == by_entry_.end()) return nullptr;
    if (named.sku && by_entry->second != *named.sku) return nullptr;
    return &by_entry->second;
}

TREATY_INLINE center_stock const* stock::find(sku const& item, fulfillment_center_id center) const {
    product_stock const* product = find(item);
    if (product == nullptr) return nullptr;
    auto const found = product->centers.find(center);
    return found == product->centers.end() ? nullptr : &found->second;
}

TREATY_INLINE receipt const* stock::find_receipt(supply_source const& source) const {
    center_stock const* place = find(source.item, source.center);
    if (place == nullptr) return nullptr;
    auto const found = place->expected.find(source.receipt);
    return found == place->expected.end() ? nullptr : &found->second;
}

TREATY_INLINE treaty::decimal stock::free(supply_source const& source) const {
    if (source.receipt == on_hand_stock) {
        center_stock const* place = find(source.item, source.center);
        return place == nullptr ? treaty::decimal{} : place->free();
    }
    receipt const* expected = find_receipt(source);
    return expected == nullptr ? treaty::decimal{} : expected->free();
}

TREATY_INLINE bool stock::counts(sku const& item, treaty::quantity const& quantity) const {
    product_stock const* product = find(item);
    // A value that came from a message fits; one that a program made may not, and the arithmetic
    // on it could overflow.
    return product != nullptr && quantity.value.is_positive() && quantity.unit == product->unit &&
           treaty::quantity_value::fits(quantity.value) &&
           quantity.value.scale() <= product->places;
}

TREATY_INLINE void stock::claim(supply_source const& source, treaty::decimal quantity,
                                claimant who) {
    assert(quantity.is_positive() && quantity <= free(source));
    claims_at(source).of(who) += quantity;
    changed(source.item);
}

TREATY_INLINE void stock::give_back(supply_source const& source, treaty::decimal quantity,
                                    claimant who) {
    treaty::decimal& claimed = claims_at(source).of(who);
    assert(quantity <= claimed);
    claimed -= quantity;
    changed(source.item);
}

TREATY_INLINE void stock::hand_over(supply_source const& source, treaty::decimal quantity) {
    claims& claimed = claims_at(source);
    assert(quantity <= claimed.held);
    claimed.held -= quantity;
    claimed.demanded += quantity;
}

TREATY_INLINE void stock::ship(supply_source const& source, treaty::decimal quantity) {
    center_stock& place = at(source);
    assert(source.receipt == on_hand_stock && quantity <= place.claimed.demanded);
    place.claimed.demanded -= quantity;
    place.on_hand -= quantity;
    place.shipped += quantity;
}

TREATY_INLINE bool stock::adjust(sku const& item, fulfillment_center_id center,
                                 treaty::decimal by) {
    product_stock const* product = find(item);
    if (product == nullptr || !treaty::quantity_value::fits(by) || by.scale() > product->places)
        return false;
    center_stock const* before = find(item, center);
    treaty::decimal const free_now = before == nullptr ? treaty::decimal{} : before->free();
    treaty::decimal const on_hand = before == nullptr ? treaty::decimal{} : before->on_hand;
    if ((free_now + by).is_negative() || on_hand + by > stock_quantity_max) return false;
    center_stock& place = products_[item].centers[center];
    place.on_hand += by;
    place.adjusted += by;
    changed(item);
    return true;
}

TREATY_INLINE std::optional<receipt_number> stock::expect(sku const& item,
                                                          fulfillment_center_id center,
                                                          treaty::decimal quantity,
                                                          treaty::instant available_at) {
    auto const product = products_.find(item);
    if (product == products_.end() || !counts(item, {quantity, product->second.unit}) ||
        quantity > stock_quantity_max)
        return std::nullopt;
    center_stock& place = product->second.centers[center];
    if (place.expected.size() >= receipts_max) return std::nullopt;
    receipt_number const number = ++product->second.receipts_made;
    place.expected.emplace(number, receipt{quantity, available_at, {}});
    changed(item);
    return number;
}

TREATY_INLINE std::optional<claims> stock::receive(supply_source const& source,
                                                   treaty::decimal quantity) {
    receipt const* arriving = find_receipt(source);
    if (arriving == nullptr || !counts(source.item, {quantity, find(source.item)->unit}) ||
        find(source.item, source.center)->on_hand + quantity > stock_quantity_max)
        return std::nullopt;
    center_stock& place = at(source);
    receipt& expected = place.expected.at(source.receipt);
    treaty::decimal left = quantity;
    claims moved;
    for (claimant const who : {claimant::order, claimant::reservation}) {
        treaty::decimal& claimed = expected.claimed.of(who);
        treaty::decimal const part = claimed < left ? claimed : left;
        moved.of(who) = part;
        claimed -= part;
        place.claimed.of(who) += part;
        left -= part;
    }
    place.on_hand += quantity;
    place.received += quantity;
    if (quantity >= expected.quantity)
        place.expected.erase(source.receipt);
    else
        expected.quantity -= quantity;
    changed(source.item);
    return moved;
}

TREATY_INLINE void stock::changed(sku const& item) {
    product_stock& product = products_.at(item);
    changes_.erase(product.changed_in);
    product.changed_in = ++revision_;
    changes_.emplace(revision_, item);
}

TREATY_INLINE std::vector<sku> stock::changed_since(std::int64_t since, std::size_t most) const {
    std::vector<sku> items;
    for (auto at = changes_.upper_bound(since); at != changes_.end() && items.size() < most; ++at)
        items.push_back(at->second);
    return items;
}

namespace detail {

TREATY_INLINE void check_claims(std::vector<violation>& found, std::string const& where,
                                claims const& claimed, treaty::decimal there) {
    if (claimed.held.is_negative() || claimed.demanded.is_negative())
        found.push_back({"stock: no claim is negative", where});
    if (claimed.total() > there)
        found.push_back({"stock: nothing is oversold",
                         where + ": " + claimed.total().str() + " claimed of " + there.str()});
}

}  // namespace detail

TREATY_INLINE std::vector<violation> check(stock const& all) {
    std::vector<violation> found;
    for (auto const& [item, product] : all.products())
        for (auto const& [center, place] : product.centers) {
            std::string const where = item.str() + " in center " + center.str();
            if (place.on_hand != place.received + place.adjusted - place.shipped)
                found.push_back({"stock: on hand is received and adjusted less shipped",
                                 where + ": " + place.on_hand.str()});
            if (place.on_hand.is_negative() || place.shipped.is_negative())
                found.push_back({"stock: no level is negative", where});
            detail::check_claims(found, where, place.claimed, place.on_hand);
            for (auto const& [number, expected] : place.expected) {
                std::string const which = where + ", receipt " + std::to_string(number);
                if (!expected.quantity.is_positive())
                    found.push_back({"stock: a receipt is of something", which});
                detail::check_claims(found, which, expected.claimed, expected.quantity);
            }
        }
    return found;
}

}  // namespace simulator
