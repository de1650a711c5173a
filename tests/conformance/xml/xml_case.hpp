// SPDX-License-Identifier: BSL-1.0
// A document and whether it is one: well-formed XML 1.0 (fifth edition) and namespace-well-formed,
// in UTF-8 and without a document type declaration.
#pragma once

#include <string_view>

namespace conformance::xml {

using namespace std::string_view_literals;

struct xml_case {
    std::string_view title;
    bool accepted;
    std::string_view text;
};

}  // namespace conformance::xml
