// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <simulator/scenarios/cast.hpp>
#include <simulator/state/distinguished_name.hpp>

#include <algorithm>

namespace simulator::scenarios {
namespace detail {

// A product's stock in the centers of one store.
struct supply {
    treaty::decimal total;
    treaty::decimal most;  // in one center
    bool expected = false;
};

inline supply supply_of(landscape::stock_of_product const& one, landscape::store const& store) {
    supply sum;
    for (landscape::stock_level const& there : one.levels) {
        if (std::find(store.centers.begin(), store.centers.end(), there.center) ==
            store.centers.end())
            continue;
        sum.total += there.on_hand;
        sum.most = std::max(sum.most, treaty::decimal{there.on_hand});
        sum.expected = sum.expected || !there.expected.empty();
    }
    return sum;
}

// The first product whose supply passes, sold by the piece in the store's currency.
template <class Passes>
landscape::product const* first_product(landscape::landscape const& all,
                                        landscape::store const& store, Passes const& passes) {
    for (landscape::stock_of_product const& one : all.stock) {
        if (!passes(supply_of(one, store))) continue;
        auto const sold = std::find_if(
            all.products.begin(), all.products.end(), [&](landscape::product const& each) {
                return each.sku == one.sku && each.unit == treaty::unit_code{"C62"} &&
                       !each.nominal && each.list_prices.contains(store.currencies.front());
            });
        if (sold != all.products.end()) return &*sold;
    }
    return nullptr;
}

inline std::optional<contracts::vocabulary::payment_method_name> method_of(
    landscape::landscape const& all, landscape::plugin_kind kind) {
    for (landscape::payment_method const& one : all.payment_methods)
        if (one.plugin == kind) return one.method;
    return std::nullopt;
}

inline treaty::decimal total_of(landscape::landscape const& all, landscape::store const& store,
                                contracts::vocabulary::sku const& sku) {
    for (landscape::stock_of_product const& one : all.stock)
        if (one.sku == sku) return supply_of(one, store).total;
    return {};
}

}  // namespace detail

TREATY_INLINE std::expected<cast, std::string> choose(landscape::landscape const& all) {
    auto const lacks = [](char const* what) {
        return std::unexpected{std::string{"the landscape has no "} + what};
    };
    if (all.stores.empty()) return lacks("store");
    landscape::store const& store = all.stores.front();
    treaty::decimal const threshold = all.cache_threshold;
    auto const* const plenty = detail::first_product(all, store, [&](detail::supply const& one) {
        return one.most > threshold + treaty::decimal{20};
    });
    if (plenty == nullptr) return lacks("product with plenty of stock in one center");
    auto const* const scarce = detail::first_product(all, store, [&](detail::supply const& one) {
        return one.total >= treaty::decimal{4} && one.total <= threshold && one.expected;
    });
    if (scarce == nullptr) return lacks("product with little stock and more expected");
    auto const* const sold_out = detail::first_product(
        all, store, [](detail::supply const& one) { return one.total.is_zero() && one.expected; });
    if (sold_out == nullptr) return lacks("product that is sold out and expected");
    auto const card = detail::method_of(all, landscape::plugin_kind::immediate);
    auto const bad_card = detail::method_of(all, landscape::plugin_kind::refusing);
    if (!card) return lacks("payment method that approves at once");
    if (!bad_card) return lacks("payment method that is declined");
    auto const buyer =
        std::find_if(all.organizations.begin(), all.organizations.end(),
                     [](landscape::organization const& one) { return one.customer_account; });
    if (buyer == all.organizations.end()) return lacks("organization with a customer account");
    // A private customer if there is one: no contract of an organization changes the prices.
    auto shopper =
        std::find_if(all.persons.begin(), all.persons.end(), [](landscape::person const& one) {
            return key_of_name(one.organization.view()).starts_with("o=default organization,");
        });
    if (shopper == all.persons.end()) shopper = all.persons.begin();
    if (shopper == all.persons.end()) return lacks("person");
    return cast{store,     *plenty,   *scarce,
                *sold_out, *shopper,  *buyer,
                *card,     *bad_card, detail::total_of(all, store, scarce->sku)};
}

}  // namespace simulator::scenarios
