// SPDX-License-Identifier: BSL-1.0
// Which bytes may stand where in an HTTP/1.1 head: RFC 9110, section 5, RFC 9112, section 3, and
// RFC 3986. Whatever is read or written passes through these, so nothing can be split by its
// content.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
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

// Eight bytes at once, where so many are left; in each byte of a result the high bit counts.
inline constexpr std::uint64_t in_each = 0x0101'0101'0101'0101;
inline std::uint64_t eight_bytes(char const* at) noexcept {
    std::uint64_t word = 0;
    std::memcpy(&word, at, sizeof word);
    return word;
}
// Those from 0 to 0x1F, and 0x7F; of others only where a lower byte is one.
constexpr std::uint64_t controls(std::uint64_t word) noexcept {
    std::uint64_t const low = (word - in_each * 0x20) & ~word;
    std::uint64_t const deleted = word ^ in_each * 0x7F;
    return (low | ((deleted - in_each) & ~deleted)) & in_each * 0x80;
}
// Letters in lower case, all else as it is.
constexpr std::uint64_t lower(std::uint64_t word) noexcept {
    std::uint64_t const seven = word & in_each * 0x7F;
    std::uint64_t const above = seven + in_each * (0x7F - 'Z');
    std::uint64_t const from = seven + in_each * (0x80 - 'A');
    return word | ((from & ~above & ~word & in_each * 0x80) >> 2U);
}

// skip() of the class `value`, which is most of a head.
inline std::size_t skip_value(std::string_view text, std::size_t at) noexcept {
    while (text.size() - at >= sizeof(std::uint64_t) && controls(eight_bytes(&text[at])) == 0)
        at += sizeof(std::uint64_t);
    return skip(text, at, value);
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
    std::size_t i = 0;
    if
        !consteval {
            for (; text.size() - i >= sizeof(std::uint64_t); i += sizeof(std::uint64_t))
                if (lower(eight_bytes(&text[i])) != eight_bytes(&small[i])) return false;
        }
    for (; i < text.size(); ++i)
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
