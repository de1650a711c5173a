// SPDX-License-Identifier: BSL-1.0
#include <treaty/contract/money.hpp>

#include "../../support/catch.hpp"

#include <stdexcept>

using treaty::decimal;
using treaty::money;
using treaty::quantity;

namespace {
money euros(char const* amount) {
    return {decimal::parse(amount).value(), "EUR"};
}
}  // namespace

TEST_CASE("money is counted exactly, to five decimals") {
    CHECK(euros("0.1") + euros("0.2") == euros("0.3"));
    CHECK(euros("1") - euros("0.00001") == euros("0.99999"));
    CHECK(-euros("1.5") == euros("-1.5"));
    money sum = euros("0");
    for (int i = 0; i < 1000; ++i) sum += euros("0.01");
    CHECK(sum == euros("10"));
    sum -= euros("0.5");
    CHECK(sum == euros("9.5"));
    CHECK(euros("1.50") == euros("1.5"));
}

TEST_CASE("money of two currencies is not added") {
    money const dollars{decimal{1}, "USD"};
    CHECK_THROWS_AS(euros("1") + dollars, std::invalid_argument);
    CHECK_THROWS_AS(euros("1") - dollars, std::invalid_argument);
    CHECK_FALSE(euros("1") == dollars);
    money sum = euros("1");
    CHECK_THROWS_AS(sum += dollars, std::invalid_argument);
    CHECK(sum == euros("1"));
}

TEST_CASE("money times a factor is rounded by rule") {
    CHECK(euros("19.99").times(decimal::parse("0.19").value(), 2) == euros("3.8"));
    CHECK(euros("0.05").times(decimal::parse("0.5").value(), 2) == euros("0.03"));
    CHECK(euros("-0.05").times(decimal::parse("0.5").value(), 2) == euros("-0.03"));
    CHECK(euros("0.05").times(decimal::parse("0.5").value(), 2, treaty::rounding::half_even) ==
          euros("0.02"));
    CHECK(euros("1").times(decimal::parse("0.333333").value()) == euros("0.33333"));
}

TEST_CASE("quantities of one unit are counted, of two are not") {
    CHECK(treaty::pieces(2) + treaty::pieces(3) == treaty::pieces(5));
    CHECK(treaty::pieces(2) - treaty::pieces(3) == treaty::pieces(-1));
    CHECK(treaty::pieces(1).unit.view() == "C62");
    quantity const kilograms{decimal{1}, "KGM"};
    CHECK_THROWS_AS(treaty::pieces(1) + kilograms, std::invalid_argument);
    CHECK_THROWS_AS(treaty::pieces(1) - kilograms, std::invalid_argument);
}
