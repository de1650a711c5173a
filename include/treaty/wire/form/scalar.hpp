// SPDX-License-Identifier: BSL-1.0
// Single values of a form: as xml/scalar.hpp reads and writes them, with the spellings of the row.
#pragma once

#include <treaty/core/config.hpp>
#include <treaty/wire/form/form.hpp>
#include <treaty/wire/xml/scalar.hpp>

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace treaty::form {

std::optional<xml::scalar_problem> read_coded(std::span<code const> codes,
                                              reflect::type const& kind, void* into,
                                              std::string_view text, bool secret);
void append_coded(std::string& out, std::span<code const> codes, reflect::type const& kind,
                  void const* from, xml::place where);

// Copies a single value; both are of the type.
void copy(reflect::type const& kind, void const* from, void* into);

}  // namespace treaty::form

#ifndef TREATY_SEPARATE_COMPILATION
#include <treaty/wire/form/scalar.ipp>
#endif
