// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <treaty/core/excerpt.hpp>
#include <treaty/core/utf8.hpp>
#include <treaty/wire/xml/characters.hpp>
#include <treaty/wire/xml/writer.hpp>

#include <stdexcept>

namespace treaty::xml {
namespace detail {

// What is written for an ASCII character; empty if XML has no way to.
inline std::string_view written(char const& c, bool in_value) noexcept {
    switch (c) {
        case '&': return "&amp;";
        case '<': return "&lt;";
        case '>': return "&gt;";
        case '\r': return "&#13;";
        case '"': return in_value ? "&quot;" : "\"";
        case '\t': return in_value ? "&#9;" : "\t";
        case '\n': return in_value ? "&#10;" : "\n";
        default: return {&c, is(character_byte, c) ? 1U : 0U};
    }
}

inline void append_escaped(std::string& out, std::string_view text, bool in_value) {
    char const* at = text.data();
    char const* const end = at + text.size();
    while (at != end) {
        char const* const from = at;
        at = run_end(written_byte, at, end);
        out.append(from, static_cast<std::size_t>(at - from));
        if (at == end) return;
        std::size_t const length = utf8_length(at, end);
        if (length == 0)
            throw std::invalid_argument("treaty: text that is not UTF-8: " + excerpt(text));
        std::string_view const shown = length == 1 ? written(*at, in_value)
                                       : is_character(utf8_code(at, length))
                                           ? std::string_view{at, length}
                                           : std::string_view{};
        if (shown.empty())
            throw std::invalid_argument("treaty: text that XML cannot carry: " + excerpt(text));
        out.append(shown);
        at += length;
    }
}

}  // namespace detail

TREATY_INLINE void append_text(std::string& out, std::string_view text) {
    detail::append_escaped(out, text, false);
}

TREATY_INLINE void append_attribute_value(std::string& out, std::string_view text) {
    detail::append_escaped(out, text, true);
}

}  // namespace treaty::xml
