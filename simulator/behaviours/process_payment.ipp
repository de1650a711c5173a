// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <simulator/behaviours/detail/payment_records.hpp>
#include <simulator/behaviours/process_payment.hpp>
#include <simulator/state/payment_execution.hpp>

#include <algorithm>
#include <string_view>

namespace simulator::process_payment {

namespace detail {

using failure = treaty::failure<contract::operation>;
using refusal = std::optional<failure>;
inline failure missing(std::string_view what) {
    return failure{
        contract::payment_parameter_missing{.parameter = contract::parameter_name{what}}};
}
inline refusal check_amount(contract::request const& asked, treaty::decimal allowed) {
    if (asked.requested_amount.amount <= allowed) return std::nullopt;
    return failure{contract::amount_not_allowed{
        .requested = asked.requested_amount,
        .allowed = {std::max(allowed, treaty::decimal{}), asked.requested_amount.currency}}};
}

// What may still be refunded or taken back of what was captured, under a payment or an instruction.
inline treaty::decimal captured_left(commerce::payment_books const& books,
                                     contract::payment_instruction_id id,
                                     std::optional<contract::payment_id> payment) {
    using commerce::amount_of;
    auto const& under = books.instructions.at(id).what;
    treaty::decimal const left =
        amount_of(under.deposited_amount) - amount_of(under.reversing_deposited_amount) -
        amount_of(under.credited_amount) - amount_of(under.crediting_amount);
    if (!payment) return left;
    auto const& on = books.payments.at(*payment).what;
    treaty::decimal of_payment =
        amount_of(on.deposited_amount) - amount_of(on.reversing_deposited_amount);
    for (auto const& [number, one] : books.credits)
        if (one.refunds == payment)
            of_payment -=
                amount_of(one.what.credited_amount) + amount_of(one.what.crediting_amount);
    return std::min(left, of_payment);
}

inline refusal check_new_instruction(commerce_state const& now, contract::request const& asked,
                                     target& found) {
    contract::new_instruction const& made = *asked.new_instruction;
    commerce::store const* store = now.catalog.find(made.store);
    if (store == nullptr) return failure{contract::unknown_store{.store = made.store}};
    if (asked.action == action::credit) {
        if (!made.merchandise_return) return missing("newInstruction.merchandiseReturn");
        found.independent = true;
    } else if (!made.order) {
        return missing("newInstruction.order");
    }
    if (made.order) {
        commerce::commerce_order const* order = now.orders.find(*made.order);
        if (order == nullptr || order->store != made.store)
            return failure{contract::unknown_order{
                .order = {.id = made.order, .external_id = std::nullopt, .customer_number = {}}}};
    }
    if (made.method.empty()) return missing("newInstruction.method");
    auto const rules =
        now.payments.rules.find(made.configuration.value_or(now.payments.default_rules));
    std::optional<contract::payment_system_name> system = made.system;
    if (rules != now.payments.rules.end() && !system) {
        auto const by_method = rules->second.by_method.find(made.method);
        if (by_method != rules->second.by_method.end()) system = by_method->second;
    }
    auto const plugin = system ? now.payments.plugins.find(*system) : now.payments.plugins.end();
    if (rules == now.payments.rules.end() || plugin == now.payments.plugins.end())
        return failure{contract::unknown_payment_system{
            .configuration = made.configuration, .method = made.method, .system = made.system}};
    found.plugin = &plugin->second;
    if (store->currencies.contains(asked.requested_amount.currency)) return std::nullopt;
    return failure{contract::currency_not_supported{.currency = asked.requested_amount.currency,
                                                    .line = std::nullopt}};
}

// Finds whatever the request names, and that it fits together.
inline refusal find_objects(commerce_state const& now, contract::request const& asked,
                            target& found) {
    auto const& books = now.payments;
    if (asked.payment) {
        auto const at = books.payments.find(*asked.payment);
        if (at == books.payments.end())
            return failure{contract::unknown_payment{.payment = *asked.payment}};
        found.instruction = at->second.instruction;
        (is_on_credit(asked.action) ? found.refunded : found.payment) = asked.payment;
    }
    if (asked.credit) {
        auto const at = books.credits.find(*asked.credit);
        if (at == books.credits.end())
            return failure{contract::unknown_credit{.credit = *asked.credit}};
        if (!is_on_credit(asked.action)) return missing("credit");
        if (found.instruction && *found.instruction != at->second.instruction)
            return missing("credit");
        found.instruction = at->second.instruction;
        found.credit = asked.credit;
        found.independent = at->second.independent;
        found.refunded = at->second.refunds;
    }
    if (asked.instruction) {
        if (!books.instructions.contains(*asked.instruction))
            return failure{
                contract::unknown_payment_instruction{.instruction = *asked.instruction}};
        if (found.instruction && *found.instruction != *asked.instruction)
            return missing("instruction");
        found.instruction = asked.instruction;
    }
    if (asked.new_instruction) {
        if (found.instruction) return missing("newInstruction");
        if (!is_approval(asked.action) && asked.action != action::credit)
            return missing("newInstruction");
        return check_new_instruction(now, asked, found);
    }
    return found.instruction ? std::nullopt : refusal{missing("instruction")};
}

inline refusal check_instruction(commerce_state const& now, contract::request const& asked,
                                 target& found) {
    auto const& books = now.payments;
    auto const& under = books.instructions.at(*found.instruction);
    if (under.currency != asked.requested_amount.currency)
        return failure{
            contract::instruction_currency_change{.instruction = *found.instruction,
                                                  .currency = under.currency,
                                                  .requested = asked.requested_amount.currency}};
    if (under.what.state != contract::payment_instruction_state::valid &&
        under.what.state != contract::payment_instruction_state::new_)
        return failure{contract::wrong_instruction_state{.instruction = *found.instruction,
                                                         .state = under.what.state}};
    auto const plugin =
        under.what.plugin ? books.plugins.find(*under.what.plugin) : books.plugins.end();
    if (plugin == books.plugins.end())
        return failure{contract::unknown_payment_system{.configuration = under.what.configuration,
                                                        .method = under.what.method,
                                                        .system = under.what.system}};
    found.plugin = &plugin->second;
    if (is_approval(asked.action) && under.for_credits)
        return failure{contract::instruction_not_for_both{.instruction = *found.instruction}};
    return std::nullopt;
}

inline refusal check_pending(commerce::payment_books const& books, target const& found) {
    auto const* pending = books.pending_of(*found.instruction);
    if (pending == nullptr) return std::nullopt;
    return failure{contract::pending_transaction{.instruction = *found.instruction,
                                                 .transaction = pending->what.id}};
}

inline refusal check_approve(commerce::payment_books const& books, contract::request const& asked,
                             target const& found) {
    using commerce::amount_of;
    auto const& under = books.instructions.at(*found.instruction).what;
    treaty::decimal allowed = amount_of(under.amount) - amount_of(under.approved_amount) -
                              amount_of(under.approving_amount);
    if (found.payment) {
        auto const& on = books.payments.at(*found.payment).what;
        if (on.state != contract::payment_state::new_)
            return failure{
                contract::wrong_payment_state{.payment = *found.payment, .state = on.state}};
        allowed = std::min(allowed, amount_of(on.expected_amount));
    }
    if (refusal no = check_pending(books, found)) return no;
    return check_amount(asked, allowed);
}

inline refusal check_deposit(commerce::payment_books const& books, contract::request const& asked,
                             target const& found, treaty::instant now) {
    using commerce::amount_of;
    if (!found.payment) return missing("payment");
    auto const& on = books.payments.at(*found.payment).what;
    bool const over = on.expires_at && now >= *on.expires_at;
    if (on.state == contract::payment_state::expired ||
        (on.state == contract::payment_state::approved && over))
        return failure{contract::approval_expired{.payment = *found.payment,
                                                  .expired_at = on.expires_at.value_or(now)}};
    if (on.state != contract::payment_state::approved)
        return failure{contract::wrong_payment_state{.payment = *found.payment, .state = on.state}};
    if (refusal no = check_pending(books, found)) return no;
    return check_amount(asked,
                        amount_of(on.approved_amount) - amount_of(on.reversing_approved_amount) -
                            amount_of(on.deposited_amount) - amount_of(on.depositing_amount));
}

inline bool was_deposited(commerce::payment_books const& books, contract::payment_id payment) {
    return std::any_of(
        books.transactions.begin(), books.transactions.end(), [&](auto const& numbered) {
            auto const& one = numbered.second;
            bool const deposits =
                one.what.type == action::deposit || one.what.type == action::approve_and_deposit;
            return one.on_payment == payment && deposits &&
                   one.what.state == contract::transaction_state::success;
        });
}

// An approval that is still pending is taken back as a whole; a person has not decided yet.
inline refusal check_reverse_approval(commerce::payment_books const& books,
                                      contract::request const& asked, target& found) {
    using commerce::amount_of;
    if (!found.payment) return missing("payment");
    auto const& on = books.payments.at(*found.payment).what;
    auto const* pending = books.pending_of(*found.instruction);
    if (on.state == contract::payment_state::approving && pending != nullptr) {
        if (pending->what.requested_amount != asked.requested_amount)
            return failure{contract::amount_not_allowed{.requested = asked.requested_amount,
                                                        .allowed = pending->what.requested_amount}};
        found.cancels = pending->what.id;
        return std::nullopt;
    }
    if (on.state != contract::payment_state::approved)
        return failure{contract::wrong_payment_state{.payment = *found.payment, .state = on.state}};
    if (was_deposited(books, *found.payment))
        return failure{contract::reverse_approval_not_allowed{
            .payment = *found.payment,
            .deposited = {amount_of(on.deposited_amount), asked.requested_amount.currency}}};
    if (refusal no = check_pending(books, found)) return no;
    return check_amount(asked,
                        amount_of(on.approved_amount) - amount_of(on.reversing_approved_amount));
}

inline refusal check_reverse_deposit(commerce::payment_books const& books,
                                     contract::request const& asked, target const& found) {
    if (!found.payment) return missing("payment");
    auto const& on = books.payments.at(*found.payment).what;
    if (on.state != contract::payment_state::approved)
        return failure{contract::wrong_payment_state{.payment = *found.payment, .state = on.state}};
    if (refusal no = check_pending(books, found)) return no;
    return check_amount(asked, captured_left(books, *found.instruction, found.payment));
}

inline refusal check_credit(commerce::payment_books const& books, contract::request const& asked,
                            target& found) {
    using commerce::amount_of;
    using state = contract::payment_state;
    auto const& under = books.instructions.at(*found.instruction);
    if (found.credit) {
        auto const& on = books.credits.at(*found.credit).what;
        if (on.state != contract::credit_state::new_)
            return failure{
                contract::wrong_credit_state{.credit = *found.credit, .state = on.state}};
        if (refusal no = check_amount(asked, amount_of(on.expected_amount))) return no;
    }
    if (found.refunded) {
        auto const& on = books.payments.at(*found.refunded).what;
        if (on.state == state::new_ || on.state == state::approving || on.state == state::canceled)
            return failure{
                contract::wrong_payment_state{.payment = *found.refunded, .state = on.state}};
    }
    if (refusal no = check_pending(books, found)) return no;
    // An instruction without payments serves credits that depend on nothing.
    bool const has_payments =
        std::any_of(books.payments.begin(), books.payments.end(),
                    [&](auto const& one) { return one.second.instruction == *found.instruction; });
    if (has_payments)
        return check_amount(asked, captured_left(books, *found.instruction, found.refunded));
    found.independent = true;
    return check_amount(asked, amount_of(under.what.amount) -
                                   amount_of(under.what.credited_amount) -
                                   amount_of(under.what.crediting_amount));
}

inline refusal check_reverse_credit(commerce::payment_books const& books,
                                    contract::request const& asked, target& found) {
    using commerce::amount_of;
    if (!found.credit) return missing("credit");
    auto const& on = books.credits.at(*found.credit).what;
    auto const* pending = books.pending_of(*found.instruction);
    if (on.state == contract::credit_state::crediting && pending != nullptr) {
        if (pending->what.requested_amount != asked.requested_amount)
            return failure{contract::amount_not_allowed{.requested = asked.requested_amount,
                                                        .allowed = pending->what.requested_amount}};
        found.cancels = pending->what.id;
        return std::nullopt;
    }
    if (on.state != contract::credit_state::credited)
        return failure{contract::wrong_credit_state{.credit = *found.credit, .state = on.state}};
    if (refusal no = check_pending(books, found)) return no;
    return check_amount(asked,
                        amount_of(on.credited_amount) - amount_of(on.reversing_credited_amount));
}

inline refusal check_action(commerce::payment_books const& books, contract::request const& asked,
                            target& found, treaty::instant now) {
    switch (asked.action) {
        case action::approve:
        case action::approve_and_deposit: return check_approve(books, asked, found);
        case action::deposit: return check_deposit(books, asked, found, now);
        case action::reverse_approval: return check_reverse_approval(books, asked, found);
        case action::reverse_deposit: return check_reverse_deposit(books, asked, found);
        case action::credit: return check_credit(books, asked, found);
        case action::reverse_credit: return check_reverse_credit(books, asked, found);
    }
    return missing("action");
}

inline refusal check(commerce_state const& now, contract::request const& asked, target& found,
                     treaty::instant at) {
    if (!asked.requested_amount.amount.is_positive() ||
        !treaty::amount_value::fits(asked.requested_amount.amount))
        return missing("requestedAmount");
    if (refusal no = find_objects(now, asked, found)) return no;
    if (found.instruction) {
        if (refusal no = check_instruction(now, asked, found)) return no;
        if (refusal no = check_action(now.payments, asked, found, at)) return no;
    }
    if (found.cancels || commerce::can_do(*found.plugin, asked.action, found.independent))
        return std::nullopt;
    return failure{
        contract::function_not_supported{.action = asked.action, .system = found.plugin->name}};
}

// A sale that its plug-in can only make as an approval and a deposit after it.
inline treaty::outcome<contract::operation> sell_in_two_steps(commerce_state& now,
                                                              commerce::payment_order order,
                                                              commerce::payment_plugin const& by,
                                                              treaty::instant at) {
    auto& books = now.payments;
    order.action = action::approve;
    auto const approval = commerce::execute(books, order, at);
    contract::response made{};
    auto const& approved = books.transactions.at(approval).what;
    auto const incomplete = [&](std::string_view cause) {
        made.transactions.push_back(commerce::shown(books, approval));
        return treaty::fault(contract::action_incomplete{.action = action::approve_and_deposit,
                                                         .cause = contract::comment_text{cause},
                                                         .transactions = made.transactions});
    };
    if (approved.state == contract::transaction_state::pending)
        return incomplete(contract::pending_transaction::reason_code);
    if (approved.state == contract::transaction_state::success && !by.deposits)
        return incomplete(contract::function_not_supported::reason_code);
    made.transactions.push_back(commerce::shown(books, approval));
    if (approved.state == contract::transaction_state::success) {
        order.action = action::deposit;
        order.amount = *approved.processed_amount;
        auto const deposit = commerce::execute(books, order, at);
        made.transactions.push_back(commerce::shown(books, deposit));
    }
    return made;
}

}  // namespace detail

TREATY_INLINE treaty::outcome<contract::operation> apply(commerce_state& now,
                                                         contract::request const& asked,
                                                         moment const& at) {
    detail::target found;
    if (detail::refusal no = detail::check(now, asked, found, at.now))
        return std::unexpected{std::move(*no)};
    commerce::payment_order const order = detail::prepare(now, asked, found, at.now);
    if (asked.action == contract::payment_action::approve_and_deposit &&
        !found.plugin->sale_in_one_step)
        return detail::sell_in_two_steps(now, order, *found.plugin, at.now);
    auto const done = found.cancels
                          ? commerce::cancel_pending(now.payments, *found.cancels, order, at.now)
                          : commerce::execute(now.payments, order, at.now);
    contract::response made{};
    made.transactions.push_back(commerce::shown(now.payments, done));
    return made;
}

}  // namespace simulator::process_payment
