// SPDX-License-Identifier: BSL-1.0
// Where in a document of XML something stands, for people and for tools that know XPath.
#pragma once

#include <treaty/core/config.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace treaty::xml {

// A chain of local names from the root element down.
struct step {
    step const* up = nullptr;
    std::string_view name;  // of an attribute: begins with '@'
    std::size_t index = 0;  // among elements of its name, from 1; 0: there can be only one
};

// "/Envelope/Body/GetOrder/lines/item[2]"; empty for no step, which is the whole document. A name
// beyond path_name_bytes_max is cut and ends in "...".
std::string xpath(step const* at);

}  // namespace treaty::xml

#ifndef TREATY_SEPARATE_COMPILATION
#include <treaty/wire/xml/path.ipp>
#endif
