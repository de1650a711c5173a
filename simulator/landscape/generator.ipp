// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <simulator/landscape/generator.hpp>
#include <treaty/core/random.hpp>

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <string_view>

namespace simulator::landscape {
namespace detail {

inline constexpr std::array<std::string_view, 16> makers{
    "Alder", "Birke", "Corvo", "Delta", "Elm",  "Fjord", "Gable", "Hollin",
    "Isle",  "Juno",  "Karst", "Loden", "Mica", "Nadir", "Onda",  "Prado"};
inline constexpr std::array<std::string_view, 16> things{
    "cup",  "saucer", "kettle", "jug", "tray",  "stool",  "grinder", "filter",
    "lamp", "shelf",  "spoon",  "tin", "brush", "holder", "gasket",  "valve"};
inline constexpr std::array<std::string_view, 8> kinds{"small",  "large", "oak",   "steel",
                                                       "glazed", "black", "white", "folding"};

inline std::string numbered(std::string_view prefix, std::size_t number) {
    std::string const digits = std::to_string(number);
    std::string text{prefix};
    if (digits.size() < 7) text.append(7 - digits.size(), '0');
    return text.append(digits);
}

template <std::size_t N>
std::string_view pick(std::array<std::string_view, N> const& from, treaty::random_source& chance) {
    return from[static_cast<std::size_t>(chance.below(N))];
}

inline product invented(std::size_t number, std::int64_t entry, landscape const& all,
                        std::set<treaty::currency_code> const& currencies,
                        treaty::random_source& chance) {
    product made{};
    made.sku = words::sku{numbered("GEN-", number)};
    made.catalog_entry = words::catalog_entry_id{entry};
    std::string name{pick(makers, chance)};
    name.append(" ").append(pick(things, chance)).append(", ").append(pick(kinds, chance));
    made.name = label{name};
    made.category = label{"Generated"};
    made.unit = treaty::unit_code{"C62"};
    made.tax_category = all.taxes.empty() || !all.taxes.front().category
                            ? words::tax_category_code{"standard"}
                            : *all.taxes.front().category;
    for (treaty::currency_code const& currency : currencies)
        made.list_prices[currency] = treaty::decimal::of(chance.between(190, 90'000), 2);
    return made;
}

inline stock_of_product invented_stock(words::sku const& sku, landscape const& all,
                                       treaty::random_source& chance) {
    stock_of_product made{};
    made.sku = sku;
    for (center const& one : all.centers) {
        stock_level there{};
        there.center = one.id;
        // One in ten is sold out, as in any shop; and one in four is on its way.
        there.on_hand = chance.chance(10) ? 0 : chance.between(1, 500);
        if (chance.chance(25))
            there.expected.push_back(
                {chance.between(10, 200), static_cast<std::uint16_t>(chance.between(1, 30))});
        made.levels.push_back(std::move(there));
    }
    return made;
}

}  // namespace detail

TREATY_INLINE void enlarge(landscape& all, std::size_t products, std::uint64_t seed) {
    treaty::random_source chance{seed};
    std::set<treaty::currency_code> currencies;
    for (store const& one : all.stores)
        for (treaty::currency_code const& currency : one.currencies) currencies.insert(currency);
    std::int64_t entry = 0;
    for (product const& one : all.products) entry = std::max(entry, one.catalog_entry.value());
    for (std::size_t number = 1; all.products.size() < products; ++number) {
        all.products.push_back(detail::invented(number, ++entry, all, currencies, chance));
        all.stock.push_back(detail::invented_stock(all.products.back().sku, all, chance));
    }
}

}  // namespace simulator::landscape
