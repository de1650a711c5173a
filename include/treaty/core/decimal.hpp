// SPDX-License-Identifier: BSL-1.0
// Exact decimal numbers for money and quantities: no floating point anywhere. A value is
// coefficient / 10^scale, kept without trailing zeros, so 1.50 and 1.5 are one value with one
// spelling. Up to 34 digits, up to 18 of them after the point (more than any column on the other
// side has). What does not fit is refused, never rounded.
#pragma once

#include <treaty/core/config.hpp>

#include <compare>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>

namespace treaty {

__extension__ using int128 = __int128;

enum class rounding : std::uint8_t {
    half_up,    // 0.5 away from zero: what invoices do
    half_even,  // 0.5 to the even neighbour: no drift over many roundings
    down        // towards zero
};

class decimal {
public:
    static constexpr int digits_max = 34;
    static constexpr int scale_max = 18;

    constexpr decimal() = default;
    constexpr decimal(std::integral auto whole) noexcept { set(static_cast<int128>(whole), 0); }
    // 0.1 in binary is not 0.1, so there is no way from a floating point number.
    template <std::floating_point Binary>
    constexpr decimal(Binary) {
        static_assert(!std::floating_point<Binary>,
                      "treaty: a decimal is not made from a floating point number; write "
                      "decimal::of(125, 2) for 1.25");
    }

    // coefficient / 10^scale: decimal::of(1250, 2) is 12.5. Throws std::overflow_error outside the
    // bounds above.
    static constexpr decimal of(std::int64_t coefficient, int scale) {
        if (scale < 0 || scale > scale_max) throw_overflow();
        decimal made;
        made.set(coefficient, scale);
        return made;
    }
    // The number grammar of JSON, exponent included: "-12.50", "1e3". Empty for other text and for
    // values that do not fit exactly.
    static std::optional<decimal> parse(std::string_view text) noexcept;
    // True if the text is a number by JSON's grammar, whether or not it fits.
    static bool is_number(std::string_view text) noexcept;

    [[nodiscard]] constexpr int128 coefficient() const noexcept {
        return (static_cast<int128>(top_ >> 8U) << 64U) | static_cast<int128>(low_);
    }
    [[nodiscard]] constexpr int scale() const noexcept { return static_cast<int>(top_ & 0xFF); }
    // Digits before the point, at least 1.
    [[nodiscard]] int whole_digits() const noexcept;
    [[nodiscard]] constexpr bool is_zero() const noexcept { return top_ >> 8U == 0 && low_ == 0; }
    [[nodiscard]] constexpr bool is_negative() const noexcept { return top_ < 0; }
    [[nodiscard]] constexpr bool is_positive() const noexcept {
        return !is_zero() && !is_negative();
    }
    // The value as a whole number; empty if it has decimals or does not fit.
    [[nodiscard]] std::optional<std::int64_t> whole() const noexcept;

    // Plain notation without exponent or superfluous zeros: "-12.5", "0".
    void append_to(std::string& out) const;
    [[nodiscard]] std::string str() const {
        std::string text;
        append_to(text);
        return text;
    }
    // Exactly `places` decimals, zeros included: for people. More decimals than that are rounded
    // half up.
    [[nodiscard]] std::string str(int places) const;

    [[nodiscard]] decimal rounded(int places, rounding how = rounding::half_up) const;

    // Exact, or std::overflow_error.
    friend decimal operator+(decimal a, decimal b) { return add(a, b); }
    friend decimal operator-(decimal a, decimal b) { return add(a, -b); }
    friend decimal operator*(decimal a, decimal b) { return multiply(a, b); }
    friend constexpr decimal operator-(decimal a) noexcept {
        decimal made;
        made.set(-a.coefficient(), a.scale());
        return made;
    }
    decimal& operator+=(decimal b) { return *this = *this + b; }
    decimal& operator-=(decimal b) { return *this = *this - b; }

    friend constexpr bool operator==(decimal a, decimal b) noexcept {
        return a.low_ == b.low_ && a.top_ == b.top_;
    }
    friend std::strong_ordering operator<=>(decimal a, decimal b) noexcept { return compare(a, b); }
    friend std::ostream& operator<<(std::ostream& out, decimal value) { return out << value.str(); }

private:
    friend decimal divide(decimal, decimal, int, rounding);
    friend struct decimal_access;
    [[noreturn]] static void throw_overflow();
    static decimal add(decimal a, decimal b);
    static decimal multiply(decimal a, decimal b);
    static std::strong_ordering compare(decimal a, decimal b) noexcept;

    // Drops trailing zeros. The caller has checked the bounds.
    constexpr void set(int128 coefficient, int scale) noexcept {
        while (scale > 0 && coefficient % 10 == 0) {
            coefficient /= 10;
            --scale;
        }
        low_ = static_cast<std::uint64_t>(coefficient);
        top_ = static_cast<std::int64_t>(coefficient >> 64U) * 256 + scale;
    }

    // 120 bits of coefficient (two's complement) and, in the lowest byte of top_, 8 of scale: 16
    // bytes together.
    std::uint64_t low_ = 0;
    std::int64_t top_ = 0;
};

// a / b to `places` decimals. Throws std::domain_error for b = 0.
decimal divide(decimal a, decimal b, int places, rounding how = rounding::half_up);

struct bounded_decimal_tag {};

// A decimal of at most `Digits` digits, of which at most `Scale` after the point, as in SQL's
// DECIMAL(Digits, Scale). The bounds are checked by the reader of a format; arithmetic is that of
// decimal.
//     struct amount : treaty::bounded_decimal<20, 5> { using bounded_decimal::bounded_decimal; };
template <int Digits, int Scale>
class bounded_decimal : public decimal, public bounded_decimal_tag {
    static_assert(Digits >= 1 && Digits <= decimal::digits_max,
                  "treaty: a decimal has 1 to 34 digits");
    static_assert(
        Scale >= 0 && Scale <= decimal::scale_max && Scale <= Digits,
        "treaty: a decimal has at most 18 digits after the point, and no more than digits in all");

public:
    static constexpr int digits = Digits;
    static constexpr int places = Scale;
    constexpr bounded_decimal() = default;
    constexpr bounded_decimal(std::integral auto whole) noexcept : decimal(whole) {}
    constexpr bounded_decimal(decimal value) noexcept : decimal(value) {}
    constexpr bounded_decimal(std::floating_point auto binary) : decimal(binary) {}

    [[nodiscard]] static bool fits(decimal value) noexcept {
        return value.scale() <= Scale && value.whole_digits() <= Digits - Scale;
    }
};

}  // namespace treaty

#ifndef TREATY_SEPARATE_COMPILATION
#include <treaty/core/decimal.ipp>
#endif
