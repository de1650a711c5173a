// SPDX-License-Identifier: BSL-1.0
// Examples for documents that people read, drawn from a seed: short words, small numbers, every
// optional member there.
//     treaty::document::openapi(row, {.examples = treaty::testing::examples()});
#pragma once

#include <treaty/core/config.hpp>
#include <treaty/testing/values.hpp>

#include <cstdint>
#include <functional>
#include <string_view>

namespace treaty::testing {

// Fills a fresh value. What it draws follows from the seed and from what the example is about, so
// that one more message changes no example of another.
std::function<void(std::string_view about, reflect::type const& kind, void* into)> examples(
    std::uint64_t seed = 1);

}  // namespace treaty::testing

#ifndef TREATY_SEPARATE_COMPILATION
#include <treaty/testing/examples.ipp>
#endif
