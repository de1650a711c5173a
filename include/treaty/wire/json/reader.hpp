// SPDX-License-Identifier: BSL-1.0
// Reads JSON straight into a value, by the member table and without a DOM. Strict: what is not JSON
// is refused wherever it stands, nothing is coerced, cut or wrapped, and all problems of a document
// are reported together.
#pragma once

#include <treaty/core/config.hpp>
#include <treaty/core/limits.hpp>
#include <treaty/core/problem.hpp>
#include <treaty/reflect/type.hpp>
#include <treaty/wire/json/early_list.hpp>
#include <treaty/wire/json/hot_list.hpp>

#include <string_view>

namespace treaty::json {

// Reads one document into a fresh object of the type. True if there was no problem.
//   Members: by wire name, in any order; unknown ones are checked and ignored; a name twice is
//   refused. Absent: an optional stays empty, a list or map without a least length stays empty;
//   anything else is missing. null is no value of any type: an optional member without a value is
//   left out. Integers: digits only, no fraction or exponent, within the type's range. 64-bit
//   identifiers: the same, or as text. Decimals: any JSON number whose every digit fits.
//   Enumerators by name. Instants by RFC 3339, with offset.
// Lists for which there is code in `hot` are read by it, with the same verdict and value. `early`:
// what of the document is in the object already.
bool read(reflect::type const& kind, void* into, std::string_view document,
          message_limits const& limits, problem_list& problems, hot_lists hot = {},
          early_list* early = nullptr);

// Checks that the document is JSON within the limits, whatever it means.
bool check(std::string_view document, message_limits const& limits, problem_list& problems);

}  // namespace treaty::json

#ifndef TREATY_SEPARATE_COMPILATION
#include <treaty/wire/json/reader.ipp>
#endif
