// SPDX-License-Identifier: BSL-1.0
// What an order and its lines cost: prices, adjustments, charges and taxes. Discounts are negative
// amounts. There is no grand total in these messages; whoever wants one adds up.
#pragma once

#include <contracts/vocabulary/identifiers.hpp>
#include <contracts/vocabulary/user_data.hpp>

namespace contracts::vocabulary {

// At least that many decimals are needed to give back 33.33333 % (chosen).
struct percentage : treaty::bounded_decimal<10, 5> {
    using bounded_decimal::bounded_decimal;
};

// The price of so many units: of one, if the quantity is absent. The price of a line is
// price x ordered quantity / this quantity.
struct unit_price {
    BOOST_HANA_DEFINE_STRUCT(unit_price,
        (treaty::money, price),
        (std::optional<treaty::quantity>, quantity));
};

enum class adjustment_type : std::uint8_t { discount, coupon, surcharge };
BOOST_DESCRIBE_ENUM(adjustment_type, discount, coupon, surcharge)

// Where an adjustment was granted; one of an order appears as its share on each line.
enum class display_level : std::uint8_t { order, order_item };
BOOST_DESCRIBE_ENUM(display_level, order, order_item)

struct adjustment_description {
    BOOST_HANA_DEFINE_STRUCT(adjustment_description,
        (language_id, language),
        (comment_text, text));
};

struct adjustment {
    BOOST_HANA_DEFINE_STRUCT(adjustment,
        (std::optional<adjustment_type>, type),
        (std::optional<promotion_code>, code),
        (treaty::list<adjustment_description, 50>, descriptions),  // chosen: one a language
        (std::optional<treaty::money>, amount),
        (std::optional<display_level>, level),
        (user_data_fields, user_data));
};
using adjustments = treaty::list<adjustment, 100>;         // chosen
using promotion_codes = treaty::list<promotion_code, 50>;  // chosen

struct category_tax {
    BOOST_HANA_DEFINE_STRUCT(category_tax,
        (std::optional<tax_category_code>, category),
        (treaty::money, amount));
};
using category_taxes = treaty::list<category_tax, 50>;  // chosen

// The sums of an order.
struct order_charges {
    BOOST_HANA_DEFINE_STRUCT(order_charges,
        (std::optional<treaty::money>, total_product_price),
        (std::optional<treaty::money>, total_adjustment),
        (std::optional<treaty::money>, total_shipping_charge),
        (std::optional<treaty::money>, total_sales_tax),
        (std::optional<treaty::money>, total_shipping_tax),
        (category_taxes, total_tax_by_category),
        (user_data_fields, user_data));
};

// The figures of one line.
struct order_item_charges {
    BOOST_HANA_DEFINE_STRUCT(order_item_charges,
        (std::optional<vocabulary::unit_price>, unit_price),
        (std::optional<bool>, price_override),
        (std::optional<bool>, free_gift),
        (std::optional<treaty::money>, order_item_price),  // unit price x quantity
        (vocabulary::adjustments, adjustments),
        (std::optional<treaty::money>, shipping_charge),
        (std::optional<treaty::money>, sales_tax),
        (std::optional<treaty::money>, shipping_tax),
        (category_taxes, tax_by_category),
        (user_data_fields, user_data));
};

}  // namespace contracts::vocabulary
