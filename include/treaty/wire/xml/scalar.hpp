// SPDX-License-Identifier: BSL-1.0
// Single values as they stand between two tags or in an attribute, in the lexical forms of XML
// Schema: xs:boolean, xs:integer, xs:decimal (an exponent is read too), xs:dateTime, xs:date,
// enumerators by name.
#pragma once

#include <treaty/core/config.hpp>
#include <treaty/core/problem.hpp>
#include <treaty/reflect/type.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace treaty::xml {

// True for what is one value: neither optional, list, map nor structure.
bool is_scalar(reflect::type const& kind) noexcept;

// strict: as the type says. tolerant: as real senders write. Blanks around text are dropped, a time
// without a zone is in UTC, a date alone its midnight, and the zone of a day is passed over.
enum class lexical : std::uint8_t { strict, tolerant };

// Reads a value of a scalar type. Empty if there was no problem; otherwise its kind and what was
// found, without the value of a secret.
struct scalar_problem {
    problem_kind kind;
    std::string found;
};
std::optional<scalar_problem> read_scalar(reflect::type const& kind, void* into,
                                          std::string_view text, lexical how, bool secret);

// Appends the one form in which the value is written, escaped for the place. Throws
// std::invalid_argument for what XML cannot carry: bytes that are not UTF-8, control characters, a
// number that is no enumerator, an instant outside the years 1 to 9999.
enum class place : std::uint8_t { element, attribute };
void append_scalar(std::string& out, reflect::type const& kind, void const* from, place where);

// Without the white space at both ends.
std::string_view trimmed(std::string_view text) noexcept;
bool all_blank(std::string_view text) noexcept;

}  // namespace treaty::xml

#ifndef TREATY_SEPARATE_COMPILATION
#include <treaty/wire/xml/scalar.ipp>
#endif
