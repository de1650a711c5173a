// SPDX-License-Identifier: BSL-1.0
// Faults that several contracts declare. `reason_code` is the vendor's message key where one exists
// that fits; the vendor does not publish which service raises which key, so their use here is
// chosen. A `line` is the place of the offending line in the request's list, counted from 0.
#pragma once

#include <contracts/vocabulary/identifiers.hpp>

namespace contracts::vocabulary {

// Where in a request: "organization.parent", "lines". Limit chosen.
struct parameter_name : treaty::long_text<200, 1> {
    using long_text::long_text;
};
using line_number = std::int32_t;

// What is needed under some condition only, so that the type of the request cannot ask for it.
struct missing_parameter {
    static constexpr std::string_view title = "A value that this request needs is missing.";
    static constexpr auto nature = treaty::fault_nature::rejected;
    static constexpr std::string_view reason_code = "_ERR_CMD_MISSING_PARAM";
    BOOST_HANA_DEFINE_STRUCT(missing_parameter,
        (parameter_name, parameter),
        (std::optional<line_number>, line));
};

struct invalid_parameter {
    static constexpr std::string_view title = "A value of this request is not allowed here.";
    static constexpr auto nature = treaty::fault_nature::rejected;
    static constexpr std::string_view reason_code = "_ERR_CMD_INVALID_PARAM";
    BOOST_HANA_DEFINE_STRUCT(invalid_parameter,
        (parameter_name, parameter),
        (comment_text, reason),
        (std::optional<line_number>, line));
};

// The same product, center or line stands in a list that may hold it once.
struct duplicate_parameter {
    static constexpr std::string_view title = "A list names the same thing twice.";
    static constexpr auto nature = treaty::fault_nature::rejected;
    static constexpr std::string_view reason_code = "_ERR_DUPLICATE_PARAMETER";
    BOOST_HANA_DEFINE_STRUCT(duplicate_parameter,
        (parameter_name, parameter),
        (comment_text, value),
        (std::optional<line_number>, line));
};

struct unknown_store {
    static constexpr std::string_view title = "No such store.";
    static constexpr auto nature = treaty::fault_nature::not_found;
    static constexpr std::string_view reason_code = "_ERR_OBJECT_NOT_FOUND";
    BOOST_HANA_DEFINE_STRUCT(unknown_store,
        (store_id, store));
};

struct unknown_product {
    static constexpr std::string_view title = "No such product.";
    static constexpr auto nature = treaty::fault_nature::not_found;
    static constexpr std::string_view reason_code = "_ERR_PROD_NOT_EXISTING";
    BOOST_HANA_DEFINE_STRUCT(unknown_product,
        (product_identifier, product),
        (std::optional<line_number>, line));
};

struct unknown_fulfillment_center {
    static constexpr std::string_view title = "No such fulfillment center.";
    static constexpr auto nature = treaty::fault_nature::not_found;
    static constexpr std::string_view reason_code = "_ERR_OBJECT_NOT_FOUND";
    BOOST_HANA_DEFINE_STRUCT(unknown_fulfillment_center,
        (fulfillment_center_id, fulfillment_center),
        (std::optional<line_number>, line));
};

// Zero, negative, or in a unit that the product is not counted in.
struct invalid_quantity {
    static constexpr std::string_view title = "A quantity is not allowed for its product.";
    static constexpr auto nature = treaty::fault_nature::rejected;
    static constexpr std::string_view reason_code = "_ERR_CMD_INVALID_PARAM";
    BOOST_HANA_DEFINE_STRUCT(invalid_quantity,
        (product_identifier, product),
        (treaty::quantity, quantity),
        (std::optional<line_number>, line));
};

struct unknown_order {
    static constexpr std::string_view title = "No such order.";
    static constexpr auto nature = treaty::fault_nature::not_found;
    static constexpr std::string_view reason_code = "_ERR_ORDER_NOT_FOUND";
    BOOST_HANA_DEFINE_STRUCT(unknown_order,
        (order_identifier, order));
};

struct wrong_order_status {
    static constexpr std::string_view title = "The order's state does not allow this.";
    static constexpr auto nature = treaty::fault_nature::conflict;
    static constexpr std::string_view reason_code = "_ERR_ORDER_WRONG_STATUS";
    BOOST_HANA_DEFINE_STRUCT(wrong_order_status,
        (order_identifier, order),
        (status_text, status));
};

struct order_item_not_in_order {
    static constexpr std::string_view title = "A line belongs to another order.";
    static constexpr auto nature = treaty::fault_nature::rejected;
    static constexpr std::string_view reason_code = "_ERR_ORDERITEM_NOT_IN_ORDER";
    BOOST_HANA_DEFINE_STRUCT(order_item_not_in_order,
        (order_identifier, order),
        (order_item_identifier, order_item),
        (std::optional<line_number>, line));
};

struct order_of_another_store {
    static constexpr std::string_view title = "The order belongs to another store.";
    static constexpr auto nature = treaty::fault_nature::rejected;
    static constexpr std::string_view reason_code = "_ERR_BAD_ORDER_STORE_REL";
    BOOST_HANA_DEFINE_STRUCT(order_of_another_store,
        (order_identifier, order),
        (store_id, store));
};

struct currency_not_supported {
    static constexpr std::string_view title = "The currency is not supported here.";
    static constexpr auto nature = treaty::fault_nature::rejected;
    static constexpr std::string_view reason_code = "_ERR_CURRENCY_NOT_SUPPORTED";
    BOOST_HANA_DEFINE_STRUCT(currency_not_supported,
        (treaty::currency_code, currency),
        (std::optional<line_number>, line));
};

}  // namespace contracts::vocabulary
