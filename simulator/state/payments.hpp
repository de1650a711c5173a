// SPDX-License-Identifier: BSL-1.0
// The books of the payment subsystem: instructions, their payments and credits, and each financial
// transaction with what became of it. Running sums are kept on instruction, payment and credit;
// the check adds the transactions up again and compares.
#pragma once

#include <contracts/vocabulary/payment.hpp>
#include <simulator/state/payment_sums.hpp>
#include <simulator/state/violation.hpp>

#include <chrono>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace simulator::commerce {

using namespace contracts::vocabulary;

enum class plugin_kind : std::uint8_t {
    immediate,    // answers at once
    offline,      // leaves everything pending until a person decides
    refusing,     // declines everything
    unsupporting  // can do nothing
};

// A payment system behind the commerce site, as far as its answers go.
struct payment_plugin {
    payment_system_name name;
    plugin_kind kind = plugin_kind::immediate;
    bool independent_credits = true;
    bool sale_in_one_step = true;  // else approve and deposit are two transactions
    bool deposits = true;
    std::optional<treaty::decimal> declines_above;    // an amount
    std::optional<treaty::decimal> approves_at_most;  // less than was asked, but not nothing
    std::set<std::string> declined_accounts;          // values of the protocol data field "account"
    std::optional<std::chrono::seconds> approval_life;
};

// Which plug-in serves a method or system, by set of payment rules.
struct payment_rules {
    std::map<payment_method_name, payment_system_name> by_method;
};

struct instruction_record {
    payment_instruction what{};
    treaty::currency_code currency;
    bool for_credits = false;  // serves independent credits, so no payments
};
struct payment_record {
    payment what{};
    payment_instruction_id instruction;
};
struct credit_record {
    credit what{};
    payment_instruction_id instruction;
    bool independent = false;
    std::optional<payment_id> refunds;  // a dependent credit may name the payment
};
struct transaction_record {
    financial_transaction what{};  // without payment and credit, which have records of their own
    payment_instruction_id instruction;
    std::optional<payment_id> on_payment;
    std::optional<credit_id> on_credit;
};

struct payment_books {
    std::map<payment_system_name, payment_plugin> plugins;
    std::map<payment_configuration_id, payment_rules> rules;
    payment_configuration_id default_rules{"default"};
    std::map<payment_instruction_id, instruction_record> instructions;
    std::map<payment_id, payment_record> payments;
    std::map<credit_id, credit_record> credits;
    std::map<financial_transaction_id, transaction_record> transactions;
    std::int64_t last_id = 500;

    std::int64_t next_id() { return ++last_id; }
    // The one pending transaction of an instruction; null if there is none.
    [[nodiscard]] transaction_record const* pending_of(payment_instruction_id id) const {
        for (auto const& [number, one] : transactions)
            if (one.instruction == id && one.what.state == transaction_state::pending) return &one;
        return nullptr;
    }
};

// Enters a transaction into the running sums of all it belongs to, as `state` says: pending into
// the -ing sums, success into the others. `sign` -1 takes it out again.
void post(payment_books& books, transaction_record const& one, transaction_state state, int sign);

// A person decides on what is pending, or the payment system answers late. False if it is not.
bool settle(payment_books& books, financial_transaction_id id, bool success, treaty::instant now);

// Approvals whose time is over. They can no longer be deposited.
std::vector<payment_id> expire_approvals(payment_books& books, treaty::instant now);

// Sums equal the transactions; captured is not more than approved; refunded not more than captured;
// nothing beyond an instruction's ceiling; at most one transaction is pending under an instruction;
// states fit the transactions.
std::vector<violation> check(payment_books const& books);

}  // namespace simulator::commerce

#ifndef TREATY_SEPARATE_COMPILATION
#include <simulator/state/payments.ipp>
#endif
