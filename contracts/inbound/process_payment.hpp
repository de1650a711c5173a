// SPDX-License-Identifier: BSL-1.0
// Runs a payment transaction through the commerce site's payment subsystem, for an external system
// that has no payment provider of its own: approve a card that is not yet a payment instruction,
// capture what was approved before, refund a return. Of the two codes in the vendor's message the
// type of the transaction counts (seen in its mapping); here there is one, the action. A declined
// transaction is an answer, recorded with state failed; what could not be begun is a fault.
#pragma once

#include <contracts/vocabulary/business_context.hpp>
#include <contracts/vocabulary/payment_faults.hpp>

namespace contracts::process_payment {

using namespace contracts::vocabulary;

// A means of payment that the commerce site does not have yet. Its ceiling is the requested amount:
// amount, account number and billing address of the vendor's message are not read, and travel as
// protocol data. A payment needs the order, a credit the return.
struct new_instruction {
    BOOST_HANA_DEFINE_STRUCT(new_instruction,
        (store_id, store),
        (std::optional<order_id>, order),
        (std::optional<return_id>, merchandise_return),
        (std::optional<payment_configuration_id>, configuration),  // absent: the default rules
        (payment_method_name, method),
        (std::optional<payment_system_name>, system),  // selects the plug-in
        (protected_fields, protocol_data));  // account, expiry and so on
};

// approve, approve_and_deposit: a payment, or an instruction or a new one to make a payment under.
// deposit, reverse_approval, reverse_deposit: a payment. reverse_credit: a credit.
// credit: a payment or an instruction to depend on, or a new instruction for an independent credit.
struct request {
    BOOST_HANA_DEFINE_STRUCT(request,
        (payment_action, action),
        (treaty::money, requested_amount),
        (std::optional<payment_id>, payment),
        (std::optional<credit_id>, credit),
        (std::optional<payment_instruction_id>, instruction),
        (std::optional<process_payment::new_instruction>, new_instruction),
        (std::optional<business_context>, context));
};

// Each transaction that the action made, in order, with all it belongs to. The instruction comes
// with its protocol data: these answers are as sensitive as the requests.
struct response {
    BOOST_HANA_DEFINE_STRUCT(response,
        (financial_transactions, transactions));
};

struct operation {
    static constexpr std::string_view name = "ProcessPayment";
    static constexpr std::string_view summary =
        "Approves, captures, refunds or reverses a payment or credit.";
    static constexpr auto safety = treaty::safety::needs_key;  // a repeated deposit captures twice
    using request_type = request;
    using response_type = response;
    using faults =
        treaty::faults<payment_parameter_missing, unknown_store, unknown_order, unknown_payment,
                       unknown_credit, unknown_payment_instruction, unknown_payment_system,
                       currency_not_supported, amount_not_allowed, instruction_currency_change,
                       wrong_payment_state, wrong_credit_state, wrong_instruction_state,
                       pending_transaction, approval_expired, reverse_approval_not_allowed,
                       instruction_not_for_both, function_not_supported, action_incomplete>;
};

}  // namespace contracts::process_payment
