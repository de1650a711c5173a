// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <treaty/core/excerpt.hpp>
#include <treaty/core/utf8.hpp>
#include <treaty/wire/xml/characters.hpp>
#include <treaty/wire/xml/scanner.hpp>

#include <algorithm>

namespace treaty::xml {
namespace detail {

inline int digit(char c, bool hexadecimal) noexcept {
    if (c >= '0' && c <= '9') return c - '0';
    if (hexadecimal && c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (hexadecimal && c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

}  // namespace detail

TREATY_INLINE std::string scanner::here() const {
    if (at_ == end_) return "the end of the document";
    std::size_t const length = utf8_length(at_, end_);
    if (length == 0) return "byte " + excerpt({at_, 1});
    std::string_view const next{at_, length};
    if (next == "\xEF\xBB\xBF") return "a byte order mark";
    if (next == "\xEF\xBF\xBE") return "U+FFFE";
    if (next == "\xEF\xBF\xBF") return "U+FFFF";
    return "'" + excerpt(next) + "'";
}

TREATY_INLINE void scanner::report(problem_kind kind, step const* where, std::size_t position,
                                   std::string expected, std::string found) {
    problems_.add({kind, xpath(where), position, std::move(expected), std::move(found)});
    broken_ = broken_ || problems_.left_out() != 0;
}

TREATY_INLINE bool scanner::malformed(step const* where, std::size_t position, std::string expected,
                                      std::string found) {
    if (!broken_)
        report(problem_kind::malformed, where, position, std::move(expected), std::move(found));
    broken_ = true;
    return false;
}

TREATY_INLINE bool scanner::malformed(step const* where, std::string expected) {
    return malformed(where, position(), std::move(expected), here());
}

TREATY_INLINE bool scanner::exceeded(step const* where, std::string limit) {
    if (!broken_) report(problem_kind::limit_exceeded, where, position(), std::move(limit), "more");
    broken_ = true;
    return false;
}

TREATY_INLINE bool scanner::take(std::string_view wanted, step const* where) {
    if (broken_) return false;
    return take_if(wanted) || malformed(where, std::string{"'"}.append(wanted).append("'"));
}

TREATY_INLINE bool scanner::white_space() noexcept {
    char const* const from = at_;
    while (at_ != end_ && is_blank(*at_)) ++at_;
    return at_ != from;
}

TREATY_INLINE bool scanner::equals_sign(step const* where) {
    white_space();
    if (!take("=", where)) return false;
    white_space();
    return true;
}

TREATY_INLINE char const* scanner::find(std::string_view wanted) const noexcept {
    std::size_t const found = rest().find(wanted);
    return found == std::string_view::npos ? end_ : at_ + found;
}

TREATY_INLINE void scanner::line_end() noexcept {
    at_ += next_is("\r\n") ? 2 : 1;
}

// One character beyond ASCII.
TREATY_INLINE bool scanner::character(step const* where) {
    std::size_t const length = utf8_length(at_, end_);
    if (length == 0) return malformed(where, "UTF-8");
    if (!is_character(utf8_code(at_, length)))
        return malformed(where, "a character that XML can carry");
    at_ += length;
    return true;
}

TREATY_INLINE bool scanner::characters(char const* stop, step const* where) {
    for (;;) {
        at_ = detail::run_end(detail::character_byte, at_, stop);
        if (at_ == stop) return true;
        if (static_cast<unsigned char>(*at_) < 0x80)
            return malformed(where, "a character that XML can carry");
        if (!character(where)) return false;
    }
}

TREATY_INLINE bool scanner::name_start() noexcept {
    if (at_ == end_) return false;
    if (static_cast<unsigned char>(*at_) < 0x80) {
        if (!detail::is(detail::name_start_byte, *at_)) return false;
        ++at_;
        return true;
    }
    std::size_t const length = utf8_length(at_, end_);
    if (length == 0 || !is_name_start(utf8_code(at_, length))) return false;
    at_ += length;
    return true;
}

// One character beyond ASCII.
TREATY_INLINE bool scanner::name_part() noexcept {
    if (at_ == end_ || static_cast<unsigned char>(*at_) < 0x80) return false;
    std::size_t const length = utf8_length(at_, end_);
    if (length == 0 || !is_name_part(utf8_code(at_, length))) return false;
    at_ += length;
    return true;
}

TREATY_INLINE bool scanner::simple_name(std::string_view& found, step const* where) {
    if (broken_) return false;
    char const* const from = at_;
    if (!name_start()) return malformed(where, "a name");
    do at_ = detail::run_end(detail::name_part_byte, at_, end_);
    while (name_part());
    found = {from, static_cast<std::size_t>(at_ - from)};
    if (found.size() <= limits_.name_bytes_max) return true;
    return exceeded(where,
                    "a name of at most " + std::to_string(limits_.name_bytes_max) + " bytes");
}

TREATY_INLINE bool scanner::name(qualified_name& found, step const* where) {
    char const* const from = at_;
    found.prefix = {};
    if (!simple_name(found.local, where)) return false;
    if (next_is(':')) {
        ++at_;
        found.prefix = found.local;
        if (!simple_name(found.local, where)) return false;
    }
    found.whole = {from, static_cast<std::size_t>(at_ - from)};
    return true;
}

// Adds what stands between `from` and here.
TREATY_INLINE bool scanner::piece(assembly& found, char const* from, step const* where) {
    found.add({from, static_cast<std::size_t>(at_ - from)});
    if (found.size() <= limits_.text_bytes_max) return true;
    return exceeded(where, "text of at most " + std::to_string(limits_.text_bytes_max) + " bytes");
}

TREATY_INLINE bool scanner::text(assembly& found, step const* where) {
    for (char const* from = at_;;) {
        at_ = detail::run_end(detail::text_byte, at_, end_);
        if (at_ == end_ || *at_ == '<') return piece(found, from, where);
        if (static_cast<unsigned char>(*at_) >= 0x80) {
            if (!character(where)) return false;
        } else if (*at_ == ']') {
            if (next_is("]]>")) return malformed(where, position(), "no ']]>' in text", "']]>'");
            ++at_;
        } else if (*at_ == '&') {
            if (!piece(found, from, where) || !reference(found, where)) return false;
            from = at_;
        } else if (*at_ == '\r') {
            if (!piece(found, from, where)) return false;
            found.add("\n");
            line_end();
            from = at_;
        } else {
            return malformed(where, "a character that XML can carry");
        }
    }
}

TREATY_INLINE bool scanner::value(assembly& found, step const* where) {
    if (!next_is('"') && !next_is('\'')) return malformed(where, "a value in quotes");
    char const quote = *at_++;
    for (char const* from = at_;;) {
        at_ = detail::run_end(detail::value_byte, at_, end_);
        if (at_ == end_) return malformed(where, "the value's closing quote");
        if (*at_ == quote) {
            if (!piece(found, from, where)) return false;
            ++at_;
            return true;
        }
        if (static_cast<unsigned char>(*at_) >= 0x80) {
            if (!character(where)) return false;
        } else if (*at_ == '"' || *at_ == '\'') {
            ++at_;
        } else if (*at_ == '&') {
            if (!piece(found, from, where) || !reference(found, where)) return false;
            from = at_;
        } else if (is_blank(*at_)) {
            if (!piece(found, from, where)) return false;
            found.add(" ");
            line_end();
            from = at_;
        } else {
            return malformed(where,
                             *at_ == '<' ? "no '<' in a value" : "a character that XML can carry");
        }
    }
}

// At the ampersand.
TREATY_INLINE bool scanner::reference(assembly& found, step const* where) {
    ++at_;
    if (take_if("#")) return numbered(found, where);
    struct entity {
        std::string_view name;
        std::string_view text;
    };
    static constexpr entity predefined[] = {
        {"lt;", "<"}, {"gt;", ">"}, {"amp;", "&"}, {"apos;", "'"}, {"quot;", "\""}};
    for (entity const& one : predefined)
        if (take_if(one.name)) {
            found.add(one.text);
            return true;
        }
    return malformed(where, "one of &lt; &gt; &amp; &apos; &quot; &#...;");
}

// After "&#".
TREATY_INLINE bool scanner::numbered(assembly& found, step const* where) {
    bool const hexadecimal = take_if("x");
    char const* const from = at_;
    char32_t code = 0;
    for (; at_ != end_; ++at_) {
        int const digit = detail::digit(*at_, hexadecimal);
        if (digit < 0) break;
        // Beyond the last code point it stays there, however many digits follow.
        code = std::min<char32_t>(code * (hexadecimal ? 16 : 10) + static_cast<char32_t>(digit),
                                  0x110000);
    }
    if (at_ == from) return malformed(where, hexadecimal ? "a hexadecimal digit" : "a digit");
    std::string_view const number{from, static_cast<std::size_t>(at_ - from)};
    if (!take(";", where)) return false;
    if (!is_character(code))
        return malformed(where, static_cast<std::size_t>(from - document_.data()),
                         "the number of a character that XML can carry",
                         std::string{hexadecimal ? "&#x" : "&#"} + excerpt(number) + ";");
    found.add(code);
    return true;
}

TREATY_INLINE bool scanner::section(assembly& found, step const* where) {
    char const* from = at_;
    char const* const stop = find("]]>");
    if (!characters(stop, where)) return false;
    if (stop == end_) return malformed(where, "']]>' at the end of the section");
    for (at_ = from; (at_ = std::find(at_, stop, '\r')) != stop; from = at_) {
        if (!piece(found, from, where)) return false;
        found.add("\n");
        line_end();
    }
    return piece(found, from, where) && take("]]>", where);
}

TREATY_INLINE bool scanner::comment(step const* where) {
    if (!characters(find("--"), where)) return false;
    if (at_ == end_) return malformed(where, "'-->' at the end of the comment");
    if (take_if("-->")) return true;
    return malformed(where, position(), "no '--' in a comment", "'--'");
}

TREATY_INLINE bool scanner::instruction(step const* where) {
    std::size_t const from = position();
    std::string_view target;
    if (!simple_name(target, where)) return false;
    bool const reserved = target.size() == 3 && (target[0] | 0x20) == 'x' &&
                          (target[1] | 0x20) == 'm' && (target[2] | 0x20) == 'l';
    if (reserved)
        return malformed(where, from,
                         "the XML declaration at the very beginning, and no other use of its name",
                         "'" + std::string{target} + "'");
    if (take_if("?>")) return true;
    if (!white_space()) return malformed(where, "white space or '?>'");
    if (!characters(find("?>"), where)) return false;
    return take_if("?>") || malformed(where, "'?>' at the end of the processing instruction");
}

}  // namespace treaty::xml
