// SPDX-License-Identifier: BSL-1.0
// The landscape as people write it down: what is sold, where it lies, who buys it and on what
// terms. Plain values, one struct an entry of a file; install.hpp makes the state of both sides
// from it. All is declared as contract structs, so the files are read as strictly as messages are.
#pragma once

#include <contracts/vocabulary/member.hpp>
#include <contracts/vocabulary/payment.hpp>
#include <contracts/vocabulary/pricing.hpp>

#include <vector>

namespace simulator::landscape {

namespace words = contracts::vocabulary;

// Names for people.
struct label : treaty::long_text<120, 1> {
    using long_text::long_text;
};
struct country_code : treaty::text<2, 2> {
    using text::text;
};
struct percentage : treaty::bounded_decimal<8, 5> {
    using bounded_decimal::bounded_decimal;
};

using amounts = std::map<treaty::currency_code, treaty::amount_value>;  // by currency

// products.json
struct product {
    BOOST_HANA_DEFINE_STRUCT(product,
        (words::sku, sku),
        (words::catalog_entry_id, catalog_entry),
        (label, name),
        (label, category),
        (treaty::unit_code, unit),  // UN/ECE code: C62 is one piece, KGM a kilogram
        (std::optional<treaty::quantity>, nominal),  // what one unit holds; absent: itself
        (words::tax_category_code, tax_category),
        (amounts, list_prices));  // of one unit
};

// stores.json
struct center {
    BOOST_HANA_DEFINE_STRUCT(center,
        (words::fulfillment_center_id, id),
        (label, name),
        (country_code, country));
};
struct store {
    BOOST_HANA_DEFINE_STRUCT(store,
        (words::store_id, id),
        (label, name),
        (country_code, country),
        (treaty::list<treaty::currency_code, 20, 1>, currencies),
        (treaty::list<words::fulfillment_center_id, 500, 1>, centers),
        (words::contract_id, default_contract),
        (std::optional<words::shipping_mode_id>, default_shipping));
};

// stock.json. Receipts count from the day on which the landscape is started, so that a file does
// not grow old.
struct receipt {
    BOOST_HANA_DEFINE_STRUCT(receipt,
        (treaty::quantity_value, quantity),
        (std::uint16_t, in_days));
};
struct stock_level {
    BOOST_HANA_DEFINE_STRUCT(stock_level,
        (words::fulfillment_center_id, center),
        (treaty::quantity_value, on_hand),
        (treaty::list<receipt, 366>, expected));
};
struct stock_of_product {
    BOOST_HANA_DEFINE_STRUCT(stock_of_product,
        (words::sku, sku),
        (treaty::list<stock_level, 500, 1>, levels));
};

// members.json
struct place {
    BOOST_HANA_DEFINE_STRUCT(place,
        (words::address_line, street),
        (words::place_name, city),
        (words::postal_code_text, postal_code),
        (country_code, country));
};
struct organization {
    BOOST_HANA_DEFINE_STRUCT(organization,
        (words::member_id, id),
        (words::distinguished_name, distinguished_name),
        (words::organization_name, name),
        (words::organization_type, type),
        (std::optional<words::distinguished_name>, parent),
        (std::optional<words::short_text>, business_category),
        (std::optional<place>, address),
        (bool, customer_account));  // the ERP keeps an account for it
};
struct person {
    BOOST_HANA_DEFINE_STRUCT(person,
        (words::member_id, id),
        (words::logon_id, logon_id),
        (words::name_part, first_name),
        (words::name_part, last_name),
        (words::distinguished_name, organization),
        (std::optional<words::email_address>, email),
        (std::optional<place>, address));
};

// contracts.json. The price of a product under a contract is its own price there, else the list
// price less the contract's percentage.
struct own_price {
    BOOST_HANA_DEFINE_STRUCT(own_price,
        (words::sku, sku),
        (amounts, prices));
};
struct trading_contract {
    BOOST_HANA_DEFINE_STRUCT(trading_contract,
        (words::contract_id, id),
        (label, name),
        (words::store_id, store),
        (treaty::list<words::distinguished_name, 200>, buyers),  // none: everybody
        (treaty::list<label, 200>, categories),                  // none: everything
        (std::optional<percentage>, below_list),
        (std::vector<own_price>, prices));
};

// discounts.json. Of the steps the highest that is reached applies.
struct discount_step {
    BOOST_HANA_DEFINE_STRUCT(discount_step,
        (treaty::amount_value, from),  // units of a line, or net amount of the order
        (std::optional<percentage>, percentage_off),
        (std::optional<treaty::amount_value>, amount_off));  // once a line or order
};
struct discount {
    BOOST_HANA_DEFINE_STRUCT(discount,
        (label, name),
        (words::display_level, level),
        (std::optional<words::promotion_code>, code),  // only for orders that name it
        (std::optional<treaty::currency_code>, currency),  // needed where a step has an amount
        (treaty::list<words::sku, 1000>, products),        // none of both: all products
        (treaty::list<label, 200>, categories),
        (treaty::list<discount_step, 20, 1>, steps));
};

// shipping.json
struct shipping_rate {
    BOOST_HANA_DEFINE_STRUCT(shipping_rate,
        (treaty::currency_code, currency),
        (treaty::amount_value, per_order),
        (treaty::amount_value, per_unit),
        (std::optional<treaty::amount_value>, free_from));  // from this net amount no charge
};
struct shipping_mode {
    BOOST_HANA_DEFINE_STRUCT(shipping_mode,
        (words::shipping_mode_id, id),
        (label, name),
        (label, carrier),
        (treaty::list<shipping_rate, 20, 1>, rates));
};
struct charge_policy {
    BOOST_HANA_DEFINE_STRUCT(charge_policy,
        (words::shipping_charge_policy_id, id),
        (label, name),
        (bool, by_carrier_account));  // the customer's own account with the carrier bears it
};

// taxes.json
struct tax {
    BOOST_HANA_DEFINE_STRUCT(tax,
        (country_code, country),  // where it is shipped to
        (std::optional<words::place_name>, state),
        (std::optional<words::tax_category_code>, category),
        (percentage, on_sales),
        (percentage, on_shipping));
};

// payments.json
enum class plugin_kind : std::uint8_t {
    immediate,    // approves and captures at once
    offline,      // leaves everything pending until a person decides
    refusing,     // declines every card
    unsupporting  // can do nothing
};
BOOST_DESCRIBE_ENUM(plugin_kind, immediate, offline, refusing, unsupporting)
struct payment_method {
    BOOST_HANA_DEFINE_STRUCT(payment_method,
        (words::payment_method_name, method),
        (words::payment_system_name, system),
        (plugin_kind, plugin));
};

// All files together.
struct landscape {
    BOOST_HANA_DEFINE_STRUCT(landscape,
        (std::vector<product>, products),
        (treaty::quantity_value, cache_threshold),  // above it the inventory cache answers itself
        (std::vector<center>, centers),
        (std::vector<store>, stores),
        (std::vector<stock_of_product>, stock),
        (std::vector<organization>, organizations),
        (std::vector<person>, persons),
        (std::vector<trading_contract>, contracts),
        (std::vector<discount>, discounts),
        (std::vector<shipping_mode>, shipping_modes),
        (std::vector<charge_policy>, charge_policies),
        (std::vector<tax>, taxes),
        (std::vector<payment_method>, payment_methods));
};

}  // namespace simulator::landscape
