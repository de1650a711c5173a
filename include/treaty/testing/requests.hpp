// SPDX-License-Identifier: BSL-1.0
// The valid requests of one operation as a series: corners and drawn values, and between them what
// a caller would ask who knows what the other side has.
#pragma once

#include <treaty/contract/service_table.hpp>
#include <treaty/core/config.hpp>
#include <treaty/testing/cases.hpp>
#include <treaty/testing/known_values.hpp>
#include <treaty/testing/tree.hpp>

#include <cstddef>
#include <cstdint>

namespace treaty::testing {

struct request_options {
    std::uint64_t seed = 1;
    // Decides on new names, so that two series may ask for the same and yet create different
    // things.
    std::uint64_t names_seed = 1;
    case_options cases{};
    // Null: every value is drawn.
    known_values const* known = nullptr;
};

// Number `index` of the series. Of what is known, most usual requests are made; the first corners,
// half of the others and one usual request in sixteen know nothing.
tree request_of(operation_row const& operation, std::size_t index, request_options const& options);

}  // namespace treaty::testing

#ifndef TREATY_SEPARATE_COMPILATION
#include <treaty/testing/requests.ipp>
#endif
