// SPDX-License-Identifier: BSL-1.0
// An order as it is handed over and read back: the vendor's Order noun of the second generation, in
// the order of its schema. It has no grand total, no order-level adjustments, no billing address
// and no payment transactions; shipping addresses are written out, not referred to.
#pragma once

#include <contracts/vocabulary/contact.hpp>
#include <contracts/vocabulary/pricing.hpp>
#include <contracts/vocabulary/stock.hpp>

namespace contracts::vocabulary {

enum class fulfillment_status : std::uint8_t { unreleased, hold, released, shipped };
BOOST_DESCRIBE_ENUM(fulfillment_status, unreleased, hold, released, shipped)

struct change_reason_code : treaty::text<25, 1> {  // limit chosen
    using text::text;
};

// An order always names its store here; the vendor's schema lets it stand in the business context
// instead, and where the two differ the order's own counts.
struct order_references {
    BOOST_HANA_DEFINE_STRUCT(order_references,
        (store_id, store),
        (std::optional<channel_id>, channel),
        (std::optional<buyer_purchase_order>, buyer_purchase_order_number),
        (std::optional<member_identifier>, buyer_organization),
        (std::optional<member_identifier>, customer),
        (user_data_fields, user_data));
};

struct order_shipping {
    BOOST_HANA_DEFINE_STRUCT(order_shipping,
        (std::optional<contact_entry>, contact),
        (std::optional<shipping_mode_id>, shipping_mode),
        (std::optional<treaty::instant>, requested_ship_at),
        (std::optional<bool>, expedite),
        (std::optional<carrier_account_number>, carrier_account),
        (std::optional<comment_text>, instruction),
        (std::optional<bool>, ship_as_complete),
        (user_data_fields, user_data));
};

// A means of payment with its ceiling. What the payment system needs to use it is protected.
struct order_payment_instruction {
    BOOST_HANA_DEFINE_STRUCT(order_payment_instruction,
        (std::optional<payment_instruction_id>, id),
        (std::optional<treaty::money>, amount),
        (std::optional<payment_method_name>, method),
        (protected_fields, protocol_data),
        (user_data_fields, user_data));
};

struct order_payment {
    BOOST_HANA_DEFINE_STRUCT(order_payment,
        (vocabulary::promotion_codes, coupon_codes),
        (vocabulary::promotion_codes, promotion_codes),
        (treaty::list<order_payment_instruction, 20>, instructions),  // chosen
        (user_data_fields, user_data));
};

// A status here is free text of the sender, not a code of a state machine.
struct order_status {
    BOOST_HANA_DEFINE_STRUCT(order_status,
        (std::optional<status_text>, status),
        (user_data_fields, user_data));
};

// A remark of a customer service representative.
struct representative_comment {
    BOOST_HANA_DEFINE_STRUCT(representative_comment,
        (std::optional<treaty::instant>, created_at),
        (std::optional<comment_text>, comment),
        (std::optional<change_reason_code>, change_reason),
        (std::optional<member_identifier>, representative),
        (std::optional<channel_id>, channel),
        (user_data_fields, user_data));
};

struct order_header {
    BOOST_HANA_DEFINE_STRUCT(order_header,
        (order_identifier, identifier),
        (order_references, references),
        (std::optional<order_charges>, charges),
        (std::optional<order_shipping>, shipping),
        (std::optional<order_payment>, payment),
        (std::optional<order_status>, status),
        (std::optional<description_text>, description),
        (std::optional<comment_text>, customer_comments),
        (treaty::list<representative_comment, 200>, representative_comments),  // chosen
        (std::optional<treaty::instant>, last_updated_at),
        (std::optional<treaty::instant>, placed_at),
        (user_data_fields, user_data));
};

// A part of a configured product.
struct order_item_component {
    BOOST_HANA_DEFINE_STRUCT(order_item_component,
        (product_identifier, product),
        (std::optional<treaty::quantity>, quantity),
        (std::optional<vocabulary::unit_price>, unit_price),
        (std::optional<bool>, required),
        (user_data_fields, user_data));
};

struct order_item_references {
    BOOST_HANA_DEFINE_STRUCT(order_item_references,
        (std::optional<configuration_id>, configuration),
        (std::optional<contract_id>, contract),
        (std::optional<offer_id>, offer),
        (user_data_fields, user_data));
};

struct order_item_shipping {
    BOOST_HANA_DEFINE_STRUCT(order_item_shipping,
        (std::optional<contact_entry>, contact),
        (std::optional<shipping_mode_id>, shipping_mode),
        (std::optional<treaty::instant>, requested_ship_at),
        (std::optional<bool>, expedite),
        (std::optional<std::int16_t>, tie_code),  // lines of one code ship together
        (std::optional<shipping_charge_policy_id>, charge_policy),
        (std::optional<carrier_account_number>, carrier_account),
        (std::optional<comment_text>, instruction),
        (std::optional<percentage>, charge_adjustment_percentage),
        (user_data_fields, user_data));
};

struct order_item_status {
    BOOST_HANA_DEFINE_STRUCT(order_item_status,
        (std::optional<status_text>, status),
        (std::optional<inventory_status>, inventory),
        (std::optional<fulfillment_status>, fulfillment));
};

struct order_item_fulfillment {
    BOOST_HANA_DEFINE_STRUCT(order_item_fulfillment,
        (std::optional<fulfillment_center_id>, fulfillment_center),
        (std::optional<bool>, fulfillment_center_override),
        (std::optional<treaty::instant>, available_at),
        (std::optional<treaty::instant>, ships_at),
        (user_data_fields, user_data));
};

struct order_item {
    BOOST_HANA_DEFINE_STRUCT(order_item,
        (order_item_identifier, identifier),
        (product_identifier, product),
        (treaty::list<order_item_component, 100>, components),  // chosen
        (treaty::quantity, quantity),
        (std::optional<order_item_references>, references),
        (std::optional<order_item_charges>, charges),
        (std::optional<order_item_shipping>, shipping),
        (std::optional<order_item_status>, status),
        (std::optional<order_item_fulfillment>, fulfillment),
        (std::optional<description_text>, description),
        (std::optional<comment_text>, customer_comments),
        (std::optional<treaty::instant>, last_updated_at),
        (user_data_fields, user_data));
};
using order_items = treaty::list<order_item, order_lines_max>;

struct sales_order {
    BOOST_HANA_DEFINE_STRUCT(sales_order,
        (order_header, header),
        (order_items, items));
};

}  // namespace contracts::vocabulary
