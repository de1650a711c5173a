// SPDX-License-Identifier: BSL-1.0
// Why the payment subsystem would not begin, or not finish, a transaction. A transaction that the
// provider declined is no fault: it is in the answer, with state failed. The keys are the payment
// controller's; when it raises which is inferred from their names.
#pragma once

#include <contracts/vocabulary/faults.hpp>
#include <contracts/vocabulary/payment.hpp>

namespace contracts::vocabulary {

struct unknown_payment {
    static constexpr std::string_view title = "No such payment.";
    static constexpr auto nature = treaty::fault_nature::not_found;
    static constexpr std::string_view reason_code = "PPC_PAYMENT_NOT_FOUND_ERR";
    BOOST_HANA_DEFINE_STRUCT(unknown_payment,
        (payment_id, payment));
};

struct unknown_credit {
    static constexpr std::string_view title = "No such credit.";
    static constexpr auto nature = treaty::fault_nature::not_found;
    static constexpr std::string_view reason_code = "PPC_CREDIT_NOT_FOUND_ERR";
    BOOST_HANA_DEFINE_STRUCT(unknown_credit,
        (credit_id, credit));
};

struct unknown_payment_instruction {
    static constexpr std::string_view title = "No such payment instruction.";
    static constexpr auto nature = treaty::fault_nature::not_found;
    static constexpr std::string_view reason_code = "PPC_PI_NOT_FOUND_ERR";
    BOOST_HANA_DEFINE_STRUCT(unknown_payment_instruction,
        (payment_instruction_id, instruction));
};

// The payment system or configuration that a new instruction names.
struct unknown_payment_system {
    static constexpr std::string_view title =
        "No payment plug-in for this system or configuration.";
    static constexpr auto nature = treaty::fault_nature::not_found;
    static constexpr std::string_view reason_code = "PPC_PLUGIN_MAPPING_NOT_FOUND";
    BOOST_HANA_DEFINE_STRUCT(unknown_payment_system,
        (std::optional<payment_configuration_id>, configuration),
        (std::optional<payment_method_name>, method),
        (std::optional<payment_system_name>, system));
};

struct payment_parameter_missing {
    static constexpr std::string_view title = "A payment value is missing, zero or malformed.";
    static constexpr auto nature = treaty::fault_nature::rejected;
    static constexpr std::string_view reason_code = "PPC_PARAMETER_NULL_ZERO_EMPTY_MALFORMAT";
    BOOST_HANA_DEFINE_STRUCT(payment_parameter_missing,
        (parameter_name, parameter));
};

// More than the instruction's ceiling, the approved, the deposited or the credited amount allows.
struct amount_not_allowed {
    static constexpr std::string_view title = "The amount is more than can be processed.";
    static constexpr auto nature = treaty::fault_nature::rejected;
    static constexpr std::string_view reason_code = "PPC_PARAMETER_AMOUNT_NOTALLOWED";
    BOOST_HANA_DEFINE_STRUCT(amount_not_allowed,
        (treaty::money, requested),
        (treaty::money, allowed));
};

struct instruction_currency_change {
    static constexpr std::string_view title = "The instruction is in use with another currency.";
    static constexpr auto nature = treaty::fault_nature::rejected;
    static constexpr std::string_view reason_code = "PPC_PI_CURRENCY_CHANGE_ERR";
    BOOST_HANA_DEFINE_STRUCT(instruction_currency_change,
        (payment_instruction_id, instruction),
        (treaty::currency_code, currency),
        (treaty::currency_code, requested));
};

struct wrong_payment_state {
    static constexpr std::string_view title = "The payment's state does not allow this.";
    static constexpr auto nature = treaty::fault_nature::conflict;
    static constexpr std::string_view reason_code = "PPC_PAYMENT_STATE_NOT_EXPECTED_ERR";
    BOOST_HANA_DEFINE_STRUCT(wrong_payment_state,
        (payment_id, payment),
        (payment_state, state));
};

struct wrong_credit_state {
    static constexpr std::string_view title = "The credit's state does not allow this.";
    static constexpr auto nature = treaty::fault_nature::conflict;
    static constexpr std::string_view reason_code = "PPC_CREDIT_STATE_NOT_EXPECTED_ERR";
    BOOST_HANA_DEFINE_STRUCT(wrong_credit_state,
        (credit_id, credit),
        (credit_state, state));
};

struct wrong_instruction_state {
    static constexpr std::string_view title =
        "The payment instruction's state does not allow this.";
    static constexpr auto nature = treaty::fault_nature::conflict;
    static constexpr std::string_view reason_code = "PPC_PI_STATE_NOT_EXPECTED_ERR";
    BOOST_HANA_DEFINE_STRUCT(wrong_instruction_state,
        (payment_instruction_id, instruction),
        (payment_instruction_state, state));
};

// At most one transaction is pending under an instruction at a time.
struct pending_transaction {
    static constexpr std::string_view title =
        "Another transaction is pending under the payment instruction.";
    static constexpr auto nature = treaty::fault_nature::conflict;
    static constexpr std::string_view reason_code = "PPC_PI_HAS_PENDING_TRANSACTION_ERR";
    BOOST_HANA_DEFINE_STRUCT(pending_transaction,
        (payment_instruction_id, instruction),
        (financial_transaction_id, transaction));
};

struct approval_expired {
    static constexpr std::string_view title = "The approval has expired.";
    static constexpr auto nature = treaty::fault_nature::conflict;
    static constexpr std::string_view reason_code = "PPC_PAYMENT_APPR_EXPIRED_ERR";
    BOOST_HANA_DEFINE_STRUCT(approval_expired,
        (payment_id, payment),
        (treaty::instant, expired_at));
};

struct reverse_approval_not_allowed {
    static constexpr std::string_view title =
        "An approval cannot be reversed after a deposit was made under it.";
    static constexpr auto nature = treaty::fault_nature::conflict;
    static constexpr std::string_view reason_code = "PPC_REVERSEAPPROVAL_NOT_ALLOWED_ERR";
    BOOST_HANA_DEFINE_STRUCT(reverse_approval_not_allowed,
        (payment_id, payment),
        (treaty::money, deposited));
};

struct instruction_not_for_both {
    static constexpr std::string_view title =
        "One instruction cannot serve payments and independent credits.";
    static constexpr auto nature = treaty::fault_nature::rejected;
    static constexpr std::string_view reason_code =
        "PPC_PI_NOT_FOR_PAYMENT_AND_INDEPENDENTCREDIT_ERR";
    BOOST_HANA_DEFINE_STRUCT(instruction_not_for_both,
        (payment_instruction_id, instruction));
};

struct function_not_supported {
    static constexpr std::string_view title = "The payment plug-in cannot do this.";
    static constexpr auto nature = treaty::fault_nature::rejected;
    static constexpr std::string_view reason_code = "PPC_FUNCTION_NOT_SUPPORTED";
    BOOST_HANA_DEFINE_STRUCT(function_not_supported,
        (payment_action, action),
        (std::optional<payment_system_name>, system));
};

// The action broke off after it had made transactions, as when a sale in one step was approved and
// could not be deposited. They stay on the books. `cause` holds the key of what went wrong
// innermost, so there is no one reason code.
struct action_incomplete {
    static constexpr std::string_view title = "The action broke off after some transactions.";
    static constexpr auto nature = treaty::fault_nature::conflict;
    BOOST_HANA_DEFINE_STRUCT(action_incomplete,
        (payment_action, action),
        (comment_text, cause),
        (financial_transactions, transactions));
};

}  // namespace contracts::vocabulary
