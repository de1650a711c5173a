// SPDX-License-Identifier: BSL-1.0
// Text as it stands in a document of XML, so that every reader gives back exactly what was written.
#pragma once

#include <treaty/core/config.hpp>

#include <string>
#include <string_view>

namespace treaty::xml {

// Both append, and throw std::invalid_argument for bytes that are not UTF-8 and for characters that
// XML cannot carry in any form: most controls, U+FFFE and U+FFFF.

// Between two tags. A carriage return is written as a reference, or it would be read as a line
// feed.
void append_text(std::string& out, std::string_view text);

// Between two double quotes, which are not written. Tabs and line ends are references, or they
// would be read as blanks.
void append_attribute_value(std::string& out, std::string_view text);

}  // namespace treaty::xml

#ifndef TREATY_SEPARATE_COMPILATION
#include <treaty/wire/xml/writer.ipp>
#endif
