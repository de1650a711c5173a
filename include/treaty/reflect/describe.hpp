// SPDX-License-Identifier: BSL-1.0
// A type in words, for problems and listings: "text of 1 to 64 bytes", "one of Available,
// Unavailable".
#pragma once

#include <treaty/core/config.hpp>
#include <treaty/reflect/type.hpp>

#include <string>

namespace treaty::reflect {

// As a phrase that fits after "expected".
std::string describe(type const& kind);

}  // namespace treaty::reflect

#ifndef TREATY_SEPARATE_COMPILATION
#include <treaty/reflect/describe.ipp>
#endif
