// SPDX-License-Identifier: BSL-1.0
// The running sums of payments: how a transaction enters them, and which state it leads to.
#pragma once

#include <contracts/vocabulary/payment.hpp>

#include <optional>

namespace simulator::commerce {

using namespace contracts::vocabulary;

inline treaty::decimal amount_of(std::optional<treaty::money> const& sum) {
    return sum ? treaty::decimal{sum->amount} : treaty::decimal{};
}

// The nine sums, settled and pending.
struct payment_sums {
    treaty::decimal approving, approved, depositing, deposited, crediting, credited;
    treaty::decimal reversing_approved, reversing_deposited, reversing_credited;
    friend bool operator==(payment_sums const&, payment_sums const&) = default;
};

inline void enter(payment_sums& sums, payment_action type, transaction_state state,
                  treaty::decimal requested, treaty::decimal processed) {
    bool const pending = state == transaction_state::pending;
    if (!pending && state != transaction_state::success) return;
    treaty::decimal const by = pending ? requested : processed;
    switch (type) {
        case payment_action::approve: (pending ? sums.approving : sums.approved) += by; break;
        case payment_action::deposit: (pending ? sums.depositing : sums.deposited) += by; break;
        case payment_action::approve_and_deposit:
            (pending ? sums.approving : sums.approved) += by;
            (pending ? sums.depositing : sums.deposited) += by;
            break;
        case payment_action::credit: (pending ? sums.crediting : sums.credited) += by; break;
        case payment_action::reverse_approval:
            (pending ? sums.reversing_approved : sums.approved) += pending ? by : -by;
            break;
        case payment_action::reverse_deposit:
            (pending ? sums.reversing_deposited : sums.deposited) += pending ? by : -by;
            break;
        case payment_action::reverse_credit:
            (pending ? sums.reversing_credited : sums.credited) += pending ? by : -by;
            break;
    }
}

template <class Record>
void read_payment_sums(payment_sums& sums, Record const& from) {
    sums.approving = amount_of(from.approving_amount);
    sums.approved = amount_of(from.approved_amount);
    sums.depositing = amount_of(from.depositing_amount);
    sums.deposited = amount_of(from.deposited_amount);
    sums.reversing_approved = amount_of(from.reversing_approved_amount);
    sums.reversing_deposited = amount_of(from.reversing_deposited_amount);
}
template <class Record>
void read_credit_sums(payment_sums& sums, Record const& from) {
    sums.crediting = amount_of(from.crediting_amount);
    sums.credited = amount_of(from.credited_amount);
    sums.reversing_credited = amount_of(from.reversing_credited_amount);
}
inline payment_sums sums_of(payment_instruction const& one) {
    payment_sums sums;
    read_payment_sums(sums, one);
    read_credit_sums(sums, one);
    return sums;
}
inline payment_sums sums_of(payment const& one) {
    payment_sums sums;
    read_payment_sums(sums, one);
    return sums;
}
inline payment_sums sums_of(credit const& one) {
    payment_sums sums;
    read_credit_sums(sums, one);
    return sums;
}

template <class Record>
void write_payment_sums(Record& to, payment_sums const& sums, treaty::currency_code currency) {
    to.approving_amount = treaty::money{sums.approving, currency};
    to.approved_amount = treaty::money{sums.approved, currency};
    to.depositing_amount = treaty::money{sums.depositing, currency};
    to.deposited_amount = treaty::money{sums.deposited, currency};
    to.reversing_approved_amount = treaty::money{sums.reversing_approved, currency};
    to.reversing_deposited_amount = treaty::money{sums.reversing_deposited, currency};
}
template <class Record>
void write_credit_sums(Record& to, payment_sums const& sums, treaty::currency_code currency) {
    to.crediting_amount = treaty::money{sums.crediting, currency};
    to.credited_amount = treaty::money{sums.credited, currency};
    to.reversing_credited_amount = treaty::money{sums.reversing_credited, currency};
}

inline void move_payment(payment& on, payment_action type, bool success) {
    if (!success) {
        on.state = payment_state::failed;
    } else if (type == payment_action::approve || type == payment_action::approve_and_deposit) {
        on.state = payment_state::approved;
    } else if (type == payment_action::reverse_approval &&
               amount_of(on.approved_amount).is_zero()) {
        on.state = payment_state::canceled;
    }
}
inline void move_credit(credit& on, payment_action type, bool success) {
    if (!success)
        on.state = credit_state::failed;
    else if (type == payment_action::credit)
        on.state = credit_state::credited;
    else if (amount_of(on.credited_amount).is_zero())
        on.state = credit_state::canceled;
}

}  // namespace simulator::commerce
