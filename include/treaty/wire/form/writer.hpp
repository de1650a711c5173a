// SPDX-License-Identifier: BSL-1.0
// Writes a struct as XML by its form: in the order of its rows, always the same bytes for the same
// value. What is absent is left out, and so is a group with nothing in it, unless the form says
// always.
#pragma once

#include <treaty/core/config.hpp>
#include <treaty/wire/form/form.hpp>

#include <span>
#include <string>
#include <string_view>

namespace treaty::form {

// Prefixes are declared on the root, in this order.
struct prefix {
    std::string_view prefix;
    std::string_view space;
};

// Appends the whole element. `value` is an object of the form's type and `frame` of its frame;
// either may be null, and then its rows are left out. Throws as xml::append_scalar does, and
// std::invalid_argument for a namespace without a prefix.
void write(std::string& out, xml::name const& root, table const& form, void const* value,
           void const* frame, std::span<prefix const> prefixes);

}  // namespace treaty::form

#ifndef TREATY_SEPARATE_COMPILATION
#include <treaty/wire/form/writer.ipp>
#endif
