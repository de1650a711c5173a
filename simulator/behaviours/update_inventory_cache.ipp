// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <simulator/behaviours/update_inventory_cache.hpp>

#include <set>

namespace simulator::update_inventory_cache {

namespace detail {

using failure = treaty::failure<contract::operation>;
using refusal = std::optional<failure>;

// Where a quantity belongs, for the fault that refuses it.
struct place {
    commerce::product const& of;
    contract::line_number line{};
};

inline refusal check_quantity(place const& where, treaty::quantity const& one, bool zero_allowed) {
    bool const right = zero_allowed ? !one.value.is_negative() : one.value.is_positive();
    if (right && one.unit == where.of.unit && treaty::quantity_value::fits(one.value))
        return std::nullopt;
    return failure{contract::invalid_quantity{
        .product = commerce::identifier_of(where.of), .quantity = one, .line = where.line}};
}

inline refusal check_receipts(place const& where, contract::expected_inventory_list const& all) {
    for (contract::expected_inventory const& one : all)
        if (refusal no = check_quantity(where, one.quantity, false)) return no;
    return std::nullopt;
}

inline refusal check_centers(place const& where, commerce::store const& store,
                             contract::fulfillment_center_inventory_list const& all) {
    std::set<contract::fulfillment_center_id> seen;
    for (contract::fulfillment_center_inventory const& one : all) {
        if (!store.centers.contains(one.fulfillment_center))
            return failure{contract::unknown_fulfillment_center{
                .fulfillment_center = one.fulfillment_center, .line = where.line}};
        if (!seen.insert(one.fulfillment_center).second)
            return failure{contract::duplicate_parameter{
                .parameter = "products.fulfillmentCenters",
                .value = contract::comment_text{one.fulfillment_center.str()},
                .line = where.line}};
        if (refusal no = check_quantity(where, one.on_hand, true)) return no;
        if (refusal no = check_receipts(where, one.expected)) return no;
    }
    return std::nullopt;
}

inline refusal check_levels(place const& where, commerce::store const& store,
                            contract::product_availability const& one) {
    if (!one.on_hand && one.expected.empty() && one.fulfillment_centers.empty())
        return failure{
            contract::missing_parameter{.parameter = "products.onHand", .line = where.line}};
    if (one.on_hand)
        if (refusal no = check_quantity(where, *one.on_hand, true)) return no;
    if (refusal no = check_receipts(where, one.expected)) return no;
    return check_centers(where, store, one.fulfillment_centers);
}

inline refusal check(commerce_state const& now, contract::request const& asked) {
    commerce::store const* store = now.catalog.find(asked.store);
    if (store == nullptr) return failure{contract::unknown_store{.store = asked.store}};
    std::set<contract::sku> seen;
    contract::line_number line = 0;
    for (contract::product_availability const& one : asked.products) {
        commerce::product const* product = now.catalog.find(one.item);
        if (product == nullptr)
            return failure{contract::unknown_product{
                .product = {.catalog_entry = std::nullopt, .sku = one.item}, .line = line}};
        if (!seen.insert(one.item).second)
            return failure{
                contract::duplicate_parameter{.parameter = "products",
                                              .value = contract::comment_text{one.item.view()},
                                              .line = line}};
        if (asked.action == contract::cache_action::update)
            if (refusal no = check_levels({*product, line}, *store, one)) return no;
        ++line;
    }
    return std::nullopt;
}

inline std::vector<commerce::expected_receipt> receipts_of(
    contract::expected_inventory_list const& from) {
    std::vector<commerce::expected_receipt> receipts;
    receipts.reserve(from.size());
    for (contract::expected_inventory const& one : from)
        receipts.push_back({one.quantity.value, one.available_at});
    std::sort(receipts.begin(), receipts.end(), commerce::is_earlier);
    return receipts;
}

inline commerce::cache_entry entry_of(contract::product_availability const& from,
                                      treaty::instant now) {
    commerce::cache_entry entry{};
    entry.updated_at = now;
    if (from.on_hand || !from.expected.empty()) {
        entry.overall.emplace();
        if (from.on_hand) entry.overall->on_hand = from.on_hand->value;
        entry.overall->expected = receipts_of(from.expected);
    }
    for (contract::fulfillment_center_inventory const& one : from.fulfillment_centers)
        entry.centers[one.fulfillment_center] = {.on_hand = one.on_hand.value,
                                                 .expected = receipts_of(one.expected)};
    return entry;
}

}  // namespace detail

TREATY_INLINE treaty::outcome<contract::operation> apply(commerce_state& now,
                                                         contract::request const& asked,
                                                         moment const& at) {
    if (detail::refusal no = detail::check(now, asked)) return std::unexpected{std::move(*no)};
    contract::response answer{};
    for (contract::product_availability const& one : asked.products) {
        bool const taken =
            asked.action == contract::cache_action::update
                ? now.cache.put(asked.store, one.item, detail::entry_of(one, at.now), asked.as_of)
                : now.cache.remove(asked.store, one.item, asked.as_of);
        if (!taken) answer.outdated.push_back(one.item);
    }
    return answer;
}

}  // namespace simulator::update_inventory_cache
