// SPDX-License-Identifier: BSL-1.0
// Money and quantities as contracts carry them. Amounts keep five decimals, as the back office
// stores them (DECIMAL(20,5)); currencies are ISO 4217 codes; units are UN/ECE Recommendation 20
// codes, of which C62 ("one") is the usual. Sums of different currencies or units are a mistake of
// the caller and throw.
#pragma once

#include <treaty/core/decimal.hpp>
#include <treaty/core/text.hpp>
#include <treaty/reflect/structure.hpp>

#include <stdexcept>

namespace treaty {

struct amount_value : bounded_decimal<20, 5> {
    using bounded_decimal::bounded_decimal;
};
struct currency_code : text<3, 3> {
    using text::text;
};

struct money {
    BOOST_HANA_DEFINE_STRUCT(money, (amount_value, amount), (currency_code, currency));

    friend bool operator==(money const&, money const&) = default;
    friend money operator+(money const& a, money const& b) {
        return {decimal{a.amount} + decimal{same(a, b).amount}, a.currency};
    }
    friend money operator-(money const& a, money const& b) {
        return {decimal{a.amount} - decimal{same(a, b).amount}, a.currency};
    }
    friend money operator-(money const& a) { return {-decimal{a.amount}, a.currency}; }
    money& operator+=(money const& b) { return *this = *this + b; }
    money& operator-=(money const& b) { return *this = *this - b; }
    // This amount times a factor, rounded half up to `places` decimals (five by default).
    [[nodiscard]] money times(decimal factor, int places = 5,
                              rounding how = rounding::half_up) const {
        return {(decimal{amount} * factor).rounded(places, how), currency};
    }

private:
    static money const& same(money const& a, money const& b) {
        if (a.currency != b.currency)
            throw std::invalid_argument("treaty: amounts of two currencies");
        return b;
    }
};

// A quantity has at most 15 digits, 6 of them after the point (chosen: what a double in the back
// office keeps exactly).
struct quantity_value : bounded_decimal<15, 6> {
    using bounded_decimal::bounded_decimal;
};
struct unit_code : text<3, 1> {
    using text::text;
};

struct quantity {
    BOOST_HANA_DEFINE_STRUCT(quantity, (quantity_value, value), (unit_code, unit));

    friend bool operator==(quantity const&, quantity const&) = default;
    friend quantity operator+(quantity const& a, quantity const& b) {
        return {decimal{a.value} + decimal{same(a, b).value}, a.unit};
    }
    friend quantity operator-(quantity const& a, quantity const& b) {
        return {decimal{a.value} - decimal{same(a, b).value}, a.unit};
    }

private:
    static quantity const& same(quantity const& a, quantity const& b) {
        if (a.unit != b.unit) throw std::invalid_argument("treaty: quantities of two units");
        return b;
    }
};

// So many pieces, in unit C62.
inline quantity pieces(decimal count) {
    return {count, "C62"};
}

}  // namespace treaty
