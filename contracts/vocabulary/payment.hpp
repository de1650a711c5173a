// SPDX-License-Identifier: BSL-1.0
// Payments as the payment subsystem keeps them: a payment instruction (the means, with a ceiling)
// has payments and credits, and each of these has financial transactions. Sums whose name ends in
// -ing hold what is pending. All times are UTC here; the vendor's replies write local time without
// a zone.
#pragma once

#include <contracts/vocabulary/identifiers.hpp>
#include <contracts/vocabulary/user_data.hpp>

namespace contracts::vocabulary {

// What is done to a payment or, the three with credit in their name, to a credit.
enum class payment_action : std::uint8_t {
    approve,              // hold funds
    deposit,              // capture all or part of what is approved
    approve_and_deposit,  // a sale in one step
    credit,               // refund
    reverse_approval,     // release all or part of the hold
    reverse_deposit,      // undo a capture
    reverse_credit        // undo a refund
};
BOOST_DESCRIBE_ENUM(payment_action, approve, deposit, approve_and_deposit, credit, reverse_approval,
                    reverse_deposit, reverse_credit)

// `new_` travels as "New".
enum class transaction_state : std::uint8_t { new_, pending, success, failed, canceled };
BOOST_DESCRIBE_ENUM(transaction_state, new_, pending, success, failed, canceled)

enum class payment_state : std::uint8_t { new_, approving, approved, failed, canceled, expired };
BOOST_DESCRIBE_ENUM(payment_state, new_, approving, approved, failed, canceled, expired)

enum class credit_state : std::uint8_t { new_, crediting, credited, failed, canceled };
BOOST_DESCRIBE_ENUM(credit_state, new_, crediting, credited, failed, canceled)

enum class payment_instruction_state : std::uint8_t { new_, valid, invalid, closed };
BOOST_DESCRIBE_ENUM(payment_instruction_state, new_, valid, invalid, closed)

// What address verification found; the vendor's codes are -1 for unknown, then 0 to 4.
enum class address_verification : std::int8_t {
    unknown = -1,
    full_match,
    street_only,
    postal_code_only,
    no_match,
    other
};
BOOST_DESCRIBE_ENUM(address_verification, unknown, full_match, street_only, postal_code_only,
                    no_match, other)

// Texts of the payment system behind the plug-in; by convention a response code of 0 is success.
struct response_code_text : treaty::text<25> {
    using text::text;
};
struct reason_code_text : treaty::text<25> {
    using text::text;
};
struct reference_number_text : treaty::text<64> {
    using text::text;
};
// These limits are chosen.
struct tracking_id_text : treaty::text<64> {
    using text::text;
};
struct payment_configuration_id : treaty::text<64, 1> {
    using text::text;
};
struct payment_system_name : treaty::text<64, 1> {
    using text::text;
};
struct account_number_text : treaty::text<64, 1> {
    using text::text;
};

struct payment_instruction {
    BOOST_HANA_DEFINE_STRUCT(payment_instruction,
        (payment_instruction_id, id),
        (std::optional<store_id>, store),
        (std::optional<order_id>, order),
        (std::optional<return_id>, merchandise_return),
        (std::optional<payment_configuration_id>, configuration),
        (std::optional<payment_method_name>, method),
        (std::optional<payment_system_name>, system),
        (std::optional<payment_system_name>, plugin),
        (std::optional<treaty::money>, amount),  // the ceiling
        (std::optional<treaty::secret<account_number_text>>, account_number),
        (protected_fields, protocol_data),
        (std::optional<treaty::money>, approving_amount),
        (std::optional<treaty::money>, approved_amount),
        (std::optional<treaty::money>, depositing_amount),
        (std::optional<treaty::money>, deposited_amount),
        (std::optional<treaty::money>, crediting_amount),
        (std::optional<treaty::money>, credited_amount),
        (std::optional<treaty::money>, reversing_approved_amount),
        (std::optional<treaty::money>, reversing_deposited_amount),
        (std::optional<treaty::money>, reversing_credited_amount),
        (payment_instruction_state, state),
        (std::optional<bool>, retriable),
        (std::optional<treaty::instant>, created_at),
        (std::optional<treaty::instant>, updated_at));
};

struct payment {
    BOOST_HANA_DEFINE_STRUCT(payment,
        (payment_id, id),
        (std::optional<treaty::money>, expected_amount),
        (std::optional<treaty::money>, approving_amount),
        (std::optional<treaty::money>, approved_amount),
        (std::optional<treaty::money>, depositing_amount),
        (std::optional<treaty::money>, deposited_amount),
        (std::optional<treaty::money>, reversing_approved_amount),
        (std::optional<treaty::money>, reversing_deposited_amount),
        (payment_state, state),
        (std::optional<vocabulary::address_verification>, address_verification),
        (std::optional<treaty::instant>, created_at),
        (std::optional<treaty::instant>, updated_at),
        (std::optional<treaty::instant>, expires_at),
        (std::optional<payment_instruction>, instruction));
};

struct credit {
    BOOST_HANA_DEFINE_STRUCT(credit,
        (credit_id, id),
        (std::optional<treaty::money>, expected_amount),
        (std::optional<treaty::money>, crediting_amount),
        (std::optional<treaty::money>, credited_amount),
        (std::optional<treaty::money>, reversing_credited_amount),
        (credit_state, state),
        (std::optional<treaty::instant>, created_at),
        (std::optional<treaty::instant>, updated_at),
        (std::optional<payment_instruction>, instruction));
};

// A payment transaction has a payment, an independent credit a credit, a dependent credit both.
struct financial_transaction {
    BOOST_HANA_DEFINE_STRUCT(financial_transaction,
        (financial_transaction_id, id),
        (payment_action, type),
        (treaty::money, requested_amount),
        (std::optional<treaty::money>, processed_amount),  // may be less than was requested
        (transaction_state, state),
        (std::optional<reference_number_text>, reference_number),  // as of an authorization
        (std::optional<response_code_text>, response_code),
        (std::optional<reason_code_text>, reason_code),
        (std::optional<comment_text>, reason_message),
        (std::optional<tracking_id_text>, tracking_id),
        (protected_fields, protocol_data),
        (std::optional<treaty::instant>, created_at),
        (std::optional<treaty::instant>, updated_at),
        (std::optional<vocabulary::payment>, payment),
        (std::optional<vocabulary::credit>, credit));
};
// 20 (chosen): one action makes one or two, a few more where a plug-in splits.
using financial_transactions = treaty::list<financial_transaction, 20>;

}  // namespace contracts::vocabulary
