// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <treaty/core/excerpt.hpp>
#include <treaty/wire/xml/characters.hpp>
#include <treaty/wire/xml/declaration.hpp>

#include <algorithm>

namespace treaty::xml {
namespace detail {

// Appendix F: what '<' and byte order marks look like elsewhere.
inline std::string_view other_encoding(std::string_view document) noexcept {
    using namespace std::string_view_literals;
    struct beginning {
        std::string_view bytes;
        std::string_view encoding;
    };
    // UTF-32 first: one of its marks begins with one of UTF-16's.
    static constexpr beginning known[] = {{"\0\0\xFE\xFF"sv, "UTF-32"},
                                          {"\xFF\xFE\0\0"sv, "UTF-32"},
                                          {"\0\0\0<"sv, "UTF-32"},
                                          {"<\0\0\0"sv, "UTF-32"},
                                          {"\xFE\xFF"sv, "UTF-16"},
                                          {"\xFF\xFE"sv, "UTF-16"},
                                          {"\0<"sv, "UTF-16"},
                                          {"<\0"sv, "UTF-16"},
                                          {"\x4C\x6F\xA7\x94"sv, "EBCDIC"}};
    for (beginning const& one : known)
        if (document.starts_with(one.bytes)) return one.encoding;
    return {};
}

inline bool is_digit(char c) noexcept {
    return c >= '0' && c <= '9';
}

// [26] VersionNum.
inline bool is_version(std::string_view text) noexcept {
    return text.size() > 2 && text.starts_with("1.") &&
           std::all_of(text.begin() + 2, text.end(), is_digit);
}

// 4.3.3: names of encodings are compared without regard to case.
inline bool is_utf8(std::string_view text) noexcept {
    static constexpr std::string_view wanted = "utf-8";
    return std::equal(text.begin(), text.end(), wanted.begin(), wanted.end(), [](char a, char b) {
        return a == b || (a >= 'A' && a <= 'Z' && a + ('a' - 'A') == b);
    });
}

inline bool is_yes_or_no(std::string_view text) noexcept {
    return text == "yes" || text == "no";
}

// After the name of a setting: Eq and a value in quotes, which must be right.
inline bool setting(scanner& in, bool (*right)(std::string_view) noexcept, char const* expected) {
    if (!in.equals_sign(nullptr)) return false;
    if (!in.next_is('"') && !in.next_is('\'')) return in.malformed(nullptr, "a value in quotes");
    std::string_view const quote = in.rest().substr(0, 1);
    in.take_if(quote);
    std::size_t const from = in.position();
    std::string_view const rest = in.rest();
    std::string_view const value = rest.substr(0, rest.find(quote));
    if (!right(value)) return in.malformed(nullptr, from, expected, "'" + excerpt(value) + "'");
    in.take_if(value);
    return in.take(quote, nullptr);
}

}  // namespace detail

TREATY_INLINE bool take_declaration(scanner& in) {
    std::string_view const encoding = detail::other_encoding(in.document());
    if (!encoding.empty())
        return in.malformed(nullptr, 0, "a document in UTF-8", std::string{encoding});
    in.take_if("\xEF\xBB\xBF");
    // [23] XMLDecl. A name that only begins with xml is a processing instruction's.
    std::string_view const rest = in.rest();
    if (!rest.starts_with("<?xml") || rest.size() < 6 || (!is_blank(rest[5]) && rest[5] != '?'))
        return true;
    in.take_if("<?xml");
    if (!in.white_space()) return in.malformed(nullptr, "white space and 'version'");
    if (!in.take("version", nullptr) || !detail::setting(in, detail::is_version, "version 1.0"))
        return false;
    bool spaced = in.white_space();
    if (spaced && in.take_if("encoding")) {
        if (!detail::setting(in, detail::is_utf8, "encoding UTF-8")) return false;
        spaced = in.white_space();
    }
    if (spaced && in.take_if("standalone")) {
        if (!detail::setting(in, detail::is_yes_or_no, "'yes' or 'no'")) return false;
        in.white_space();
    }
    return in.take("?>", nullptr);
}

}  // namespace treaty::xml
