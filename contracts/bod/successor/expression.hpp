// SPDX-License-Identifier: BSL-1.0
// The text of a Get's expression: an access profile in braces, then a path whose predicates have
// literals. As with the vendor it is not evaluated: what is left without the literals is one of a
// fixed list of shapes, and the literals are the values.
//
//     {_wcf.ap=IBM_External_Details}/Order[OrderIdentifier[(UniqueID='7')]]
//     profile IBM_External_Details, shape "Order OrderIdentifier UniqueID=?", values "7"
#pragma once

#include <treaty/core/config.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace contracts::bod::successor {

struct expression {
    std::string profile;
    std::string shape;  // names without prefixes, with one blank between
    std::vector<std::string> values;
    bool several = false;  // more than one value where the shape has one
};

// Nothing if the text is no such expression.
std::optional<expression> read_expression(std::string_view text);

// A literal in quotes; nothing if it has both kinds of them in it.
std::optional<std::string> literal(std::string_view value);

}  // namespace contracts::bod::successor

#ifndef TREATY_SEPARATE_COMPILATION
#include <contracts/bod/successor/expression.ipp>
#endif
