// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <treaty/testing/requests.hpp>

#include <utility>

namespace treaty::testing {

TREATY_INLINE tree request_of(operation_row const& operation, std::size_t index,
                              request_options const& options) {
    bool const known = options.known != nullptr && !options.known->empty();
    bool const usual = corner_of(options.seed, index) == case_corner::usual;
    if (known && usual && index % 16 != 15)
        return options.known->request(operation, options.names_seed, index);
    auto const value = case_of(operation.request, options.seed, index, options.cases);
    tree content = to_tree(value.type(), value.get());
    if (!known || usual || index < 3 || index % 2 == 0) return content;
    return options.known->put(operation, std::move(content), options.names_seed ^ index);
}

}  // namespace treaty::testing
