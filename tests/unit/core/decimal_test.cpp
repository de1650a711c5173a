// SPDX-License-Identifier: BSL-1.0
#include <treaty/core/decimal.hpp>

#include "../../support/catch.hpp"

#include <treaty/core/random.hpp>

#include <algorithm>
#include <stdexcept>
#include <string>
#include <vector>

using treaty::decimal;
using treaty::rounding;

namespace {

decimal number(std::string_view text) {
    auto const read = decimal::parse(text);
    INFO(text);
    REQUIRE(read.has_value());
    return *read;
}

// A slow reference: numbers as a sign and digits, with 40 digits before and 40 after the point,
// added and multiplied as on paper.
struct paper {
    bool negative = false;
    std::vector<int> digits = std::vector<int>(80, 0);  // least first; digits[40] are the ones

    static paper of(std::string_view text) {
        paper made;
        if (text.front() == '-') {
            made.negative = true;
            text.remove_prefix(1);
        }
        std::size_t const point = std::min(text.find('.'), text.size());
        for (std::size_t i = 0; i < point; ++i) made.digits[40 + point - 1 - i] = text[i] - '0';
        for (std::size_t i = point + 1; i < text.size(); ++i)
            made.digits[40 - (i - point)] = text[i] - '0';
        return made;
    }
    [[nodiscard]] std::string str() const {
        std::size_t high = 79;
        while (high > 40 && digits[high] == 0) --high;
        std::size_t low = 0;
        while (low < 40 && digits[low] == 0) ++low;
        std::string text;
        for (std::size_t i = high + 1; i-- > low;) {
            text.push_back(static_cast<char>('0' + digits[i]));
            if (i == 40 && low < 40) text.push_back('.');
        }
        bool const zero = text == "0";
        return negative && !zero ? "-" + text : text;
    }
    // By size alone.
    [[nodiscard]] bool less(paper const& other) const {
        return std::lexicographical_compare(digits.rbegin(), digits.rend(), other.digits.rbegin(),
                                            other.digits.rend());
    }
    friend paper operator+(paper const& a, paper const& b) {
        if (a.negative != b.negative) {
            if (a.less(b)) return b + a;
            paper made = a;
            for (std::size_t i = 0; i < 80; ++i) {
                made.digits[i] -= b.digits[i];
                if (made.digits[i] < 0) {
                    made.digits[i] += 10;
                    made.digits[i + 1] -= 1;
                }
            }
            return made;
        }
        paper made = a;
        for (std::size_t i = 0; i < 80; ++i) {
            made.digits[i] += b.digits[i];
            if (made.digits[i] > 9) {
                made.digits[i] -= 10;
                made.digits[i + 1] += 1;
            }
        }
        return made;
    }
    friend paper operator*(paper const& a, paper const& b) {
        std::vector<int> wide(161, 0);
        for (std::size_t i = 0; i < 80; ++i)
            for (std::size_t j = 0; j < 80; ++j) wide[i + j] += a.digits[i] * b.digits[j];
        for (std::size_t i = 0; i + 1 < wide.size(); ++i) {
            wide[i + 1] += wide[i] / 10;
            wide[i] %= 10;
        }
        paper made;
        made.negative = a.negative != b.negative;
        for (std::size_t i = 0; i < 80; ++i) made.digits[i] = wide[i + 40];
        return made;
    }
};

// Fits if it has at most 34 digits, at most 18 of them after the point.
bool fits(std::string const& text) {
    std::size_t const start = text.front() == '-' ? 1 : 0;
    std::size_t const point = text.find('.');
    if (point == std::string::npos) return text.size() - start <= 34;
    std::size_t const places = text.size() - point - 1;
    std::size_t const leading = text[start] == '0' ? 1 : 0;  // "0.5" has one digit
    std::size_t significant = text.size() - start - 1 - leading;
    if (leading == 1)
        for (std::size_t i = point + 1; text[i] == '0'; ++i) --significant;
    return places <= 18 && significant <= 34;
}

// A decimal in plain notation, short and long ones alike.
std::string draw(treaty::random_source& chance, std::size_t whole_max, std::size_t places_max) {
    std::string text = chance.chance(50) ? "-" : "";
    std::size_t const whole = 1 + chance.below(whole_max);
    for (std::size_t i = 0; i < whole; ++i)
        text.push_back(static_cast<char>((i == 0 && whole > 1 ? '1' : '0') +
                                         static_cast<char>(chance.below(i == 0 ? 9 : 10))));
    std::size_t const places = chance.below(places_max + 1);
    if (places != 0) text.push_back('.');
    for (std::size_t i = 0; i < places; ++i)
        text.push_back(static_cast<char>('0' + static_cast<char>(chance.below(10))));
    return text;
}

template <class Operation>
std::string result_of(Operation operation) {
    try {
        return operation().str();
    } catch (std::overflow_error const&) {
        return "overflow";
    }
}

}  // namespace

TEST_CASE("a decimal keeps every digit and one spelling") {
    CHECK(number("1.50").str() == "1.5");
    CHECK(number("1.50") == number("1.5"));
    CHECK(number("-0").str() == "0");
    CHECK(number("-0.0") == decimal{});
    CHECK(number("100").str() == "100");
    CHECK(number("1e2").str() == "100");
    CHECK(number("125e-2").str() == "1.25");
    CHECK(number("0.000000000000000001").str() == "0.000000000000000001");
    CHECK(number("9999999999999999999999999999999999").str() ==
          "9999999999999999999999999999999999");
    CHECK(number("-9999999999999999.999999999999999999").str() ==
          "-9999999999999999.999999999999999999");
    CHECK(decimal{-7}.str() == "-7");
    CHECK(decimal{18446744073709551615U}.str() == "18446744073709551615");
    CHECK(decimal::of(1250, 2).str() == "12.5");
    CHECK(decimal::of(INT64_MIN, 18).str() == "-9.223372036854775808");
}

TEST_CASE("text that is no number by JSON's grammar is no decimal") {
    for (char const* text :
         {"",   " ",  "+1",  "01",  "-01",   ".5", "5.", "1e",  "1e+",      "--1",
          "1 ", " 1", "1,5", "0x1", "1e1.5", "-",  "e5", "NaN", "Infinity", "1_0"}) {
        INFO(text);
        CHECK_FALSE(decimal::parse(text).has_value());
        CHECK_FALSE(decimal::is_number(text));
    }
    CHECK_FALSE(decimal::parse("1e400").has_value());
    CHECK(decimal::is_number("1e400"));
}

TEST_CASE("a decimal beyond its bounds is refused, whatever its notation") {
    CHECK_FALSE(decimal::parse("10000000000000000000000000000000000"));
    CHECK(number("1e33").str() == "1000000000000000000000000000000000");
    CHECK_FALSE(decimal::parse("1e34"));
    CHECK_FALSE(decimal::parse("0.0000000000000000001"));
    CHECK_FALSE(decimal::parse("1e-19"));
    CHECK(number("10000e-22").str() == "0.000000000000000001");
    CHECK(number("1" + std::string(60, '0') + "e-60") == decimal{1});
    CHECK(number("0." + std::string(59, '0') + "1e60") == decimal{1});
    CHECK(number("0e999999999999") == decimal{});
    CHECK_FALSE(decimal::parse("1e999999999999"));
    CHECK_FALSE(decimal::parse("1e-999999999999"));
    CHECK_THROWS_AS(decimal::of(1, 19), std::overflow_error);
    CHECK_THROWS_AS(decimal::of(1, -1), std::overflow_error);
}

TEST_CASE("sums, differences and products agree with those made on paper") {
    treaty::random_source chance{20261123};
    for (int i = 0; i < 30'000; ++i) {
        bool const large = chance.chance(30);
        std::string const a = draw(chance, large ? 16 : 7, large ? 18 : 6);
        std::string const b = draw(chance, large ? 16 : 7, large ? 18 : 6);
        INFO("a = " << a << ", b = " << b);
        decimal const x = number(a);
        decimal const y = number(b);
        CHECK(x.str() == paper::of(a).str());
        std::string const sum = (paper::of(a) + paper::of(b)).str();
        CHECK(result_of([&] { return x + y; }) == (fits(sum) ? sum : "overflow"));
        paper minus_b = paper::of(b);
        minus_b.negative = !minus_b.negative;
        std::string const difference = (paper::of(a) + minus_b).str();
        CHECK(result_of([&] { return x - y; }) == (fits(difference) ? difference : "overflow"));
        std::string const product = (paper::of(a) * paper::of(b)).str();
        CHECK(result_of([&] { return x * y; }) == (fits(product) ? product : "overflow"));
        paper const gap = paper::of(difference);
        CHECK((x < y) == (gap.negative && difference != "0"));
        CHECK((x == y) == (difference == "0"));
        CHECK((x > y) == (!gap.negative && difference != "0"));
        CHECK(((x <=> y) == 0) == (x == y));
    }
}

TEST_CASE("a result that fits is given even where a step on the way would not") {
    CHECK((number("1e33") - number("0.1")).str() == "999999999999999999999999999999999.9");
    CHECK_THROWS_AS(number("1e33") + number("0.1"), std::overflow_error);
    CHECK(divide(decimal{1}, number("0.000000000000000001"), 18).str() == "1000000000000000000");
    CHECK(divide(number("9e20"), decimal{1}, 18).str() == "900000000000000000000");
    CHECK(divide(number("1e33"), number("1e33"), 18) == decimal{1});
    // 5^30 / 10^18 * 2^60: the product of the coefficients alone has 40 digits.
    CHECK((number("931.322574615478515625") * number("1152921504606846976")).str() ==
          "1073741824000000000000");
}

TEST_CASE("quotients agree with whole-number division") {
    treaty::random_source chance{7};
    for (int i = 0; i < 30'000; ++i) {
        std::int64_t const a = chance.between(-1'000'000'000, 1'000'000'000);
        std::int64_t b = chance.between(-100'000, 100'000);
        if (b == 0) b = 7;
        int const places = static_cast<int>(chance.below(7));
        INFO(a << " / " << b << " to " << places);
        std::int64_t scaled = a;
        for (int place = 0; place < places; ++place) scaled *= 10;
        std::int64_t const size = scaled < 0 ? -scaled : scaled;
        std::int64_t const by = b < 0 ? -b : b;
        std::int64_t const down = size / by;
        std::int64_t const twice = size % by * 2;
        std::int64_t const sign = (scaled < 0) != (b < 0) ? -1 : 1;
        auto const expected = [&](bool up) {
            return decimal::of(sign * (down + (up ? 1 : 0)), places);
        };
        CHECK(divide(decimal{a}, decimal{b}, places, rounding::down) == expected(false));
        CHECK(divide(decimal{a}, decimal{b}, places) == expected(twice >= by));
        CHECK(divide(decimal{a}, decimal{b}, places, rounding::half_even) ==
              expected(twice > by || (twice == by && down % 2 == 1)));
    }
    CHECK_THROWS_AS(divide(decimal{1}, decimal{}, 2), std::domain_error);
    CHECK_THROWS_AS(divide(decimal{1}, decimal{3}, 19), std::overflow_error);
    CHECK(divide(number("0.000000000000000001"), number("1e33"), 0) == decimal{});
    CHECK(divide(decimal{1234}, decimal{1}, -2) == decimal{1234});
}

TEST_CASE("rounding follows the named rule, on both sides of zero") {
    struct row {
        char const* value;
        int places;
        char const *up, *even, *down;
    };
    for (row const& one :
         {row{"0.5", 0, "1", "0", "0"}, row{"1.5", 0, "2", "2", "1"}, row{"2.5", 0, "3", "2", "2"},
          row{"-0.5", 0, "-1", "0", "0"}, row{"-2.5", 0, "-3", "-2", "-2"},
          row{"1.005", 2, "1.01", "1", "1"}, row{"1.015", 2, "1.02", "1.02", "1.01"},
          row{"0.49999", 0, "0", "0", "0"}, row{"0.50001", 0, "1", "1", "0"},
          row{"9.995", 2, "10", "10", "9.99"}, row{"1.2", 5, "1.2", "1.2", "1.2"},
          row{"12", -1, "12", "12", "12"}}) {
        INFO(one.value);
        CHECK(number(one.value).rounded(one.places).str() == one.up);
        CHECK(number(one.value).rounded(one.places, rounding::half_even).str() == one.even);
        CHECK(number(one.value).rounded(one.places, rounding::down).str() == one.down);
    }
    CHECK(number("1.005").str(2) == "1.01");
    CHECK(number("3").str(2) == "3.00");
    CHECK(number("-3.1").str(3) == "-3.100");
    CHECK(number("-0.4").str(0) == "0");
}

TEST_CASE("a decimal tells its sign, its size and whether it is whole") {
    CHECK(number("0").is_zero());
    CHECK_FALSE(number("0").is_negative());
    CHECK_FALSE(number("0").is_positive());
    CHECK(number("-0.1").is_negative());
    CHECK(number("0.1").is_positive());
    CHECK(number("9999999999").whole_digits() == 10);
    CHECK(number("0.001").whole_digits() == 1);
    CHECK(number("-12.5").whole_digits() == 2);
    CHECK(number("12.5").scale() == 1);
    CHECK(number("9223372036854775807").whole() == INT64_MAX);
    CHECK(number("-9223372036854775808").whole() == INT64_MIN);
    CHECK_FALSE(number("9223372036854775808").whole());
    CHECK_FALSE(number("0.5").whole());
    CHECK((-number("1.5")).str() == "-1.5");
    CHECK((-decimal{}).is_zero());
}

TEST_CASE("a bounded decimal says what fits it") {
    using amount = treaty::bounded_decimal<20, 5>;
    CHECK(amount::fits(number("999999999999999.99999")));
    CHECK_FALSE(amount::fits(number("1000000000000000")));
    CHECK_FALSE(amount::fits(number("0.000001")));
    CHECK(amount::fits(number("-999999999999999.99999")));
    CHECK(amount::fits(decimal{}));
    amount value{12};
    value += number("0.5");
    CHECK(value.str() == "12.5");
}
