// SPDX-License-Identifier: BSL-1.0
// A call that did not end with a response, as a format writes it: with the status that goes with
// it.
#pragma once

#include <treaty/contract/outcome.hpp>
#include <treaty/transport/transport.hpp>
#include <treaty/wire/format.hpp>

#include <cstdint>
#include <string_view>

namespace treaty {
namespace detail {

constexpr transport::status status_of(fault_nature nature) noexcept {
    switch (nature) {
        case fault_nature::not_found: return transport::status::not_found;
        case fault_nature::conflict: return transport::status::conflict;
        case fault_nature::rejected: return transport::status::rejected;
    }
    return transport::status::rejected;
}

}  // namespace detail

// Views of what they are made from. The first problem decides the status.
inline wire::failure_view view_of(problem_list const& problems) {
    auto const status = transport::status_of(problems.front().kind);
    return {.status = static_cast<std::uint16_t>(status), .problems = &problems};
}

inline wire::failure_view view_of(fault_view const& fault) {
    auto const status = detail::status_of(fault.kind->nature);
    return {.status = static_cast<std::uint16_t>(status),
            .fault_name = fault.kind->name,
            .fault_title = fault.kind->title,
            .fault_type = fault.kind->type,
            .fault_value = fault.value};
}

inline wire::failure_view view_of(unknown_outcome const& unknown) {
    return {.status = static_cast<std::uint16_t>(transport::status::bad_gateway),
            .unknown = unknown.why.empty() ? std::string_view{"no answer came"}
                                           : std::string_view{unknown.why}};
}

inline wire::failure_view view_of(failure_base const& what) {
    if (auto const* problems = what.problems()) return view_of(*problems);
    if (auto const* unknown = what.unknown()) return view_of(*unknown);
    return view_of(what.any_fault());
}

}  // namespace treaty
