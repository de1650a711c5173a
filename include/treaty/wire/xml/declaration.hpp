// SPDX-License-Identifier: BSL-1.0
// How a document of XML begins: its encoding, which must be UTF-8, and the XML declaration.
#pragma once

#include <treaty/core/config.hpp>
#include <treaty/wire/xml/scanner.hpp>

namespace treaty::xml {

// Takes a byte order mark and the XML declaration, where there are any. Refuses what looks like
// another encoding, and a declaration that names one. False if the document is broken.
bool take_declaration(scanner& in);

}  // namespace treaty::xml

#ifndef TREATY_SEPARATE_COMPILATION
#include <treaty/wire/xml/declaration.ipp>
#endif
