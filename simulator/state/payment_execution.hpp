// SPDX-License-Identifier: BSL-1.0
// A transaction on its way through a payment plug-in and into the books. What may be asked was
// decided before; from here on every outcome is recorded.
#pragma once

#include <simulator/state/payments.hpp>

namespace simulator::commerce {

// Who is charged or refunded, and how much.
struct payment_order {
    payment_action action = payment_action::approve;
    treaty::money amount;
    payment_instruction_id instruction;
    std::optional<payment_id> on_payment;
    std::optional<credit_id> on_credit;
    std::optional<payment_id> refunded;  // the payment that a dependent credit names
};

// Whether the plug-in can do this at all.
bool can_do(payment_plugin const& plugin, payment_action action, bool independent_credit);

// Runs it at the plug-in and records the transaction with its effect on sums and states.
financial_transaction_id execute(payment_books& books, payment_order const& order,
                                 treaty::instant now);

// What is still pending under a payment or credit is taken back before the payment system acted.
// Returns the transaction that records the reversal.
financial_transaction_id cancel_pending(payment_books& books, financial_transaction_id pending,
                                        payment_order const& order, treaty::instant now);

// The transaction as an answer shows it: with payment or credit, and each with its instruction.
financial_transaction shown(payment_books const& books, financial_transaction_id id);

}  // namespace simulator::commerce

#ifndef TREATY_SEPARATE_COMPILATION
#include <simulator/state/payment_execution.ipp>
#endif
