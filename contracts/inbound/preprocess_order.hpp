// SPDX-License-Identifier: BSL-1.0
// Validates an order of the external system against the contracts that the commerce site keeps, and
// computes its prices, discounts, shipping charges and taxes: an order that was transferred has
// been changed, or comes from a channel that the commerce site does not manage. An order that the
// commerce site knows is updated from the request; any other is made for the calculation and thrown
// away.
#pragma once

#include <contracts/vocabulary/business_context.hpp>
#include <contracts/vocabulary/contact.hpp>
#include <contracts/vocabulary/faults.hpp>
#include <contracts/vocabulary/pricing.hpp>

namespace contracts::preprocess_order {

using namespace contracts::vocabulary;

// The contract is a property of the line. The vendor's message has it only as user data; a line
// without one is under the contract of the existing line, or the store's default contract
// (inferred). The external id of a line is the caller's key: it comes back with the line's figures.
struct line {
    BOOST_HANA_DEFINE_STRUCT(line,
        (order_item_identifier, order_item),
        (product_identifier, product),
        (treaty::quantity, quantity),
        (std::optional<treaty::money>, unit_price),  // overrides the contract's price (inferred)
        (std::optional<contract_id>, contract),
        (std::optional<address>, ship_to),
        (std::optional<shipping_mode_id>, shipping_mode),
        (std::optional<shipping_charge_policy_id>, charge_policy),
        (std::optional<carrier_account_number>, carrier_account),
        (std::optional<percentage>, charge_adjustment_percentage),
        (user_data_fields, user_data));
};
using lines_to_price = treaty::list<line, order_lines_max, 1>;

struct request {
    BOOST_HANA_DEFINE_STRUCT(request,
        (order_identifier, order),
        (store_id, store),
        (member_id, customer),
        (vocabulary::promotion_codes, promotion_codes),
        (lines_to_price, lines),
        (std::optional<business_context>, context),
        (user_data_fields, user_data));
};

struct order_totals {
    BOOST_HANA_DEFINE_STRUCT(order_totals,
        (treaty::money, total_product_price),
        (treaty::money, total_adjustment),
        (treaty::money, total_shipping_charge),
        (treaty::money, total_sales_tax),
        (treaty::money, total_shipping_tax));
};

// Adjustments of the whole order stand here as the line's share of them.
struct line_figures {
    BOOST_HANA_DEFINE_STRUCT(line_figures,
        (vocabulary::unit_price, unit_price),
        (bool, price_override),
        (bool, free_gift),
        (treaty::money, order_item_price),
        (vocabulary::adjustments, adjustments),
        (treaty::money, shipping_charge),
        (treaty::money, sales_tax),
        (treaty::money, shipping_tax));
};

struct priced_line {
    BOOST_HANA_DEFINE_STRUCT(priced_line,
        (order_item_identifier, order_item),
        (product_identifier, product),
        (treaty::quantity, quantity),  // ordered quantity times the nominal one of the product
        (line_figures, charges),
        (address, ship_to),
        (std::optional<shipping_mode_id>, shipping_mode));
};
using priced_lines = treaty::list<priced_line, order_lines_max>;

// Lines come in the order of the request, but are matched by their identifiers.
struct response {
    BOOST_HANA_DEFINE_STRUCT(response,
        (order_identifier, order),  // always with the commerce site's number
        (store_id, store),
        (std::optional<member_identifier>, buyer_organization),
        (member_identifier, customer),
        (order_totals, charges),
        (vocabulary::promotion_codes, promotion_codes),  // those in force
        (priced_lines, lines));
};

struct unknown_customer {
    static constexpr std::string_view title = "No such customer.";
    static constexpr auto nature = treaty::fault_nature::not_found;
    static constexpr std::string_view reason_code = "_ERR_OBJECT_NOT_FOUND";
    BOOST_HANA_DEFINE_STRUCT(unknown_customer,
        (member_id, customer));
};

struct unknown_contract {
    static constexpr std::string_view title = "No such contract, or it is not active.";
    static constexpr auto nature = treaty::fault_nature::not_found;
    static constexpr std::string_view reason_code = "_ERR_OBJECT_NOT_FOUND";
    BOOST_HANA_DEFINE_STRUCT(unknown_contract,
        (contract_id, contract),
        (line_number, line));
};

// The contract of the line does not cover the product or the customer.
struct not_entitled {
    static constexpr std::string_view title = "The product is not valid for the line's contract.";
    static constexpr auto nature = treaty::fault_nature::rejected;
    static constexpr std::string_view reason_code = "_ERR_PS_ENTRY_INVALID";
    BOOST_HANA_DEFINE_STRUCT(not_entitled,
        (product_identifier, product),
        (std::optional<contract_id>, contract),
        (line_number, line));
};

struct operation {
    static constexpr std::string_view name = "PreprocessOrder";
    static constexpr std::string_view summary =
        "Validates an external order against contracts and computes its prices, charges and taxes.";
    static constexpr auto safety = treaty::safety::idempotent;  // the same order, priced anew
    using request_type = request;
    using response_type = response;
    using faults = treaty::faults<missing_parameter, invalid_parameter, unknown_store,
                                  unknown_customer, unknown_product, unknown_contract, not_entitled,
                                  invalid_quantity, currency_not_supported, wrong_order_status,
                                  order_of_another_store, order_item_not_in_order>;
};

}  // namespace contracts::preprocess_order
