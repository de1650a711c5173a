// SPDX-License-Identifier: BSL-1.0
#include <contracts/bod/inbound/process_payment.hpp>

#include "../message_laws.hpp"

#include <contracts/inbound.hpp>

namespace {

namespace contract = contracts::process_payment;
using operation = contract::operation;
using contracts::bod::process_payment::bound;
using namespace support;

}  // namespace

TEST_CASE("ProcessPayment and its answer are read and written as their messages stand") {
    stands_as_written(requests_of<operation>(bound));
    stands_as_written(replies_of<operation>(bound));
}

TEST_CASE("ProcessPayment and its answer carry every value") {
    // What is said of an instruction counts only for one that is new.
    carries_every_value(requests_of<operation>(bound), {}, [](nlohmann::json& value) {
        if (value.contains("payment") || value.contains("credit") || value.contains("instruction"))
            value.erase("newInstruction");
    });
    carries_every_value(replies_of<operation>(bound));
}

TEST_CASE("ProcessPayment and its answer are read as senders write them") {
    is_read_as_senders_write_it(requests_of<operation>(bound));
    is_read_as_senders_write_it(replies_of<operation>(bound));
}

TEST_CASE("ProcessPayment and its answer are refused by path") {
    refuses_by_path(
        requests_of<operation>(bound),
        {.unread = {"DataArea/Process/ActionCriteria/ActionExpression/@actionCode",
                    "DataArea/Process/ActionCriteria/ActionExpression"},
         .required = {
             "DataArea/FinancialTransaction/@type", "DataArea/FinancialTransaction/RequestedAmount",
             "DataArea/FinancialTransaction/Payment/PaymentInstruction/StoreID",
             "DataArea/FinancialTransaction/Payment/PaymentInstruction/PaymentMethodName"}});
    refuses_by_path(
        replies_of<operation>(bound),
        {.unread = {},
         .required = {
             "DataArea/FinancialTransaction/@type",
             "DataArea/FinancialTransaction/FinancialTransactionIdentifier/FinancialTransactionID",
             "DataArea/FinancialTransaction/RequestedAmount/@currency",
             "DataArea/FinancialTransaction/RequestedAmount", "DataArea/FinancialTransaction/State",
             "DataArea/FinancialTransaction/Payment/PaymentIdentifier/PaymentID",
             "DataArea/FinancialTransaction/Payment/State",
             "DataArea/FinancialTransaction/Payment/PaymentInstruction/"
             "PaymentInstructionIdentifier/PaymentInstructionID",
             "DataArea/FinancialTransaction/Payment/PaymentInstruction/State",
             "DataArea/FinancialTransaction/Credit/CreditIdentifier/CreditID",
             "DataArea/FinancialTransaction/Credit/State",
             "DataArea/FinancialTransaction/Credit/PaymentInstruction/PaymentInstructionIdentifier/"
             "PaymentInstructionID",
             "DataArea/FinancialTransaction/Credit/PaymentInstruction/State"}});
}

TEST_CASE("A fault of ProcessPayment comes back as it was") {
    comes_back_as_fault<contracts::inbound, operation, contract::action_incomplete>(bound, false);
}

namespace {

// The transaction of a message, with these elements in place of its payment.
std::string paying(std::string_view type, std::string const& inside) {
    std::string whole = sample("process_payment_request");
    whole = with(whole, " type=\"ApproveAndDeposit\"", " type=\"" + std::string{type} + "\"");
    std::size_t const from = whole.find("<pay:Payment>");
    std::size_t const to = whole.find("</pay:FinancialTransaction>");
    return whole.substr(0, from) + inside + whole.substr(to);
}
std::string in(std::string const& element, std::string const& inside) {
    return "<pay:" + element + ">" + inside + "</pay:" + element + ">";
}
std::string number(std::string const& object, std::string const& value) {
    return "<wcf:" + object + "Identifier><wcf:" + object + "ID>" + value + "</wcf:" + object +
           "ID></wcf:" + object + "Identifier>";
}
contract::request asked_by(std::string const& message) {
    return request_of<contract::request>(bound, message);
}

}  // namespace

TEST_CASE("The type of a transaction is the action; the action code says the same, unread") {
    std::string const usual = sample("process_payment_request");
    auto const asked =
        asked_by(with(usual, "actionCode=\"ApproveAndDeposit\"", "actionCode=\"Credit\""));
    CHECK(asked.action == contract::payment_action::approve_and_deposit);
    CHECK(document_of(bound, asked) == usual);
    CHECK(asked_by(with(usual, " actionCode=\"ApproveAndDeposit\"", "")).action == asked.action);
}

TEST_CASE("Each action has its code, and its instruction below the payment or the credit") {
    using action = contract::payment_action;
    std::string const instruction = in("PaymentInstruction", number("PaymentInstruction", "31001"));
    for (auto const& [type, done, on_credit] :
         {std::tuple{"Approve", action::approve, false},
          std::tuple{"Deposit", action::deposit, false},
          std::tuple{"ApproveAndDeposit", action::approve_and_deposit, false},
          std::tuple{"Credit", action::credit, true},
          std::tuple{"ReverseApproval", action::reverse_approval, false},
          std::tuple{"ReverseDeposit", action::reverse_deposit, false},
          std::tuple{"ReverseCredit", action::reverse_credit, true}}) {
        INFO(type);
        std::string const message = paying(type, in(on_credit ? "Credit" : "Payment", instruction));
        auto const asked = asked_by(message);
        CHECK(asked.action == done);
        CHECK(asked.instruction == contract::payment_instruction_id{31001});
        std::string const written = document_of(bound, asked);
        CHECK(written == with(message, "actionCode=\"ApproveAndDeposit\"",
                              "actionCode=\"" + std::string{type} + "\""));
        // The other place is read, too.
        auto const other =
            asked_by(paying(type, in(on_credit ? "Payment" : "Credit", instruction)));
        CHECK(other.instruction == asked.instruction);
    }
}

TEST_CASE("A dependent credit names the payment, and may name both") {
    auto const asked = asked_by(paying("Credit", in("Payment", number("Payment", "41001")) +
                                                     in("Credit", number("Credit", "61001"))));
    CHECK(asked.payment == contract::payment_id{41001});
    CHECK(asked.credit == contract::credit_id{61001});
    CHECK_FALSE(asked.new_instruction);
}

TEST_CASE("The store of an instruction goes before that of the business context") {
    std::string const usual = sample("process_payment_request");
    std::string const own = "<pay:StoreID>10001</pay:StoreID>";
    std::string const context = "<wcf:ContextData name=\"storeId\">10002</wcf:ContextData>";
    std::string const both =
        with(usual, "<wcf:BusinessContext>", "<wcf:BusinessContext>" + context);
    CHECK(asked_by(both).new_instruction->store == contract::store_id{10001});
    auto const asked = asked_by(with(both, own, ""));
    CHECK(asked.new_instruction->store == contract::store_id{10002});
    CHECK_FALSE(asked.context->extra.contains("storeId"));
    check_problem<contract::request>(
        bound, with(usual, own, ""), treaty::problem_kind::missing_member,
        "/DataArea/FinancialTransaction/Payment/PaymentInstruction/StoreID");
}

TEST_CASE("What is said of an instruction that exists is passed over") {
    std::string const said = "<pay:StoreID>10001</pay:StoreID>" + number("Order", "77");
    for (std::string const& known :
         {in("Payment", number("Payment", "41001") + in("PaymentInstruction", said)),
          in("Payment", in("PaymentInstruction", number("PaymentInstruction", "31001") + said)),
          in("Credit", number("Credit", "61001") + in("PaymentInstruction", said))}) {
        INFO(known);
        CHECK_FALSE(asked_by(paying("Deposit", known)).new_instruction);
    }
    check_problem<contract::request>(
        bound, paying("Approve", in("Payment", in("PaymentInstruction", said))),
        treaty::problem_kind::missing_member,
        "/DataArea/FinancialTransaction/Payment/PaymentInstruction/PaymentMethodName");
    check_problem<contract::request>(
        bound, paying("Deposit", in("Payment", number("Payment", "4one"))),
        treaty::problem_kind::wrong_type,
        "/DataArea/FinancialTransaction/Payment/PaymentIdentifier/PaymentID");
}

TEST_CASE("An amount without a currency has that of the business context") {
    std::string const usual = sample("process_payment_request");
    std::string const none = with(usual, "Amount currency=\"EUR\"", "Amount");
    CHECK(asked_by(none).requested_amount.currency == "EUR");
    check_problem<contract::request>(
        bound, with(none, "<wcf:ContextData name=\"currency\">EUR</wcf:ContextData>", ""),
        treaty::problem_kind::missing_member,
        "/DataArea/FinancialTransaction/RequestedAmount/@currency");
}

TEST_CASE("No problem of a payment shows protocol data") {
    auto const told = problems_of<contract::request>(
        bound, with(sample("process_payment_request"), ">4111111111111111<",
                    ">4111" + std::string(1000, '1') + "<"));
    CHECK(told.find("/PaymentInstruction/ExtendedData") != std::string::npos);
    CHECK(told.find("4111") == std::string::npos);
}

TEST_CASE("Every number of address verification has its word") {
    using found = contract::address_verification;
    for (auto const& [code, word] :
         {std::pair{"-1", found::unknown}, std::pair{"0", found::full_match},
          std::pair{"1", found::street_only}, std::pair{"2", found::postal_code_only},
          std::pair{"3", found::no_match}, std::pair{"4", found::other}}) {
        std::string const reply = with(sample("process_payment_reply"), "AvsCommonCode>0<",
                                       "AvsCommonCode>" + std::string{code} + "<");
        auto const answer = answer_of<contract::response>(bound, reply);
        CHECK(answer.transactions[0].payment->address_verification == word);
        CHECK(answer_to(bound, sample("process_payment_request"), answer) == reply);
    }
}

TEST_CASE("A payment's answer may have identifiers of the component and empty elements") {
    std::string reply = sample("process_payment_reply");
    for (std::string_view const one :
         {"FinancialTransactionIdentifier", "PaymentID", "ExtendedData"})
        for (std::string const& tag : {"<wcf:" + std::string{one}, "</wcf:" + std::string{one}})
            reply = with(reply, tag, (tag[1] == '/' ? "</pay:" : "<pay:") + std::string{one});
    reply = with(reply, "AvsCommonCode>0<", "AvsCommonCode><");
    reply = with(reply, "<pay:Retriable>false<", "<pay:Retriable><");
    auto const answer = answer_of<contract::response>(bound, reply);
    REQUIRE(answer.transactions.size() == 2);
    CHECK(answer.transactions[0].id == contract::financial_transaction_id{51001});
    CHECK(answer.transactions[0].payment->id == contract::payment_id{41001});
    CHECK_FALSE(answer.transactions[0].payment->address_verification);
    CHECK_FALSE(answer.transactions[0].payment->instruction->retriable);
    CHECK(answer.transactions[0].protocol_data.size() == 1);
    CHECK_FALSE(answer.transactions[1].processed_amount);
}

TEST_CASE("A fault without a key of its own travels under its cause") {
    std::string const failure = sample("process_payment_failure");
    CHECK(failure.find("<oa:ReasonCode>PPC_PAYMENT_STATE_NOT_EXPECTED_ERR.-1<") !=
          std::string::npos);
}

TEST_CASE("Criteria and transactions together say that an action broke off, whoever sends them") {
    counter<contracts::inbound, operation> now;
    auto const asked = request_of<contract::request>(bound, sample("process_payment_request"));
    std::string failure = sample("process_payment_failure");
    std::size_t const from = failure.find("<oa:UserArea>");
    std::size_t const behind = failure.find("</oa:UserArea>") + 14;
    failure = failure.substr(0, from) + failure.substr(behind);
    now.wire.instead = failure;
    auto const outcome = now.call(asked);
    REQUIRE_FALSE(outcome);
    auto const* const fault = outcome.error().fault<contract::action_incomplete>();
    INFO(outcome.error());
    REQUIRE(fault != nullptr);
    CHECK(fault->action == contract::payment_action::approve);
    CHECK(fault->cause == "PPC_PAYMENT_STATE_NOT_EXPECTED_ERR");
    REQUIRE(fault->transactions.size() == 1);
    CHECK(fault->transactions[0].payment->id == contract::payment_id{41001});

    std::size_t const noun = failure.find("<pay:FinancialTransaction ");
    std::size_t const end = failure.find("</pay:DataArea>");
    now.wire.instead = failure.substr(0, noun) + failure.substr(end);
    auto const alone = now.call(asked);
    REQUIRE_FALSE(alone);
    REQUIRE(alone.error().problems() != nullptr);
    CHECK(alone.error().problems()->front().kind == treaty::problem_kind::undeclared_fault);
}
