// SPDX-License-Identifier: BSL-1.0
// Examples for the documents of a server that is running: their requests name what it has, so that
// who sends one reads a response, where a drawn one ends in a declared fault.
//     treaty::http::answering{.examples = treaty::testing::known_examples(services, known)};
#pragma once

#include <treaty/contract/service_table.hpp>
#include <treaty/core/config.hpp>
#include <treaty/testing/known_values.hpp>

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace treaty::testing {

// Whether a request, in JSON, ends in a response. Ask a copy of what answers, not itself: most
// operations change something.
using request_trial = std::function<bool(operation_row const& of, std::string const& request)>;

// Requests of these services are made with what is known; responses and faults are drawn as by
// examples(seed). With a trial a request is the first of some dozens that passes it, if one does.
std::function<void(std::string_view about, reflect::type const& kind, void* into)> known_examples(
    std::vector<service_row> services, known_values known, request_trial passes = {},
    std::uint64_t seed = 1);

}  // namespace treaty::testing

#ifndef TREATY_SEPARATE_COMPILATION
#include <treaty/testing/known_examples.ipp>
#endif
