// SPDX-License-Identifier: BSL-1.0
// Reads a landscape from its files. Strict: besides what is wrong in a file, every name that leads
// nowhere (a price for an unknown SKU) and every key that stands twice is a mistake, and all of
// them are told together.
#pragma once

#include <simulator/landscape/landscape.hpp>
#include <simulator/landscape/source.hpp>

#include <array>
#include <expected>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>

namespace simulator::landscape {

// The files of a landscape.
inline constexpr std::array<std::string_view, 9> file_names{
    "products.json",  "stores.json",   "stock.json", "members.json", "contracts.json",
    "discounts.json", "shipping.json", "taxes.json", "payments.json"};

// The texts of the files by name: "products.json" and so on.
using file_texts = std::map<std::string, std::string, std::less<>>;

std::expected<landscape, mistakes> load(file_texts const& files);
std::expected<landscape, mistakes> load(std::filesystem::path const& directory);

}  // namespace simulator::landscape

#ifndef TREATY_SEPARATE_COMPILATION
#include <simulator/landscape/loader.ipp>
#endif
