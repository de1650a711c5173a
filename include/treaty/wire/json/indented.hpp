// SPDX-License-Identifier: BSL-1.0
// JSON as people read it.
#pragma once

#include <treaty/core/config.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace treaty::json {

// The document with line breaks and two blanks of indentation a level, its tokens byte for byte. It
// must be valid JSON. An object or array that ends before column `columns` stays in its line, so
// that 0 gives each member and item a line of its own.
std::string indented(std::string_view document, std::size_t columns = 0);

}  // namespace treaty::json

#ifndef TREATY_SEPARATE_COMPILATION
#include <treaty/wire/json/indented.ipp>
#endif
