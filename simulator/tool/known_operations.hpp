// SPDX-License-Identifier: BSL-1.0
// The operations that the program knows by name, from both catalogues.
#pragma once

#include <treaty/contract/service_table.hpp>

#include <string_view>
#include <vector>

namespace simulator::tool {

// Both services. Made in one source file, since the contracts are much to compile.
std::vector<treaty::service_row> const& all_services();

// "GetOrder", "outbound/GetOrder" or "/outbound/GetOrder".
inline bool is_called(std::string_view wanted, std::string_view service,
                      std::string_view operation) {
    if (wanted.starts_with('/')) wanted.remove_prefix(1);
    if (wanted.starts_with(service) && wanted.substr(service.size()).starts_with('/'))
        wanted.remove_prefix(service.size() + 1);
    return wanted == operation;
}

// Null if there is none of this name.
inline treaty::operation_row const* operation_called(std::string_view wanted) {
    for (auto const& service : all_services())
        for (auto const& operation : service.operations)
            if (is_called(wanted, service.name, operation.name)) return &operation;
    return nullptr;
}

}  // namespace simulator::tool
