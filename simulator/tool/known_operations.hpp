// SPDX-License-Identifier: BSL-1.0
// The operations that the program knows by name: all that `treaty serve` answers.
#pragma once

#include <treaty/contract/service_table.hpp>

#include <span>
#include <string_view>
#include <vector>

namespace simulator::tool {

// Both catalogues, then the feed. Made in one source file, since the contracts are much to compile.
std::vector<treaty::service_row> const& all_services();

// The catalogues of the fourteen alone: the feed is this library's own.
inline std::span<treaty::service_row const> catalogues() {
    return std::span{all_services()}.first(2);
}

// "GetOrder", "outbound/GetOrder", "/outbound/GetOrder" or "outbound.GetOrder".
inline bool is_called(std::string_view wanted, std::string_view service,
                      std::string_view operation) {
    if (wanted.starts_with('/')) wanted.remove_prefix(1);
    if (wanted.starts_with(service) && (wanted.substr(service.size()).starts_with('/') ||
                                        wanted.substr(service.size()).starts_with('.')))
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
