// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <simulator/state/payment_sums.hpp>
#include <simulator/state/payments.hpp>

namespace simulator::commerce {

TREATY_INLINE void post(payment_books& books, transaction_record const& one,
                        transaction_state state, int sign) {
    treaty::decimal const factor{sign};
    treaty::decimal const requested = one.what.requested_amount.amount * factor;
    treaty::decimal const processed = amount_of(one.what.processed_amount) * factor;
    auto const entered = [&](payment_sums sums) {
        enter(sums, one.what.type, state, requested, processed);
        return sums;
    };
    instruction_record& under = books.instructions.at(one.instruction);
    auto const sums = entered(sums_of(under.what));
    write_payment_sums(under.what, sums, under.currency);
    write_credit_sums(under.what, sums, under.currency);
    if (one.on_credit) {
        credit& on = books.credits.at(*one.on_credit).what;
        write_credit_sums(on, entered(sums_of(on)), under.currency);
    } else if (one.on_payment) {
        payment& on = books.payments.at(*one.on_payment).what;
        write_payment_sums(on, entered(sums_of(on)), under.currency);
    }
}

TREATY_INLINE bool settle(payment_books& books, financial_transaction_id id, bool success,
                          treaty::instant now) {
    auto const at = books.transactions.find(id);
    if (at == books.transactions.end() || at->second.what.state != transaction_state::pending)
        return false;
    transaction_record& one = at->second;
    post(books, one, transaction_state::pending, -1);
    one.what.state = success ? transaction_state::success : transaction_state::failed;
    one.what.processed_amount = treaty::money{
        success ? treaty::decimal{one.what.requested_amount.amount} : treaty::decimal{},
        one.what.requested_amount.currency};
    one.what.response_code = success ? response_code_text{"0"} : response_code_text{"1"};
    one.what.reason_code = success ? reason_code_text{"0"} : reason_code_text{"REFUSED"};
    one.what.updated_at = now;
    post(books, one, one.what.state, 1);
    books.instructions.at(one.instruction).what.updated_at = now;
    if (one.on_credit) {
        credit& on = books.credits.at(*one.on_credit).what;
        move_credit(on, one.what.type, success);
        on.updated_at = now;
    } else {
        payment& on = books.payments.at(*one.on_payment).what;
        move_payment(on, one.what.type, success);
        on.updated_at = now;
    }
    return true;
}

TREATY_INLINE std::vector<payment_id> expire_approvals(payment_books& books, treaty::instant now) {
    std::vector<payment_id> expired;
    for (auto& [id, one] : books.payments) {
        if (one.what.state != payment_state::approved || !one.what.expires_at ||
            now < *one.what.expires_at || amount_of(one.what.depositing_amount).is_positive())
            continue;
        one.what.state = payment_state::expired;
        one.what.updated_at = now;
        expired.push_back(id);
    }
    return expired;
}

namespace detail {

inline void check_sums(payment_books const& books, std::vector<violation>& found) {
    std::map<payment_instruction_id, payment_sums> by_instruction;
    std::map<payment_id, payment_sums> by_payment;
    std::map<credit_id, payment_sums> by_credit;
    for (auto const& [id, one] : books.transactions) {
        auto const add = [&](payment_sums& to) {
            enter(to, one.what.type, one.what.state, one.what.requested_amount.amount,
                  amount_of(one.what.processed_amount));
        };
        add(by_instruction[one.instruction]);
        if (one.on_credit)
            add(by_credit[*one.on_credit]);
        else if (one.on_payment)
            add(by_payment[*one.on_payment]);
    }
    for (auto const& [id, one] : books.instructions)
        if (!(sums_of(one.what) == by_instruction[id]))
            found.push_back({"payments: sums equal the transactions", "instruction " + id.str()});
    for (auto const& [id, one] : books.payments)
        if (!(sums_of(one.what) == by_payment[id]))
            found.push_back({"payments: sums equal the transactions", "payment " + id.str()});
    for (auto const& [id, one] : books.credits)
        if (!(sums_of(one.what) == by_credit[id]))
            found.push_back({"payments: sums equal the transactions", "credit " + id.str()});
}

inline void check_ceilings(payment_books const& books, std::vector<violation>& found) {
    for (auto const& [id, one] : books.payments) {
        payment_sums const sums = sums_of(one.what);
        if (sums.deposited + sums.depositing > sums.approved + sums.approving)
            found.push_back(
                {"payments: captured is not more than approved", "payment " + id.str()});
        if (sums.approved > amount_of(one.what.expected_amount))
            found.push_back(
                {"payments: approved is not more than expected", "payment " + id.str()});
    }
    for (auto const& [id, one] : books.instructions) {
        payment_sums const sums = sums_of(one.what);
        treaty::decimal const ceiling = amount_of(one.what.amount);
        if (sums.approved + sums.approving > ceiling)
            found.push_back({"payments: not beyond the ceiling", "instruction " + id.str()});
        treaty::decimal const refundable = one.for_credits ? ceiling : sums.deposited;
        if (sums.credited + sums.crediting > refundable)
            found.push_back(
                {"payments: refunded is not more than captured", "instruction " + id.str()});
        for (treaty::decimal const sum :
             {sums.approving, sums.approved, sums.depositing, sums.deposited, sums.crediting,
              sums.credited, sums.reversing_approved, sums.reversing_deposited,
              sums.reversing_credited})
            if (sum.is_negative())
                found.push_back({"payments: sums are not negative", "instruction " + id.str()});
    }
}

inline void check_states(payment_books const& books, std::vector<violation>& found) {
    std::map<payment_instruction_id, int> pending;
    std::map<payment_id, int> approvals;
    for (auto const& [id, one] : books.transactions) {
        if (one.what.state == transaction_state::pending && ++pending[one.instruction] > 1)
            found.push_back(
                {"payments: one pending at most", "instruction " + one.instruction.str()});
        bool const approves = one.what.type == payment_action::approve ||
                              one.what.type == payment_action::approve_and_deposit;
        if (approves && one.on_payment && ++approvals[*one.on_payment] > 1)
            found.push_back(
                {"payments: one approval a payment", "payment " + one.on_payment->str()});
    }
    for (auto const& [id, one] : books.payments) {
        payment_sums const sums = sums_of(one.what);
        bool const fits = one.what.state == payment_state::approving  ? sums.approving.is_positive()
                          : one.what.state == payment_state::approved ? sums.approved.is_positive()
                          : one.what.state == payment_state::canceled ? sums.approved.is_zero()
                          : one.what.state == payment_state::new_     ? sums == payment_sums{}
                                                                      : true;
        if (!fits) found.push_back({"payments: states fit the sums", "payment " + id.str()});
    }
    for (auto const& [id, one] : books.credits) {
        payment_sums const sums = sums_of(one.what);
        bool const fits = one.what.state == credit_state::crediting  ? sums.crediting.is_positive()
                          : one.what.state == credit_state::credited ? sums.credited.is_positive()
                          : one.what.state == credit_state::canceled ? sums.credited.is_zero()
                                                                     : true;
        if (!fits) found.push_back({"payments: states fit the sums", "credit " + id.str()});
    }
}

}  // namespace detail

TREATY_INLINE std::vector<violation> check(payment_books const& books) {
    std::vector<violation> found;
    detail::check_sums(books, found);
    detail::check_ceilings(books, found);
    detail::check_states(books, found);
    return found;
}

}  // namespace simulator::commerce
