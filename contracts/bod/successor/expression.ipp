// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <contracts/bod/successor/expression.hpp>
#include <treaty/wire/xml/scalar.hpp>

namespace contracts::bod::successor {
namespace detail {

inline bool is_name_character(char c) noexcept {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '.' || c == '-';
}

// "{_wcf.ap=IBM_Store_Details;_wcf.dataLanguageIds='-1'}", taken off the front of the text.
inline std::string take_profile(std::string_view& text) {
    std::size_t const end = text.find('}');
    if (!text.starts_with('{') || end == std::string_view::npos) return {};
    std::string_view data = text.substr(1, end - 1);
    text.remove_prefix(end + 1);
    while (!data.empty()) {
        std::size_t const stop = data.find(';');
        std::string_view const one = data.substr(0, stop);
        data = stop == std::string_view::npos ? std::string_view{} : data.substr(stop + 1);
        std::size_t const equals = one.find('=');
        std::string_view const name = treaty::xml::trimmed(one.substr(0, equals));
        if (equals != std::string_view::npos && name.ends_with(".ap"))
            return std::string{treaty::xml::trimmed(one.substr(equals + 1))};
    }
    return {};
}

// "X=? or X=?" is X with several values.
inline void join_values(expression& made) {
    for (std::size_t at = made.shape.find("=? or "); at != std::string::npos;) {
        std::size_t const before = made.shape.rfind(' ', at) + 1;
        std::string const name = made.shape.substr(before, at + 2 - before);
        if (made.shape.compare(at + 6, name.size(), name) == 0) {
            made.shape.erase(at + 2, 4 + name.size());
            made.several = true;
        } else {
            ++at;
        }
        at = made.shape.find("=? or ", at);
    }
}

}  // namespace detail

TREATY_INLINE std::optional<expression> read_expression(std::string_view text) {
    expression made;
    text = treaty::xml::trimmed(text);
    made.profile = detail::take_profile(text);
    for (std::size_t i = 0; i < text.size();) {
        char const c = text[i];
        std::size_t end = i + 1;
        if (detail::is_name_character(c)) {
            while (end < text.size() && detail::is_name_character(text[end])) ++end;
            if (end < text.size() && text[end] == ':') {
                i = end + 1;
                continue;
            }
            made.shape.append(made.shape.empty() ? "" : " ").append(text.substr(i, end - i));
        } else if (c == '\'' || c == '"') {
            std::size_t const quote = text.find(c, i + 1);
            if (quote == std::string_view::npos || !made.shape.ends_with('=')) return std::nullopt;
            made.values.emplace_back(text.substr(i + 1, quote - i - 1));
            made.shape.push_back('?');
            end = quote + 1;
        } else if (c == '=') {
            made.shape.push_back('=');
        } else if (std::string_view{"/[]() \t\r\n"}.find(c) == std::string_view::npos) {
            return std::nullopt;
        }
        i = end;
    }
    detail::join_values(made);
    return made;
}

TREATY_INLINE std::optional<std::string> literal(std::string_view value) {
    char const quote = value.find('\'') == std::string_view::npos ? '\'' : '"';
    if (value.find(quote) != std::string_view::npos) return std::nullopt;
    std::string text{quote};
    text.append(value).push_back(quote);
    return text;
}

}  // namespace contracts::bod::successor
