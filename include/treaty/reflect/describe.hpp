// SPDX-License-Identifier: BSL-1.0
// A type in words, for problems and listings: "text of 1 to 64 bytes", "one of Available,
// Unavailable".
#pragma once

#include <treaty/core/config.hpp>
#include <treaty/reflect/type.hpp>

#include <cstdint>
#include <string>

namespace treaty::reflect {

// Whose words are used where formats differ: an object of members, or an element of elements.
enum class notation : std::uint8_t { members, elements };

// As a phrase that fits after "expected".
std::string describe(type const& kind, notation words = notation::members);

}  // namespace treaty::reflect

#ifndef TREATY_SEPARATE_COMPILATION
#include <treaty/reflect/describe.ipp>
#endif
