// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <treaty/core/decimal.hpp>
#include <treaty/core/excerpt.hpp>
#include <treaty/core/instant.hpp>
#include <treaty/wire/xml/characters.hpp>
#include <treaty/wire/xml/scalar.hpp>
#include <treaty/wire/xml/writer.hpp>

#include <algorithm>
#include <charconv>
#include <stdexcept>

namespace treaty::xml {
namespace detail {

using reflect::shape;
using reflect::type;

inline scalar_problem refused(problem_kind kind, std::string_view text, bool secret) {
    if (secret) return {kind, "text"};
    return {kind, text.empty() ? "nothing" : "\"" + excerpt(text) + "\""};
}

// xs:integer: an optional sign, and digits, of which the first may be 0.
inline bool is_integer(std::string_view text) noexcept {
    if (!text.empty() && (text.front() == '-' || text.front() == '+')) text.remove_prefix(1);
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

inline std::optional<scalar_problem> read_integer(type const& kind, void* into,
                                                  std::string_view text, bool secret) {
    if (!is_integer(text)) return refused(problem_kind::wrong_type, text, secret);
    std::string_view digits = text;
    bool const negative = digits.front() == '-';
    if (negative || digits.front() == '+') digits.remove_prefix(1);
    while (digits.size() > 1 && digits.front() == '0') digits.remove_prefix(1);
    int128 value = 0;
    if (digits.size() > 20) return refused(problem_kind::out_of_range, text, secret);
    for (char const c : digits) value = value * 10 + (c - '0');
    if (negative) value = -value;
    int const bits = 8 * kind.bytes;
    int128 const low = kind.is_signed ? -(static_cast<int128>(1) << (bits - 1)) : 0;
    int128 const high = (static_cast<int128>(1) << (kind.is_signed ? bits - 1 : bits)) - 1;
    if (value < low || value > high) return refused(problem_kind::out_of_range, text, secret);
    reflect::store_integer(kind, into, static_cast<std::int64_t>(value));
    return std::nullopt;
}

// As JSON writes a number: xs:decimal and xs:double may also begin with + or 0, and may leave out
// the digits on one side of the point.
inline std::string json_number(std::string_view text) {
    std::string number;
    if (!text.empty() && (text.front() == '-' || text.front() == '+')) {
        if (text.front() == '-') number.push_back('-');
        text.remove_prefix(1);
    }
    std::size_t const whole_end = std::min(text.find_first_not_of("0123456789"), text.size());
    std::string_view whole = text.substr(0, whole_end);
    text.remove_prefix(whole_end);
    while (whole.size() > 1 && whole.front() == '0') whole.remove_prefix(1);
    std::string_view decimals;
    if (!text.empty() && text.front() == '.') {
        text.remove_prefix(1);
        std::size_t const end = std::min(text.find_first_not_of("0123456789"), text.size());
        decimals = text.substr(0, end);
        text.remove_prefix(end);
    }
    if (whole.empty() && decimals.empty()) return {};
    number.append(whole.empty() ? "0" : whole);
    if (!decimals.empty()) number.append(".").append(decimals);
    return number.append(text);
}

inline std::optional<scalar_problem> read_decimal(type const& kind, void* into,
                                                  std::string_view text, bool secret) {
    std::string const number = json_number(text);
    if (!decimal::is_number(number)) return refused(problem_kind::wrong_type, text, secret);
    auto const value = decimal::parse(number);
    if (!value || value->scale() > kind.places || value->whole_digits() > kind.digits - kind.places)
        return refused(problem_kind::out_of_range, text, secret);
    *static_cast<decimal*>(into) = *value;
    return std::nullopt;
}

inline std::optional<scalar_problem> read_boolean(void* into, std::string_view text, bool secret) {
    bool const yes = text == "true" || text == "1";
    if (!yes && text != "false" && text != "0")
        return refused(problem_kind::wrong_type, text, secret);
    *static_cast<bool*>(into) = yes;
    return std::nullopt;
}

// xs:dateTime may leave out the zone, and xs:date may have one.
inline constexpr std::size_t date_size = 10;
inline bool is_zone(std::string_view text) {
    constexpr std::string_view beginnings = "Zz+-";
    return !text.empty() && beginnings.find(text.front()) != std::string_view::npos &&
           instant::parse(std::string{"2000-01-01T00:00:00"}.append(text));
}
inline std::optional<instant> tolerant_instant(std::string_view text) {
    if (auto const at = instant::parse(text)) return at;
    if (text.find('T') == date_size) return instant::parse(std::string{text} + "Z");
    if (text.size() < date_size || !date::parse(text.substr(0, date_size))) return std::nullopt;
    std::string_view const zone = text.substr(date_size);
    if (!zone.empty() && !is_zone(zone)) return std::nullopt;
    std::string midnight{text.substr(0, date_size)};
    midnight.append("T00:00:00").append(zone.empty() ? "Z" : zone);
    return instant::parse(midnight);
}
// The day as it is written, whatever zone it is a day of.
inline std::optional<date> tolerant_date(std::string_view text) {
    if (text.size() > date_size && is_zone(text.substr(date_size)))
        text = text.substr(0, date_size);
    return date::parse(text);
}

inline std::optional<scalar_problem> read_time(type const& kind, void* into, std::string_view text,
                                               lexical how, bool secret) {
    if (kind.shape == shape::date) {
        if (auto const day = how == lexical::tolerant ? tolerant_date(text) : date::parse(text)) {
            *static_cast<date*>(into) = *day;
            return std::nullopt;
        }
    } else if (auto const at =
                   how == lexical::tolerant ? tolerant_instant(text) : instant::parse(text)) {
        *static_cast<instant*>(into) = *at;
        return std::nullopt;
    }
    return refused(problem_kind::not_a_value, text, secret);
}

inline std::optional<scalar_problem> read_text(type const& kind, void* into,
                                               std::string_view text) {
    auto const bytes = [&] { return std::to_string(text.size()) + " bytes"; };
    if (kind.most != 0 && text.size() > kind.most)
        return scalar_problem{problem_kind::too_long, bytes()};
    if (text.size() < kind.least) return scalar_problem{problem_kind::too_short, bytes()};
    kind.assign(into, text);
    return std::nullopt;
}

inline std::optional<scalar_problem> read_enumerator(type const& kind, void* into,
                                                     std::string_view text, bool secret) {
    for (reflect::enumerator const& one : kind.enumerators) {
        if (one.wire_name != text) continue;
        reflect::store_integer(kind, into, one.value);
        return std::nullopt;
    }
    return refused(problem_kind::not_a_value, text, secret);
}

inline void append_text_value(std::string& out, type const& kind, void const* from, place where) {
    try {
        if (where == place::attribute)
            append_attribute_value(out, kind.view(from));
        else
            append_text(out, kind.view(from));
    } catch (std::invalid_argument const&) {  // shows the text
        if (!kind.secret) throw;
        throw std::invalid_argument("treaty: a secret text that XML cannot carry");
    }
}

}  // namespace detail

TREATY_INLINE bool all_blank(std::string_view text) noexcept {
    return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

TREATY_INLINE std::string_view trimmed(std::string_view text) noexcept {
    while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
    return text;
}

TREATY_INLINE bool is_scalar(reflect::type const& kind) noexcept {
    using reflect::shape;
    return kind.shape != shape::optional && kind.shape != shape::list && kind.shape != shape::map &&
           kind.shape != shape::structure;
}

TREATY_INLINE std::optional<scalar_problem> read_scalar(reflect::type const& kind, void* into,
                                                        std::string_view text, lexical how,
                                                        bool secret) {
    using reflect::shape;
    if (kind.shape == shape::text)
        return detail::read_text(kind, into, how == lexical::tolerant ? trimmed(text) : text);
    text = trimmed(text);  // XML Schema collapses white space around every other type
    switch (kind.shape) {
        case shape::boolean: return detail::read_boolean(into, text, secret);
        case shape::integer:
        case shape::identifier: return detail::read_integer(kind, into, text, secret);
        case shape::decimal: return detail::read_decimal(kind, into, text, secret);
        case shape::instant:
        case shape::date: return detail::read_time(kind, into, text, how, secret);
        case shape::enumeration: return detail::read_enumerator(kind, into, text, secret);
        default: return scalar_problem{problem_kind::wrong_type, "text"};
    }
}

TREATY_INLINE void append_scalar(std::string& out, reflect::type const& kind, void const* from,
                                 place where) {
    using reflect::shape;
    switch (kind.shape) {
        case shape::boolean: out.append(*static_cast<bool const*>(from) ? "true" : "false"); return;
        case shape::integer:
        case shape::identifier: {
            char digits[24];
            std::int64_t const value = reflect::load_integer(kind, from);
            auto const end = kind.is_signed ? std::to_chars(digits, digits + sizeof digits, value)
                                            : std::to_chars(digits, digits + sizeof digits,
                                                            static_cast<std::uint64_t>(value));
            out.append(digits, static_cast<std::size_t>(end.ptr - digits));
            return;
        }
        case shape::decimal: static_cast<decimal const*>(from)->append_to(out); return;
        case shape::instant: {
            auto const& at = *static_cast<instant const*>(from);
            if (!at.within_calendar())
                throw std::invalid_argument("treaty: an instant outside the years 1 to 9999");
            at.append_to(out);
            return;
        }
        case shape::date: static_cast<date const*>(from)->append_to(out); return;
        case shape::enumeration: {
            std::int64_t const value = reflect::load_integer(kind, from);
            for (reflect::enumerator const& one : kind.enumerators)
                if (one.value == value) {
                    out.append(one.wire_name);
                    return;
                }
            throw std::invalid_argument("treaty: " + std::to_string(value) +
                                        " is no enumerator of " + std::string{kind.name});
        }
        default: detail::append_text_value(out, kind, from, where);
    }
}

}  // namespace treaty::xml
