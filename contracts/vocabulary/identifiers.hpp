// SPDX-License-Identifier: BSL-1.0
// What names things in the back office: numbers that the commerce site gives out, and texts that
// the other side gives out. Each is a type of its own, so an order cannot be passed for a store.
// Limits are those of the columns that hold them; where the vendor publishes none, "chosen" says
// so.
#pragma once

#include <treaty/contract.hpp>

#include <cstdint>
#include <optional>

namespace contracts::vocabulary {

// Numbers of 64 bits: up to nineteen digits, and negative for some reserved members.
struct order_id : treaty::identifier<order_id> {
    using identifier::identifier;
};
struct order_item_id : treaty::identifier<order_item_id> {
    using identifier::identifier;
};
struct catalog_entry_id : treaty::identifier<catalog_entry_id> {
    using identifier::identifier;
};
struct member_id : treaty::identifier<member_id> {
    using identifier::identifier;
};
struct contract_id : treaty::identifier<contract_id> {
    using identifier::identifier;
};
struct offer_id : treaty::identifier<offer_id> {
    using identifier::identifier;
};
struct return_id : treaty::identifier<return_id> {
    using identifier::identifier;
};
struct shipping_charge_policy_id : treaty::identifier<shipping_charge_policy_id> {
    using identifier::identifier;
};
struct payment_id : treaty::identifier<payment_id> {
    using identifier::identifier;
};
struct credit_id : treaty::identifier<credit_id> {
    using identifier::identifier;
};
struct payment_instruction_id : treaty::identifier<payment_instruction_id> {
    using identifier::identifier;
};
struct financial_transaction_id : treaty::identifier<financial_transaction_id> {
    using identifier::identifier;
};

// Numbers of 32 bits: what a store administrator sets up.
struct store_id : treaty::identifier<store_id, std::int32_t> {
    using identifier::identifier;
};
struct fulfillment_center_id : treaty::identifier<fulfillment_center_id, std::int32_t> {
    using identifier::identifier;
};
struct shipping_mode_id : treaty::identifier<shipping_mode_id, std::int32_t> {
    using identifier::identifier;
};
struct language_id : treaty::identifier<language_id, std::int32_t> {
    using identifier::identifier;
};
struct channel_id : treaty::identifier<channel_id, std::int32_t> {
    using identifier::identifier;
};
struct catalog_id : treaty::identifier<catalog_id> {
    using identifier::identifier;
};

// Texts. Up to 64 bytes they are held in place; longer ones on the heap. These limits are those of
// the vendor's columns.
struct sku : treaty::text<64, 1> {
    using text::text;
};
struct external_order_id : treaty::text<30, 1> {
    using text::text;
};
struct external_order_item_id : treaty::text<30, 1> {
    using text::text;
};
struct sequence_number : treaty::text<64, 1> {
    using text::text;
};
struct status_text : treaty::text<32, 1> {
    using text::text;
};
struct error_code : treaty::text<20, 1> {
    using text::text;
};
struct comment_text : treaty::long_text<254> {
    using long_text::long_text;
};

// These limits are chosen: the vendor publishes none.
struct customer_order_number : treaty::text<64, 1> {
    using text::text;
};
struct buyer_purchase_order : treaty::text<64, 1> {
    using text::text;
};
struct configuration_id : treaty::text<64, 1> {
    using text::text;
};
struct carrier_account_number : treaty::text<64, 1> {
    using text::text;
};
struct customer_account_number : treaty::text<30, 1> {
    using text::text;
};
struct payment_method_name : treaty::text<64, 1> {
    using text::text;
};
struct promotion_code : treaty::text<64, 1> {
    using text::text;
};
struct tax_category_code : treaty::text<30, 1> {
    using text::text;
};
// "en_US"; samples also write "us".
struct locale_name : treaty::text<16, 1> {
    using text::text;
};
struct logon_id : treaty::long_text<254, 1> {
    using long_text::long_text;
};
struct description_text : treaty::long_text<4000> {
    using long_text::long_text;
};

// Where an organization or person stands in the tree of members, as in LDAP:
// "o=buyer,o=root organization", "uid=ana,o=buyer,o=root organization". Compared without regard to
// case and to blanks around the commas.
struct distinguished_name : treaty::long_text<1000, 1> {
    using long_text::long_text;
};

// An order by the number of the commerce site, of the back end, or both. In a request at least one
// of `id` and `external_id` is needed; which of them each operation says.
struct order_identifier {
    BOOST_HANA_DEFINE_STRUCT(order_identifier,
        (std::optional<order_id>, id),
        (std::optional<external_order_id>, external_id),
        (std::optional<customer_order_number>, customer_number));
};

// 5,000 lines in one order (chosen).
inline constexpr std::size_t order_lines_max = 5000;

struct order_item_identifier {
    BOOST_HANA_DEFINE_STRUCT(order_item_identifier,
        (std::optional<order_item_id>, id),
        (std::optional<external_order_item_id>, external_id));
};

// A product by catalog entry, by SKU, or both. A request needs at least one of them.
struct product_identifier {
    BOOST_HANA_DEFINE_STRUCT(product_identifier,
        (std::optional<catalog_entry_id>, catalog_entry),
        (std::optional<vocabulary::sku>, sku));
};

// A person or an organization.
struct member_identifier {
    BOOST_HANA_DEFINE_STRUCT(member_identifier,
        (std::optional<member_id>, id),
        (std::optional<vocabulary::distinguished_name>, distinguished_name));
};

}  // namespace contracts::vocabulary
