// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <simulator/landscape/cross_check.hpp>
#include <simulator/landscape/files.hpp>
#include <simulator/landscape/loader.hpp>

#include <fstream>
#include <iterator>
#include <string_view>

namespace simulator::landscape {
namespace detail {

inline source source_of(file_texts const& files, std::string_view name, mistakes& found) {
    auto const at = files.find(name);
    if (at != files.end()) return {std::string{name}, at->second};
    found.push_back({std::string{name}, 0, 0, {}, "there is no such file"});
    return {std::string{name}, "{}"};
}

template <class List>
auto items_of(List&& list) {
    return std::vector(std::make_move_iterator(list.begin()), std::make_move_iterator(list.end()));
}

inline landscape read_all(sources const& from, mistakes& found) {
    landscape all{};
    all.products = items_of(from.products.read<products_file>(found).products);
    auto stores = from.stores.read<stores_file>(found);
    all.cache_threshold = stores.cache_threshold;
    all.centers = items_of(stores.centers);
    all.stores = items_of(stores.stores);
    all.stock = items_of(from.stock.read<stock_file>(found).stock);
    auto members = from.members.read<members_file>(found);
    all.organizations = items_of(members.organizations);
    all.persons = items_of(members.persons);
    all.contracts = items_of(from.contracts.read<contracts_file>(found).contracts);
    all.discounts = from.discounts.read<discounts_file>(found).discounts;
    auto shipping = from.shipping.read<shipping_file>(found);
    all.shipping_modes = items_of(shipping.modes);
    all.charge_policies = std::move(shipping.charge_policies);
    all.taxes = items_of(from.taxes.read<taxes_file>(found).taxes);
    all.payment_methods = items_of(from.payments.read<payments_file>(found).methods);
    return all;
}

}  // namespace detail

TREATY_INLINE std::expected<landscape, mistakes> load(file_texts const& files) {
    mistakes found;
    auto const of = [&](std::size_t i) { return detail::source_of(files, file_names[i], found); };
    // Braces: the files in the order of their names above.
    sources const from{of(0), of(1), of(2), of(3), of(4), of(5), of(6), of(7), of(8)};
    if (!found.empty()) return std::unexpected{std::move(found)};
    landscape all = detail::read_all(from, found);
    // Only values that were read can be compared: the rest would be told as unknown once more.
    if (found.empty()) cross_check(all, from, found);
    if (!found.empty()) return std::unexpected{std::move(found)};
    return all;
}

TREATY_INLINE std::expected<landscape, mistakes> load(std::filesystem::path const& directory) {
    file_texts files;
    mistakes found;
    for (std::string_view const name : file_names) {
        std::ifstream file{directory / name, std::ios::binary};
        std::string text{std::istreambuf_iterator<char>{file}, {}};
        if (!file)
            found.push_back({(directory / name).string(), 0, 0, {}, "this file cannot be read"});
        files.emplace(name, std::move(text));
    }
    if (!found.empty()) return std::unexpected{std::move(found)};
    auto loaded = load(files);
    if (!loaded)
        for (mistake& one : loaded.error()) one.file = (directory / one.file).string();
    return loaded;
}

}  // namespace simulator::landscape
