// SPDX-License-Identifier: BSL-1.0
// Writes a value as JSON, by the member table and without a DOM. Canonical: members in order of
// declaration, no white space, absent optional members left out, and so are lists and maps that may
// be empty and are; the same value always gives the same bytes.
#pragma once

#include <treaty/core/config.hpp>
#include <treaty/reflect/type.hpp>
#include <treaty/wire/json/hot_list.hpp>

#include <string>
#include <string_view>

namespace treaty::json {

enum class secrets { written, hidden };  // hidden: as "***", for people

// Appends. Throws std::invalid_argument for text that is not UTF-8, and for a number that is no
// enumerator.
// Lists for which there is code in `hot` are written by it, with the same bytes.
void write_to(std::string& out, reflect::type const& kind, void const* value,
              secrets mode = secrets::written, hot_lists hot = {});

// Appends text as a JSON string, with its quotes.
void write_text(std::string& out, std::string_view text);

}  // namespace treaty::json

#ifndef TREATY_SEPARATE_COMPILATION
#include <treaty/wire/json/writer.ipp>
#endif
