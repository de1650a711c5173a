// SPDX-License-Identifier: BSL-1.0
// Which bytes may stand where in an HTTP/1.1 head: RFC 9110, section 5, RFC 9112, section 3, and
// RFC 3986. Whatever is read or written passes through these, so nothing can be split by its
// content.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace treaty::http {

// A field name: a token, not empty.
constexpr bool valid_field_name(std::string_view name) noexcept;
// A field value: no control but HTAB, and no blank at either end. Bytes above 127 are allowed, as
// RFC 9110 allows them.
constexpr bool valid_field_value(std::string_view value) noexcept;
// A path with its query as it may stand in a request line: begins with '/', escapes are whole, no
// fragment.
constexpr bool valid_target(std::string_view target) noexcept;

namespace detail {

enum char_class : std::uint8_t { token = 1, value = 2, target = 4, hex = 8, host = 16, digit = 32 };

constexpr std::array<std::uint8_t, 256> make_char_classes() noexcept {
    std::array<std::uint8_t, 256> made{};
    auto const mark = [&](std::string_view those, std::uint8_t as) {
        for (char const c : those) made[static_cast<unsigned char>(c)] |= as;
    };
    mark("0123456789", token | target | hex | host | digit);
    mark("abcdefABCDEF", token | target | hex | host);
    mark("ghijklmnopqrstuvwxyzGHIJKLMNOPQRSTUVWXYZ", token | target | host);
    mark("!#$%&'*+-.^_`|~", token);
    mark("-._~!$&'()*+,;=", target | host);
    mark(":@/?", target);
    for (unsigned c = 0x20; c < 256; ++c)
        if (c != 0x7F) made[c] |= value;
    made['\t'] |= value;
    return made;
}

inline constexpr std::array<std::uint8_t, 256> char_classes = make_char_classes();

constexpr bool is(char c, std::uint8_t as) noexcept {
    return (char_classes[static_cast<unsigned char>(c)] & as) != 0;
}

// The first byte at or after `at` that is not of the class; text.size() if there is none.
constexpr std::size_t skip(std::string_view text, std::size_t at, std::uint8_t as) noexcept {
    while (at < text.size() && is(text[at], as)) ++at;
    return at;
}

constexpr bool is_blank(char c) noexcept {
    return c == ' ' || c == '\t';
}

constexpr std::string_view trim(std::string_view text) noexcept {
    while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
    return text;
}

constexpr char lower(char c) noexcept {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

// Compares without regard to case; `small` is in lower case.
constexpr bool same(std::string_view text, std::string_view small) noexcept {
    if (text.size() != small.size()) return false;
    for (std::size_t i = 0; i < text.size(); ++i)
        if (lower(text[i]) != small[i]) return false;
    return true;
}

constexpr int hex_value(char c) noexcept {
    if (c >= '0' && c <= '9') return c - '0';
    char const small = lower(c);
    return small >= 'a' && small <= 'f' ? small - 'a' + 10 : -1;
}

// Every '%' is followed by two hexadecimal digits, and all else is of the class.
constexpr bool escaped_text(std::string_view text, std::uint8_t as) noexcept {
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '%') {
            if (text.size() - i < 3 || !is(text[i + 1], hex) || !is(text[i + 2], hex)) return false;
            i += 2;
        } else if (!is(text[i], as)) {
            return false;
        }
    }
    return true;
}

}  // namespace detail

constexpr bool valid_field_name(std::string_view name) noexcept {
    return !name.empty() && detail::skip(name, 0, detail::token) == name.size();
}

constexpr bool valid_field_value(std::string_view value) noexcept {
    return detail::skip(value, 0, detail::value) == value.size() &&
           detail::trim(value).size() == value.size();
}

constexpr bool valid_target(std::string_view target) noexcept {
    return !target.empty() && target.front() == '/' && detail::escaped_text(target, detail::target);
}

}  // namespace treaty::http
