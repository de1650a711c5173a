// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <treaty/core/decimal.hpp>

#include <algorithm>
#include <stdexcept>

namespace treaty {

namespace detail {
constexpr int128 power_of_ten(int exponent) noexcept {
    int128 value = 1;
    for (int i = 0; i < exponent; ++i) value *= 10;
    return value;
}
}  // namespace detail

struct decimal_access {
    static constexpr int128 power(int exponent) noexcept { return detail::power_of_ten(exponent); }
    // The greatest coefficient: 34 nines.
    static constexpr int128 coefficient_max = detail::power_of_ten(decimal::digits_max) - 1;

    static constexpr bool fits(int128 value) noexcept {
        return value <= coefficient_max && value >= -coefficient_max;
    }

    // value * 10^by, or empty if the result has more than 35 digits: one more than a decimal holds,
    // because 10^33 - 0.1 fits though 10^33 with one decimal does not.
    static std::optional<int128> raise(int128 value, int by) noexcept {
        for (int i = 0; i < by; ++i) {
            if (!fits(value)) return std::nullopt;
            value *= 10;
        }
        return value;
    }
    static decimal make(int128 coefficient, int scale) {
        while (scale > 0 && coefficient % 10 == 0) {
            coefficient /= 10;
            --scale;
        }
        if (!fits(coefficient) || scale > decimal::scale_max) decimal::throw_overflow();
        decimal made;
        made.set(coefficient, scale);
        return made;
    }
    // whole + rest / denominator (positive) as a whole number; the rest has the sign of the value.
    static int128 round(int128 whole, int128 rest, int128 denominator, rounding how) noexcept {
        int128 const size = rest < 0 ? -rest : rest;
        int128 const away = denominator - size;  // size > away: more than half
        bool const up =
            how != rounding::down &&
            (size > away || (size == away && (how == rounding::half_up || whole % 2 != 0)));
        return whole + (up ? (rest < 0 ? -1 : 1) : 0);
    }
    static int128 quotient(int128 numerator, int128 denominator, rounding how) noexcept {
        return round(numerator / denominator, numerator % denominator, denominator, how);
    }
    // numerator / denominator (positive) * 10^shift, as a decimal of `places` places: digit by
    // digit, as on paper, so that no product has to fit.
    static decimal divide(int128 numerator, int128 denominator, int shift, int places,
                          rounding how) {
        int128 whole = numerator / denominator;
        int128 rest = numerator % denominator;
        for (; shift > 0 && rest != 0; --shift) {
            if (!fits(whole / 1000)) decimal::throw_overflow();
            rest *= 10;
            whole = whole * 10 + rest / denominator;
            rest %= denominator;
        }
        // What is left of the shift would only add zeros.
        auto const raised = raise(whole, std::max(shift - places, 0));
        if (!raised) decimal::throw_overflow();
        return make(round(*raised, rest, denominator, how), std::max(places - shift, 0));
    }
};

namespace detail {

struct number_parts {
    bool negative = false;
    std::string_view whole, fraction, exponent;  // exponent with its sign
};

// Splits by JSON's grammar; empty if the text is not a number.
inline std::optional<number_parts> split_number(std::string_view text) noexcept {
    number_parts parts;
    std::size_t at = 0;
    auto const digits = [&] {
        std::size_t const from = at;
        while (at < text.size() && text[at] >= '0' && text[at] <= '9') ++at;
        return text.substr(from, at - from);
    };
    if (at < text.size() && text[at] == '-') {
        parts.negative = true;
        ++at;
    }
    parts.whole = digits();
    if (parts.whole.empty() || (parts.whole.size() > 1 && parts.whole.front() == '0'))
        return std::nullopt;
    if (at < text.size() && text[at] == '.') {
        ++at;
        parts.fraction = digits();
        if (parts.fraction.empty()) return std::nullopt;
    }
    if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
        std::size_t const from = ++at;
        if (at < text.size() && (text[at] == '+' || text[at] == '-')) ++at;
        if (digits().empty()) return std::nullopt;
        parts.exponent = text.substr(from, at - from);
    }
    if (at != text.size()) return std::nullopt;
    return parts;
}

// The exponent, held within +-100,000,000: no message has digits enough to bring a value with more
// back into bounds.
inline int exponent_of(std::string_view text) noexcept {
    bool const negative = !text.empty() && text.front() == '-';
    int value = 0;
    for (char const c : text) {
        if (c < '0' || c > '9') continue;
        value = std::min(value * 10 + (c - '0'), 100'000'000);
    }
    return negative ? -value : value;
}

}  // namespace detail

TREATY_INLINE void decimal::throw_overflow() {
    throw std::overflow_error(
        "treaty: the result has more than 34 digits, or more than 18 after the point");
}

TREATY_INLINE bool decimal::is_number(std::string_view text) noexcept {
    return detail::split_number(text).has_value();
}

TREATY_INLINE std::optional<decimal> decimal::parse(std::string_view text) noexcept {
    auto const parts = detail::split_number(text);
    if (!parts) return std::nullopt;
    int128 value = 0;
    long pending =
        0;  // zeros seen since the last other digit: they count only if another digit follows
    long significant_places = 0;
    long places = 0;
    auto const take = [&](char c, bool after_point) {
        if (after_point) ++places;
        if (c == '0') {
            ++pending;
            return true;
        }
        if (value == 0) pending = 0;
        if (pending > digits_max) return false;
        for (long i = 0; i <= pending; ++i) {
            value *= 10;
            if (!decimal_access::fits(value)) return false;
        }
        value += c - '0';
        pending = 0;
        significant_places = places;
        return decimal_access::fits(value);
    };
    for (char const c : parts->whole)
        if (!take(c, false)) return std::nullopt;
    long const whole_zeros = pending;
    for (char const c : parts->fraction)
        if (!take(c, true)) return std::nullopt;
    if (value == 0) return decimal{};
    // value * 10^shift is the number.
    long const shift = (significant_places == 0 ? whole_zeros : -significant_places) +
                       detail::exponent_of(parts->exponent);
    if (shift < -scale_max || shift > digits_max) return std::nullopt;
    if (parts->negative) value = -value;
    decimal made;
    if (shift > 0) {
        auto const raised = decimal_access::raise(value, static_cast<int>(shift));
        if (!raised || !decimal_access::fits(*raised)) return std::nullopt;
        made.set(*raised, 0);
    } else {
        made.set(value, static_cast<int>(-shift));
    }
    return made;
}

TREATY_INLINE int decimal::whole_digits() const noexcept {
    int128 value = coefficient() / decimal_access::power(scale());
    int digits = 1;
    while ((value /= 10) != 0) ++digits;
    return digits;
}

TREATY_INLINE std::optional<std::int64_t> decimal::whole() const noexcept {
    int128 const value = coefficient();
    if (scale() != 0 || value != static_cast<int128>(static_cast<std::int64_t>(value)))
        return std::nullopt;
    return static_cast<std::int64_t>(value);
}

TREATY_INLINE void decimal::append_to(std::string& out) const {
    char digits[48];
    char* const end = digits + sizeof digits;
    char* at = end;
    int128 value = coefficient();
    bool const negative = value < 0;
    if (negative) value = -value;
    int written = 0;
    do {
        if (written == scale() && written != 0) *--at = '.';
        *--at = static_cast<char>('0' + static_cast<int>(value % 10));
        value /= 10;
        ++written;
    } while (value != 0 || written <= scale());
    if (negative) *--at = '-';
    out.append(at, static_cast<std::size_t>(end - at));
}

TREATY_INLINE std::string decimal::str(int places) const {
    std::string text = rounded(places).str();
    if (places <= 0) return text;
    std::size_t const point = text.find('.');
    std::size_t const have = point == std::string::npos ? 0 : text.size() - point - 1;
    if (point == std::string::npos) text.push_back('.');
    text.append(static_cast<std::size_t>(places) - have, '0');
    return text;
}

TREATY_INLINE decimal decimal::rounded(int places, rounding how) const {
    if (scale() <= places) return *this;
    int const keep = std::max(places, 0);
    return decimal_access::make(
        decimal_access::quotient(coefficient(), decimal_access::power(scale() - keep), how), keep);
}

TREATY_INLINE decimal decimal::add(decimal a, decimal b) {
    int const scale = std::max(a.scale(), b.scale());
    auto const left = decimal_access::raise(a.coefficient(), scale - a.scale());
    auto const right = decimal_access::raise(b.coefficient(), scale - b.scale());
    if (!left || !right) throw_overflow();
    return decimal_access::make(*left + *right, scale);
}

TREATY_INLINE decimal decimal::multiply(decimal a, decimal b) {
    int128 left = a.coefficient();
    int128 right = b.coefficient();
    int scale = a.scale() + b.scale();
    // A two here and a five there make a zero at the end, which the result does not keep.
    for (; scale > 0 && left % 2 == 0 && right % 5 == 0 && right != 0; --scale)
        left /= 2, right /= 5;
    for (; scale > 0 && left % 5 == 0 && right % 2 == 0 && left != 0; --scale)
        left /= 5, right /= 2;
    int128 product = 0;
    if (__builtin_mul_overflow(left, right, &product)) throw_overflow();
    return decimal_access::make(product, scale);
}

TREATY_INLINE std::strong_ordering decimal::compare(decimal a, decimal b) noexcept {
    if (a.is_negative() != b.is_negative())
        return a.is_negative() ? std::strong_ordering::less : std::strong_ordering::greater;
    int128 const a_unit = decimal_access::power(a.scale());
    int128 const b_unit = decimal_access::power(b.scale());
    int128 const a_whole = a.coefficient() / a_unit;
    int128 const b_whole = b.coefficient() / b_unit;
    if (a_whole != b_whole) return a_whole <=> b_whole;
    // Fractions below 10^18 each: brought to 18 places they stay within 64 bits.
    int128 const a_rest = a.coefficient() % a_unit * decimal_access::power(scale_max - a.scale());
    int128 const b_rest = b.coefficient() % b_unit * decimal_access::power(scale_max - b.scale());
    return a_rest <=> b_rest;
}

TREATY_INLINE decimal divide(decimal a, decimal b, int places, rounding how) {
    if (b.is_zero()) throw std::domain_error("treaty: division by zero");
    int128 numerator = a.coefficient();
    int128 denominator = b.coefficient();
    if (denominator < 0) {
        numerator = -numerator;
        denominator = -denominator;
    }
    if (places > decimal::scale_max) decimal::throw_overflow();
    places = std::max(places, 0);
    // a / b * 10^places = numerator / denominator * 10^(places + b.scale - a.scale)
    int const shift = places + b.scale() - a.scale();
    if (shift >= 0) return decimal_access::divide(numerator, denominator, shift, places, how);
    auto const raised = decimal_access::raise(denominator, -shift);
    if (!raised) return {};  // less than a tenth of the last place
    return decimal_access::divide(numerator, *raised, 0, places, how);
}

}  // namespace treaty
