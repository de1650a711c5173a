// SPDX-License-Identifier: BSL-1.0
// Short words for the laws: numbers in texts, the product that a sequence is about.
#pragma once

#include <treaty/core/decimal.hpp>
#include <treaty/testing/business_laws.hpp>

#include <string>

namespace simulator::laws {

using treaty::decimal;
using treaty::testing::business_answer;
using treaty::testing::business_step;
using treaty::testing::conversation;
using steps = std::span<business_step const>;

inline decimal number_of(std::string const& text) {
    return decimal::parse(text).value_or(decimal{});
}
inline std::string words(decimal const& one) {
    return one.str();
}

// Pieces on hand that nobody holds. Asks.
inline decimal on_hand(conversation& with, std::string const& sku) {
    auto const& told =
        with.call("GetProductAvailability", R"({"store":$store_id,"item":$0})", {sku});
    if (!with.expect_response("availability-is-told")) return {};
    return number_of(told.at("/products/0/onHand/value"));
}

}  // namespace simulator::laws
