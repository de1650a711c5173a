// SPDX-License-Identifier: BSL-1.0
// Known values as people write them down, in JSON: names, and under each a list of values.
//     {"store_id": [10101], "product_identifier": [{"sku": "BRISA-2"}], "GetOrder.search": [null]}
#pragma once

#include <treaty/contract/service_table.hpp>
#include <treaty/core/config.hpp>
#include <treaty/testing/known_values.hpp>

#include <expected>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace treaty::testing {

// Every mistake is told, in a sentence with its name: what is no JSON, a name that no request of
// these services has, a value that does not fit where it would stand.
std::expected<known_values, std::vector<std::string>> read_known_values(
    std::string_view document, std::span<service_row const> services);

}  // namespace treaty::testing

#ifndef TREATY_SEPARATE_COMPILATION
#include <treaty/testing/known_values_file.ipp>
#endif
