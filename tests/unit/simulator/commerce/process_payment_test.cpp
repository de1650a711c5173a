// SPDX-License-Identifier: BSL-1.0
#include <simulator/behaviours/process_payment.hpp>

#include "../../../support/catch.hpp"
#include "sample_site.hpp"

namespace contract = contracts::process_payment;
namespace commerce = simulator::commerce;
using action = contract::payment_action;
using commerce::amount_of;
using sample::euro;
using sample::number;

namespace {

// A site and the requests to it, so that a test reads as a story.
struct till {
    simulator::commerce_state state = sample::site();

    static contract::request request(action what, char const* amount) {
        contract::request made{};
        made.action = what;
        made.requested_amount = euro(amount);
        return made;
    }
    static contract::request fresh(action what, char const* amount, char const* method = "card") {
        contract::request made = request(what, amount);
        made.new_instruction.emplace();
        made.new_instruction->store = sample::store;
        made.new_instruction->order = sample::cart;
        if (what == action::credit) made.new_instruction->merchandise_return = 77;
        made.new_instruction->method = contract::payment_method_name{std::string_view{method}};
        made.new_instruction->protocol_data.emplace(
            "account", treaty::secret<contract::protected_value>{"4111-1111"});
        return made;
    }
    static contract::request on(contract::payment_id payment, action what, char const* amount) {
        contract::request made = request(what, amount);
        made.payment = payment;
        return made;
    }
    static contract::request on_credit(contract::credit_id credit, char const* amount) {
        contract::request made = request(action::reverse_credit, amount);
        made.credit = credit;
        return made;
    }

    auto apply(contract::request const& asked, std::int64_t minute = 0) {
        auto answer = simulator::process_payment::apply(state, asked, sample::now(minute));
        for (auto const& broken : simulator::check(state)) FAIL(broken.rule << ": " << broken.what);
        return answer;
    }
    // The one transaction of an answer that must come.
    contract::financial_transaction done(contract::request const& asked, std::int64_t minute = 0) {
        auto const answer = apply(asked, minute);
        if (!answer) FAIL(answer.error().str());
        REQUIRE(answer->transactions.size() == 1);
        return answer->transactions.front();
    }
    template <class Fault>
    Fault refused(contract::request const& asked, std::int64_t minute = 0) {
        return sample::refused<Fault>(state, [&] { return apply(asked, minute); });
    }
    contract::payment_id approved(char const* amount, char const* method = "card") {
        return done(fresh(action::approve, amount, method)).payment->id;
    }
    contract::payment_id captured(char const* amount) {
        return done(fresh(action::approve_and_deposit, amount)).payment->id;
    }
    contract::payment const& payment(contract::payment_id id) {
        return state.payments.payments.at(id).what;
    }
};

}  // namespace

TEST_CASE("an approval makes instruction, payment and transaction, and shows them all") {
    till at;
    auto const made = at.done(till::fresh(action::approve, "100.50"));
    CHECK(made.state == contract::transaction_state::success);
    CHECK(amount_of(made.processed_amount) == number("100.5"));
    CHECK(made.response_code->view() == "0");
    REQUIRE(made.payment);
    CHECK(made.payment->state == contract::payment_state::approved);
    CHECK(amount_of(made.payment->approved_amount) == number("100.5"));
    REQUIRE(made.payment->instruction);
    CHECK(amount_of(made.payment->instruction->approved_amount) == number("100.5"));
    CHECK(made.payment->instruction->protocol_data.size() == 1);
    CHECK(at.state.orders.find(sample::cart)->payments.size() == 1);
}

TEST_CASE("an account number is never printed") {
    till at;
    at.approved("10");
    CHECK(simulator::print(at.state).find("4111-1111") == std::string::npos);
}

TEST_CASE("a declined card is an answer that is recorded as failed") {
    till at;
    auto const limit = at.done(till::fresh(action::approve, "5000.01"));
    CHECK(limit.state == contract::transaction_state::failed);
    CHECK(limit.payment->state == contract::payment_state::failed);
    CHECK(amount_of(limit.payment->approved_amount).is_zero());
    auto asked = till::fresh(action::approve, "1");
    asked.new_instruction->protocol_data["account"] =
        treaty::secret<contract::protected_value>{"4000-0002"};
    CHECK(at.done(asked).state == contract::transaction_state::failed);
    CHECK(at.done(till::fresh(action::approve, "1", "stolen")).reason_code->view() == "DECLINED");
    CHECK(at.state.payments.transactions.size() == 3);
}

TEST_CASE("deposits capture what is approved, in parts and not beyond") {
    till at;
    auto const payment = at.approved("100");
    at.done(till::on(payment, action::deposit, "60"));
    auto const no =
        at.refused<contract::amount_not_allowed>(till::on(payment, action::deposit, "40.01"));
    CHECK(no.allowed == euro("40"));
    at.done(till::on(payment, action::deposit, "40"));
    CHECK(amount_of(at.payment(payment).deposited_amount) == number("100"));
    CHECK(at.payment(payment).state == contract::payment_state::approved);
}

TEST_CASE("an approval is released in part or in full, but not after a deposit") {
    till at;
    auto const payment = at.approved("100");
    at.done(till::on(payment, action::reverse_approval, "30"));
    CHECK(at.payment(payment).state == contract::payment_state::approved);
    at.refused<contract::amount_not_allowed>(till::on(payment, action::deposit, "71"));
    at.refused<contract::amount_not_allowed>(till::on(payment, action::reverse_approval, "71"));
    at.done(till::on(payment, action::reverse_approval, "70"));
    CHECK(at.payment(payment).state == contract::payment_state::canceled);

    auto const other = at.captured("50");
    auto const no = at.refused<contract::reverse_approval_not_allowed>(
        till::on(other, action::reverse_approval, "1"));
    CHECK(no.deposited == euro("50"));
    at.done(till::on(other, action::reverse_deposit, "50"));
    at.refused<contract::reverse_approval_not_allowed>(
        till::on(other, action::reverse_approval, "1"));
}

TEST_CASE("a credit refunds what was captured, once") {
    till at;
    auto const payment = at.captured("100");
    auto const refund = at.done(till::on(payment, action::credit, "70"));
    REQUIRE(refund.credit);
    REQUIRE(refund.payment);
    CHECK(refund.credit->state == contract::credit_state::credited);
    at.refused<contract::amount_not_allowed>(till::on(payment, action::credit, "31"));
    CHECK(at.refused<contract::amount_not_allowed>(till::on(payment, action::reverse_deposit, "31"))
              .allowed == euro("30"));
    at.done(till::on_credit(refund.credit->id, "20"));
    at.done(till::on(payment, action::credit, "50"));
    at.done(till::on_credit(refund.credit->id, "50"));
    CHECK(at.state.payments.credits.at(refund.credit->id).what.state ==
          contract::credit_state::canceled);
    at.refused<contract::wrong_credit_state>(till::on_credit(refund.credit->id, "1"));
}

TEST_CASE("an independent credit needs its return, and its instruction serves no payments") {
    till at;
    auto asked = till::fresh(action::credit, "25");
    asked.new_instruction->order.reset();
    auto const made = at.done(asked);
    REQUIRE(made.credit);
    CHECK_FALSE(made.payment);
    auto approve = till::request(action::approve, "1");
    approve.instruction = made.credit->instruction->id;
    at.refused<contract::instruction_not_for_both>(approve);
    asked.new_instruction->merchandise_return.reset();
    at.refused<contract::payment_parameter_missing>(asked);
}

TEST_CASE("a credit under an instruction refunds its payments collectively") {
    till at;
    auto const payment = at.captured("40");
    auto asked = till::request(action::credit, "41");
    asked.instruction = at.payment(payment).instruction
                            ? at.payment(payment).instruction->id
                            : at.state.payments.payments.at(payment).instruction;
    at.refused<contract::amount_not_allowed>(asked);
    asked.requested_amount = euro("40");
    CHECK(at.done(asked).credit->state == contract::credit_state::credited);
}

TEST_CASE("what waits for a person is pending, and alone under its instruction") {
    till at;
    auto const pending = at.done(till::fresh(action::approve, "100", "invoice"));
    CHECK(pending.state == contract::transaction_state::pending);
    auto const payment = pending.payment->id;
    CHECK(at.payment(payment).state == contract::payment_state::approving);
    CHECK(amount_of(at.payment(payment).approving_amount) == number("100"));
    auto again = till::request(action::approve, "1");
    again.instruction = pending.payment->instruction->id;
    at.state.payments.instructions.at(*again.instruction).what.amount = euro("200");
    CHECK(at.refused<contract::pending_transaction>(again).transaction == pending.id);
    at.refused<contract::wrong_payment_state>(till::on(payment, action::deposit, "1"));

    REQUIRE(commerce::settle(at.state.payments, pending.id, true, sample::at(1)));
    CHECK_FALSE(commerce::settle(at.state.payments, pending.id, true, sample::at(1)));
    CHECK(at.payment(payment).state == contract::payment_state::approved);
    auto const deposit = at.done(till::on(payment, action::deposit, "60"));
    CHECK(amount_of(at.payment(payment).depositing_amount) == number("60"));
    at.refused<contract::pending_transaction>(till::on(payment, action::deposit, "1"));
    REQUIRE(commerce::settle(at.state.payments, deposit.id, false, sample::at(2)));
    CHECK(at.payment(payment).state == contract::payment_state::failed);
    CHECK(simulator::check(at.state).empty());
}

TEST_CASE("what is pending is taken back as a whole before anybody decided") {
    till at;
    auto const pending = at.done(till::fresh(action::approve, "100", "invoice"));
    auto const payment = pending.payment->id;
    at.refused<contract::amount_not_allowed>(till::on(payment, action::reverse_approval, "99"));
    at.done(till::on(payment, action::reverse_approval, "100"));
    CHECK(at.payment(payment).state == contract::payment_state::canceled);
    CHECK(at.state.payments.transactions.at(pending.id).what.state ==
          contract::transaction_state::canceled);
    auto credit = till::fresh(action::credit, "10", "invoice");
    auto const crediting = at.done(credit);
    CHECK(crediting.credit->state == contract::credit_state::crediting);
    at.done(till::on_credit(crediting.credit->id, "10"));
    CHECK(at.state.payments.credits.at(crediting.credit->id).what.state ==
          contract::credit_state::canceled);
}

TEST_CASE("approvals stay within the instruction's ceiling, collectively") {
    till at;
    auto const first = at.done(till::fresh(action::approve, "100"));
    auto more = till::request(action::approve, "50.01");
    more.instruction = first.payment->instruction->id;
    CHECK(at.refused<contract::amount_not_allowed>(more).allowed == euro("0"));
    at.state.payments.instructions.at(*more.instruction).what.amount = euro("150");
    CHECK(at.refused<contract::amount_not_allowed>(more).allowed == euro("50"));
    more.requested_amount = euro("50");
    at.done(more);
    at.refused<contract::wrong_payment_state>(till::on(first.payment->id, action::approve, "1"));
}

TEST_CASE("a payment system may approve less than was asked") {
    till at;
    auto const made = at.done(till::fresh(action::approve, "100", "small"));
    CHECK(amount_of(made.processed_amount) == number("60"));
    at.refused<contract::amount_not_allowed>(till::on(made.payment->id, action::deposit, "60.01"));
}

TEST_CASE("an approval expires, and cannot be captured then") {
    till at;
    auto const payment = at.approved("100", "brief");
    at.done(till::on(payment, action::deposit, "10"), 59);
    CHECK(at.refused<contract::approval_expired>(till::on(payment, action::deposit, "10"), 60)
              .expired_at == sample::at(60));
    CHECK(commerce::expire_approvals(at.state.payments, sample::at(59)).empty());
    CHECK(commerce::expire_approvals(at.state.payments, sample::at(60)).size() == 1);
    CHECK(at.payment(payment).state == contract::payment_state::expired);
    at.refused<contract::approval_expired>(till::on(payment, action::deposit, "10"), 10);
    at.refused<contract::wrong_payment_state>(till::on(payment, action::reverse_deposit, "10"), 61);
}

TEST_CASE("an approval does not expire while a deposit of it waits for a person") {
    till at;
    auto const payment = at.approved("100", "brief");
    at.state.payments.plugins.at("brief").kind = commerce::plugin_kind::offline;
    auto const deposit = at.done(till::on(payment, action::deposit, "10"), 59);
    CHECK(commerce::expire_approvals(at.state.payments, sample::at(61)).empty());
    REQUIRE(commerce::settle(at.state.payments, deposit.id, true, sample::at(62)));
    CHECK(at.payment(payment).state == contract::payment_state::approved);
    CHECK(commerce::expire_approvals(at.state.payments, sample::at(62)).size() == 1);
}

TEST_CASE("a sale in two steps gives two transactions") {
    till at;
    auto const answer = at.apply(till::fresh(action::approve_and_deposit, "30", "steps"));
    REQUIRE(answer);
    REQUIRE(answer->transactions.size() == 2);
    CHECK(answer->transactions[0].type == action::approve);
    CHECK(answer->transactions[1].type == action::deposit);
    CHECK(amount_of(answer->transactions[1].payment->deposited_amount) == number("30"));
}

TEST_CASE("a sale that breaks off after its approval keeps it, and says so") {
    till at;
    auto const answer = at.apply(till::fresh(action::approve_and_deposit, "30", "half"));
    REQUIRE_FALSE(answer);
    auto const* broken = answer.error().fault<contract::action_incomplete>();
    REQUIRE(broken != nullptr);
    CHECK(broken->cause.view() == "PPC_FUNCTION_NOT_SUPPORTED");
    REQUIRE(broken->transactions.size() == 1);
    CHECK(at.payment(broken->transactions[0].payment->id).state ==
          contract::payment_state::approved);
    at.state.payments.plugins.at("half").kind = commerce::plugin_kind::offline;
    auto const waiting = at.apply(till::fresh(action::approve_and_deposit, "30", "half"));
    REQUIRE_FALSE(waiting);
    CHECK(waiting.error().fault<contract::action_incomplete>()->cause.view() ==
          "PPC_PI_HAS_PENDING_TRANSACTION_ERR");
}

TEST_CASE("what a payment system cannot do leaves no trace") {
    till at;
    at.refused<contract::function_not_supported>(till::fresh(action::approve, "1", "coins"));
    at.refused<contract::function_not_supported>(till::fresh(action::credit, "1", "brief"));
    auto const payment = at.approved("10", "half");
    at.refused<contract::function_not_supported>(till::on(payment, action::deposit, "1"));
}

TEST_CASE("a payment request names what it is about, and only that") {
    till at;
    at.refused<contract::payment_parameter_missing>(till::request(action::approve, "1"));
    at.refused<contract::payment_parameter_missing>(till::fresh(action::approve, "0"));
    at.refused<contract::payment_parameter_missing>(till::fresh(action::approve, "-5"));
    at.refused<contract::payment_parameter_missing>(till::fresh(action::approve, "1e20"));
    at.refused<contract::payment_parameter_missing>(till::fresh(action::deposit, "1"));
    auto const payment = at.approved("10");
    auto const other = at.done(till::fresh(action::approve, "10"));
    auto asked = till::on(payment, action::deposit, "1");
    asked.instruction = other.payment->instruction->id;
    at.refused<contract::payment_parameter_missing>(asked);
    asked = till::request(action::deposit, "1");
    asked.instruction = other.payment->instruction->id;
    at.refused<contract::payment_parameter_missing>(asked);
    asked = till::fresh(action::approve, "1");
    asked.new_instruction->order.reset();
    at.refused<contract::payment_parameter_missing>(asked);
    asked = till::fresh(action::approve, "1");
    asked.payment = payment;
    at.refused<contract::payment_parameter_missing>(asked);
}

TEST_CASE("a payment request refuses what it does not know") {
    till at;
    CHECK(at.refused<contract::unknown_payment>(till::on(1, action::deposit, "1")).payment ==
          contract::payment_id{1});
    at.refused<contract::unknown_credit>(till::on_credit(1, "1"));
    auto asked = till::request(action::approve, "1");
    asked.instruction = 1;
    at.refused<contract::unknown_payment_instruction>(asked);
    asked = till::fresh(action::approve, "1");
    asked.new_instruction->store = 5;
    at.refused<contract::unknown_store>(asked);
    asked = till::fresh(action::approve, "1");
    asked.new_instruction->order = 5;
    at.refused<contract::unknown_order>(asked);
    asked.new_instruction->order = sample::cart;
    asked.new_instruction->store = 20202;
    at.refused<contract::unknown_order>(asked);
    at.refused<contract::unknown_payment_system>(till::fresh(action::approve, "1", "beads"));
    at.refused<contract::unknown_payment_system>(till::fresh(action::approve, "1", "lost"));
    asked = till::fresh(action::approve, "1");
    asked.new_instruction->configuration = "other";
    at.refused<contract::unknown_payment_system>(asked);
}

TEST_CASE("an instruction keeps its currency, and a store takes only its own") {
    till at;
    auto asked = till::fresh(action::approve, "1");
    asked.requested_amount.currency = "JPY";
    at.refused<contract::currency_not_supported>(asked);
    auto const payment = at.approved("10");
    asked = till::on(payment, action::deposit, "1");
    asked.requested_amount.currency = "USD";
    CHECK(at.refused<contract::instruction_currency_change>(asked).currency ==
          treaty::currency_code{"EUR"});
}

TEST_CASE("a closed instruction serves nothing") {
    till at;
    auto const payment = at.approved("10");
    at.state.payments.instructions.begin()->second.what.state =
        contract::payment_instruction_state::closed;
    at.refused<contract::wrong_instruction_state>(till::on(payment, action::deposit, "1"));
}

TEST_CASE("states of payments that allow no refund refuse one") {
    till at;
    auto const pending = at.done(till::fresh(action::approve, "100", "invoice"));
    at.refused<contract::wrong_payment_state>(till::on(pending.payment->id, action::credit, "1"));
}

TEST_CASE("the check of the books finds what was planted") {
    till at;
    auto const payment = at.captured("100");
    auto const rule_of = [&](auto&& plant) {
        auto planted = at.state.payments;
        plant(planted);
        std::string rules;
        for (auto const& one : commerce::check(planted)) rules += one.rule + "\n";
        return rules;
    };
    CHECK(commerce::check(at.state.payments).empty());
    CHECK_THAT(
        rule_of([&](auto& books) { books.payments.at(payment).what.approved_amount = euro("99"); }),
        Catch::Contains("sums equal") && Catch::Contains("captured is not more"));
    CHECK_THAT(
        rule_of([&](auto& books) { books.payments.at(payment).what.expected_amount = euro("9"); }),
        Catch::Contains("approved is not more than expected"));
    CHECK_THAT(
        rule_of([&](auto& books) { books.instructions.begin()->second.what.amount = euro("9"); }),
        Catch::Contains("not beyond the ceiling"));
    CHECK_THAT(rule_of([&](auto& books) {
                   books.instructions.begin()->second.what.credited_amount = euro("101");
               }),
               Catch::Contains("refunded is not more"));
    CHECK_THAT(rule_of([&](auto& books) {
                   books.instructions.begin()->second.what.crediting_amount = euro("-1");
               }),
               Catch::Contains("sums are not negative"));
    CHECK_THAT(rule_of([&](auto& books) {
                   books.payments.at(payment).what.state = contract::payment_state::canceled;
               }),
               Catch::Contains("states fit"));
    CHECK_THAT(rule_of([&](auto& books) {
                   auto twin = books.transactions.begin()->second;
                   for (int i = 1; i <= 2; ++i) {
                       twin.what.state = contract::transaction_state::pending;
                       books.transactions[i] = twin;
                   }
               }),
               Catch::Contains("one pending at most") && Catch::Contains("one approval a payment"));
}
