// SPDX-License-Identifier: BSL-1.0
// What a predicate at the end of an XPath says, in the shapes that are read: a path, an equals
// sign, a literal; and the same with the last step in a predicate of its own.
//     Product[prefix:Identifier/prefix:SKU = 'TEA-1']
//     Product[Identifier[(SKU = 'TEA-1')]]
#pragma once

#include <treaty/wire/xml/characters.hpp>
#include <treaty/wire/xml/scalar.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace treaty::form::detail {

// A path without blanks and without the prefixes of its steps.
inline std::string bare_path(std::string_view path) {
    std::string bare;
    std::size_t step = 0;
    for (char const c : path) {
        if (xml::is_blank(c)) continue;
        if (c == ':')
            bare.resize(step);
        else
            bare.push_back(c);
        if (c == '/' || c == '(') step = bare.size();
    }
    return bare;
}

inline bool ends_with_path(std::string_view all, std::string_view path) noexcept {
    return all == path || (all.ends_with(path) && all[all.size() - path.size() - 1] == '/');
}

// The literal that the text's only predicate says of this path, or of one that ends with it.
inline std::optional<std::string> predicate_value(std::string_view text, std::string_view path) {
    text = xml::trimmed(text);
    std::size_t const open = text.find('[');
    std::size_t const equals = text.find('=', open);
    if (equals == std::string_view::npos || text.back() != ']') return std::nullopt;
    std::string said = bare_path(text.substr(open + 1, equals - open - 1));
    std::string_view literal = xml::trimmed(text.substr(equals + 1, text.size() - equals - 2));
    if (std::size_t const inner = said.find("[("); inner != std::string::npos) {
        if (!literal.ends_with(")]")) return std::nullopt;
        literal = xml::trimmed(literal.substr(0, literal.size() - 2));
        said.replace(inner, 2, "/");
    }
    if (!ends_with_path(said, path)) return std::nullopt;
    if (literal.size() < 2 || (literal.front() != '\'' && literal.front() != '"') ||
        literal.find(literal.front(), 1) != literal.size() - 1)
        return std::nullopt;
    return std::string{literal.substr(1, literal.size() - 2)};
}

}  // namespace treaty::form::detail
