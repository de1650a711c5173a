// SPDX-License-Identifier: BSL-1.0
// What a media type says, for formats that read UTF-8 and nothing else (RFC 9110, section 8.3).
#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace treaty::wire {
namespace detail {

// Compares without regard to case; `small` is in lower case.
inline bool same_word(std::string_view text, std::string_view small) noexcept {
    return std::equal(text.begin(), text.end(), small.begin(), small.end(), [](char a, char b) {
        return (a >= 'A' && a <= 'Z' ? static_cast<char>(a - 'A' + 'a') : a) == b;
    });
}

inline std::string_view without_blanks(std::string_view text) noexcept {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
    return text;
}

// Takes what stands before the next semicolon that is not within quotation marks.
inline std::string_view take_part(std::string_view& text) noexcept {
    bool quoted = false;
    std::size_t end = 0;
    for (; end < text.size() && (quoted || text[end] != ';'); ++end) {
        if (text[end] == '"') quoted = !quoted;
        if (quoted && text[end] == '\\') ++end;
    }
    std::string_view const part = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    return without_blanks(part);
}

}  // namespace detail

// True if `sent`, a media type with or without parameters, is `known` by name, whatever its case.
inline bool same_media_type(std::string_view sent, std::string_view known) noexcept {
    return sent == known || detail::same_word(detail::take_part(sent), known);  // as most send it
}

// True unless a charset parameter says that the message is in something else; it may be in capitals
// and within quotation marks. What is ASCII is UTF-8 as well.
inline bool is_utf8(std::string_view media_type) noexcept {
    if (media_type.find(';') == std::string_view::npos) return true;
    detail::take_part(media_type);
    while (!media_type.empty()) {
        std::string_view const part = detail::take_part(media_type);
        std::size_t const sign = std::min(part.find('='), part.size());
        if (!detail::same_word(detail::without_blanks(part.substr(0, sign)), "charset")) continue;
        auto value = detail::without_blanks(part.substr(std::min(sign + 1, part.size())));
        if (value.size() >= 2 && value.front() == '"' && value.back() == '"')
            value = value.substr(1, value.size() - 2);
        if (!detail::same_word(value, "utf-8") && !detail::same_word(value, "us-ascii"))
            return false;
    }
    return true;
}

}  // namespace treaty::wire
