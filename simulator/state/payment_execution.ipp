// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <simulator/state/payment_execution.hpp>
#include <simulator/state/payment_sums.hpp>

#include <algorithm>

namespace simulator::commerce {

namespace detail {

struct plugin_answer {
    transaction_state state = transaction_state::success;
    treaty::decimal processed;
    response_code_text response{"0"};
    reason_code_text reason{"0"};
    comment_text message;
};

inline bool is_approval(payment_action action) {
    return action == payment_action::approve || action == payment_action::approve_and_deposit;
}

inline bool is_declined_account(payment_plugin const& plugin, instruction_record const& under) {
    auto const account = under.what.protocol_data.find(field_name{"account"});
    return account != under.what.protocol_data.end() &&
           plugin.declined_accounts.contains(account->second.reveal().str());
}

inline plugin_answer declined(char const* reason, char const* message) {
    return {.state = transaction_state::failed,
            .processed = {},
            .response = "1",
            .reason = reason_code_text{std::string_view{reason}},
            .message = comment_text{std::string_view{message}}};
}

inline plugin_answer ask(payment_plugin const& plugin, instruction_record const& under,
                         payment_order const& order) {
    if (plugin.kind == plugin_kind::offline)
        return {.state = transaction_state::pending,
                .processed = {},
                .response = {},
                .reason = {},
                .message = {}};
    if (plugin.kind == plugin_kind::refusing)
        return declined("DECLINED", "The payment system refuses.");
    if (is_declined_account(plugin, under)) return declined("ACCOUNT", "The account is declined.");
    if (plugin.declines_above && order.amount.amount > *plugin.declines_above)
        return declined("LIMIT", "The amount is above the account's limit.");
    plugin_answer answer{};
    answer.processed = order.amount.amount;
    if (is_approval(order.action) && plugin.approves_at_most)
        answer.processed = std::min(answer.processed, *plugin.approves_at_most);
    return answer;
}

inline transaction_record make_transaction(payment_books& books, payment_order const& order,
                                           treaty::instant now) {
    transaction_record made{};
    made.what.id = books.next_id();
    made.what.type = order.action;
    made.what.requested_amount = order.amount;
    made.what.created_at = made.what.updated_at = now;
    made.instruction = order.instruction;
    made.on_payment = order.on_payment;
    made.on_credit = order.on_credit;
    return made;
}

inline void move_states(payment_books& books, transaction_record const& one, treaty::instant now) {
    bool const pending = one.what.state == transaction_state::pending;
    bool const success = one.what.state == transaction_state::success;
    books.instructions.at(one.instruction).what.updated_at = now;
    if (one.on_credit) {
        credit& on = books.credits.at(*one.on_credit).what;
        if (!pending)
            move_credit(on, one.what.type, success);
        else if (one.what.type == payment_action::credit)
            on.state = credit_state::crediting;
        on.updated_at = now;
        return;
    }
    payment& on = books.payments.at(*one.on_payment).what;
    if (!pending)
        move_payment(on, one.what.type, success);
    else if (is_approval(one.what.type))
        on.state = payment_state::approving;
    on.updated_at = now;
}

}  // namespace detail

TREATY_INLINE bool can_do(payment_plugin const& plugin, payment_action action,
                          bool independent_credit) {
    if (plugin.kind == plugin_kind::unsupporting) return false;
    if (independent_credit && !plugin.independent_credits) return false;
    if (action == payment_action::deposit || action == payment_action::reverse_deposit ||
        (action == payment_action::approve_and_deposit && plugin.sale_in_one_step))
        return plugin.deposits;
    return true;
}

TREATY_INLINE financial_transaction_id execute(payment_books& books, payment_order const& order,
                                               treaty::instant now) {
    instruction_record const& under = books.instructions.at(order.instruction);
    payment_plugin const& plugin = books.plugins.at(*under.what.plugin);
    detail::plugin_answer const answer = detail::ask(plugin, under, order);
    transaction_record made = detail::make_transaction(books, order, now);
    made.what.state = answer.state;
    made.what.processed_amount = treaty::money{answer.processed, order.amount.currency};
    made.what.response_code = answer.response;
    made.what.reason_code = answer.reason;
    made.what.reason_message = answer.message;
    made.what.reference_number = reference_number_text{"REF-" + made.what.id.str()};
    made.what.tracking_id = tracking_id_text{"TRK-" + made.what.id.str()};
    bool const held =
        detail::is_approval(order.action) && answer.state != transaction_state::failed;
    if (held && plugin.approval_life && order.on_payment)
        books.payments.at(*order.on_payment).what.expires_at = now + *plugin.approval_life;
    financial_transaction_id const id = made.what.id;
    auto const& kept = books.transactions.emplace(id, std::move(made)).first->second;
    post(books, kept, kept.what.state, 1);
    detail::move_states(books, kept, now);
    return id;
}

TREATY_INLINE financial_transaction_id cancel_pending(payment_books& books,
                                                      financial_transaction_id pending,
                                                      payment_order const& order,
                                                      treaty::instant now) {
    transaction_record& old = books.transactions.at(pending);
    post(books, old, transaction_state::pending, -1);
    old.what.state = transaction_state::canceled;
    old.what.updated_at = now;
    transaction_record made = detail::make_transaction(books, order, now);
    made.what.state = transaction_state::success;
    // Nothing had been processed, so nothing is taken back.
    made.what.processed_amount = treaty::money{treaty::decimal{}, order.amount.currency};
    made.what.response_code = response_code_text{"0"};
    made.what.reason_code = reason_code_text{"0"};
    financial_transaction_id const id = made.what.id;
    auto const& kept = books.transactions.emplace(id, std::move(made)).first->second;
    detail::move_states(books, kept, now);
    return id;
}

TREATY_INLINE financial_transaction shown(payment_books const& books, financial_transaction_id id) {
    transaction_record const& one = books.transactions.at(id);
    financial_transaction made = one.what;
    payment_instruction const& under = books.instructions.at(one.instruction).what;
    std::optional<payment_id> on_payment = one.on_payment;
    if (one.on_credit) {
        credit_record const& on = books.credits.at(*one.on_credit);
        made.credit = on.what;
        made.credit->instruction = under;
        on_payment = on.refunds;
    }
    if (on_payment) {
        made.payment = books.payments.at(*on_payment).what;
        made.payment->instruction = under;
    }
    return made;
}

}  // namespace simulator::commerce
