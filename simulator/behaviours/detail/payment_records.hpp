// SPDX-License-Identifier: BSL-1.0
// What a payment request is about, and the records that are made for it: instruction, payment,
// credit. Whether they may be made was decided before.
#pragma once

#include <contracts/inbound/process_payment.hpp>
#include <simulator/state/commerce_state.hpp>
#include <simulator/state/payment_execution.hpp>
#include <simulator/state/payment_sums.hpp>

namespace simulator::process_payment::detail {

namespace contract = contracts::process_payment;
using action = contract::payment_action;

// What the request is about, found and checked before anything changes. A payment, credit or
// instruction that is missing here is made when the transaction begins.
struct target {
    std::optional<contract::payment_instruction_id> instruction;
    std::optional<contract::payment_id> payment;
    std::optional<contract::credit_id> credit;
    std::optional<contract::payment_id> refunded;
    std::optional<contract::financial_transaction_id> cancels;  // pending, taken back by this
    bool independent = false;                                   // a credit that depends on nothing
    commerce::payment_plugin const* plugin = nullptr;
};

inline bool is_approval(action one) {
    return one == action::approve || one == action::approve_and_deposit;
}
inline bool is_on_credit(action one) {
    return one == action::credit || one == action::reverse_credit;
}

inline contract::payment_instruction_id make_instruction(commerce_state& now,
                                                         contract::request const& asked,
                                                         target const& found, treaty::instant at) {
    contract::new_instruction const& from = *asked.new_instruction;
    commerce::instruction_record made{};
    made.what.id = now.payments.next_id();
    made.what.store = from.store;
    made.what.order = from.order;
    made.what.merchandise_return = from.merchandise_return;
    made.what.configuration = from.configuration.value_or(now.payments.default_rules);
    made.what.method = from.method;
    made.what.system = from.system ? *from.system : found.plugin->name;
    made.what.plugin = found.plugin->name;
    made.what.amount = asked.requested_amount;
    made.what.protocol_data = from.protocol_data;
    auto const account = from.protocol_data.find(contract::field_name{"account"});
    if (account != from.protocol_data.end() &&
        contract::account_number_text::fits(account->second.reveal().view()))
        made.what.account_number = treaty::secret<contract::account_number_text>{
            contract::account_number_text{account->second.reveal().view()}};
    commerce::write_payment_sums(made.what, {}, asked.requested_amount.currency);
    commerce::write_credit_sums(made.what, {}, asked.requested_amount.currency);
    made.what.state = contract::payment_instruction_state::valid;
    made.what.retriable = true;
    made.what.created_at = made.what.updated_at = at;
    made.currency = asked.requested_amount.currency;
    made.for_credits = found.independent;
    contract::payment_instruction_id const id = made.what.id;
    now.payments.instructions.emplace(id, std::move(made));
    return id;
}

inline contract::payment_id make_payment(commerce_state& now, contract::request const& asked,
                                         contract::payment_instruction_id under,
                                         treaty::instant at) {
    commerce::payment_record made{};
    made.what.id = now.payments.next_id();
    made.what.expected_amount = asked.requested_amount;
    commerce::write_payment_sums(made.what, {}, asked.requested_amount.currency);
    made.what.address_verification = contract::address_verification::unknown;
    made.what.created_at = made.what.updated_at = at;
    made.instruction = under;
    contract::payment_id const id = made.what.id;
    now.payments.payments.emplace(id, std::move(made));
    auto const& of = now.payments.instructions.at(under).what.order;
    if (of)
        if (commerce::commerce_order* order = now.orders.find(*of)) order->payments.push_back(id);
    return id;
}

inline contract::credit_id make_credit(commerce_state& now, contract::request const& asked,
                                       target const& found, treaty::instant at) {
    commerce::credit_record made{};
    made.what.id = now.payments.next_id();
    made.what.expected_amount = asked.requested_amount;
    commerce::write_credit_sums(made.what, {}, asked.requested_amount.currency);
    made.what.created_at = made.what.updated_at = at;
    made.instruction = *found.instruction;
    made.independent = found.independent;
    made.refunds = found.refunded;
    now.payments.instructions.at(*found.instruction).for_credits |= found.independent;
    contract::credit_id const id = made.what.id;
    now.payments.credits.emplace(id, std::move(made));
    return id;
}

// The records that the transaction needs and that do not exist yet.
inline commerce::payment_order prepare(commerce_state& now, contract::request const& asked,
                                       target& found, treaty::instant at) {
    if (!found.instruction) found.instruction = make_instruction(now, asked, found, at);
    if (is_approval(asked.action) && !found.payment)
        found.payment = make_payment(now, asked, *found.instruction, at);
    if (asked.action == action::credit && !found.credit)
        found.credit = make_credit(now, asked, found, at);
    return {.action = asked.action,
            .amount = asked.requested_amount,
            .instruction = *found.instruction,
            .on_payment = is_on_credit(asked.action) ? std::nullopt : found.payment,
            .on_credit = found.credit,
            .refunded = found.refunded};
}

}  // namespace simulator::process_payment::detail
