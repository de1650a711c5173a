// SPDX-License-Identifier: BSL-1.0
#include <contracts/inbound/process_payment.hpp>

#include "round_trip.hpp"

using namespace contracts;
using support::round_trip;
using contracts::vocabulary::payment_action;

TEST_CASE("a payment is approved under a new instruction, or captured by its number") {
    auto const approve = round_trip<process_payment::request>(R"({
        "action": "Approve", "requestedAmount": {"amount": 64.15, "currency": "USD"},
        "newInstruction": {"store": 10101, "order": "201", "merchandiseReturn": "601",
            "configuration": "default", "method": "VISA", "system": "SimpleOffline",
            "protocolData": {"account": "4111111111111111", "expire_year": "2030"}},
        "context": {"channel": -5, "locale": "us"}
    })");
    CHECK(approve.action == payment_action::approve);
    REQUIRE(approve.new_instruction);
    CHECK(approve.new_instruction->protocol_data.at("account").reveal() ==
          vocabulary::protected_value{"4111111111111111"});

    auto const deposit = round_trip<process_payment::request>(R"({"action": "Deposit",
        "requestedAmount": {"amount": 20, "currency": "USD"}, "payment": "701", "credit": "801",
        "instruction": "501"})");
    CHECK(deposit.payment == vocabulary::payment_id{701});
    CHECK(deposit.instruction == vocabulary::payment_instruction_id{501});
}

TEST_CASE("the seven actions travel under the vendor's names") {
    struct row {
        payment_action action;
        std::string_view name;
    };
    for (row const& one :
         {row{payment_action::approve, "Approve"}, row{payment_action::deposit, "Deposit"},
          row{payment_action::approve_and_deposit, "ApproveAndDeposit"},
          row{payment_action::credit, "Credit"},
          row{payment_action::reverse_approval, "ReverseApproval"},
          row{payment_action::reverse_deposit, "ReverseDeposit"},
          row{payment_action::reverse_credit, "ReverseCredit"}})
        CHECK(treaty::reflect::name_of(one.action) == one.name);
    CHECK(treaty::reflect::type_of<payment_action>.enumerators.size() == 7);
}

TEST_CASE("the vendor's numbers of states are those of the enumerators") {
    using namespace contracts::vocabulary;
    CHECK(static_cast<int>(payment_state::expired) == 5);
    CHECK(static_cast<int>(credit_state::canceled) == 4);
    CHECK(static_cast<int>(transaction_state::canceled) == 4);
    CHECK(static_cast<int>(payment_instruction_state::closed) == 3);
    CHECK(static_cast<int>(address_verification::unknown) == -1);
    CHECK(static_cast<int>(address_verification::other) == 4);
    CHECK(treaty::reflect::name_of(payment_state::new_) == "New");
}

namespace {
std::string money(char const* name, char const* amount) {
    return std::string{"\""} + name + R"(": {"amount": )" + amount + R"(, "currency": "USD"}, )";
}
std::string const instruction =
    R"({"id": "501", "store": 10101, "order": "201", "merchandiseReturn": "601",
        "configuration": "default", "method": "VISA", "system": "SimpleOffline",
        "plugin": "SimpleOfflinePlugin", "accountNumber": "4111111111111111",
        "protocolData": {"expire_year": "2030"}, )" +
    money("amount", "64.15") + money("approvingAmount", "0") + money("approvedAmount", "64.15") +
    money("depositingAmount", "0") + money("depositedAmount", "20") +
    money("creditingAmount", "0") + money("creditedAmount", "5") +
    money("reversingApprovedAmount", "0") + money("reversingDepositedAmount", "0") +
    money("reversingCreditedAmount", "0") +
    R"("state": "Valid", "retriable": true, "createdAt": "2026-11-23T08:00:00Z",
       "updatedAt": "2026-11-23T08:00:00Z"})";
}  // namespace

TEST_CASE("a transaction comes with its payment, its credit and their instruction") {
    auto const done = round_trip<process_payment::response>(
        R"({"transactions": [{"id": "901", "type": "Credit", )" + money("requestedAmount", "5") +
        money("processedAmount", "5") +
        R"("state": "Success", "referenceNumber": "A-77", "responseCode": "0", "reasonCode": "0",
           "reasonMessage": "", "trackingId": "T-1", "protocolData": {"token": "t"},
           "createdAt": "2026-11-23T08:00:00Z", "updatedAt": "2026-11-23T08:00:00Z",
           "payment": {"id": "701", )" +
        money("expectedAmount", "64.15") + money("approvingAmount", "0") +
        money("approvedAmount", "64.15") + money("depositingAmount", "0") +
        money("depositedAmount", "20") + money("reversingApprovedAmount", "0") +
        money("reversingDepositedAmount", "0") +
        R"("state": "Approved", "addressVerification": "FullMatch",
           "createdAt": "2026-11-23T08:00:00Z", "updatedAt": "2026-11-23T08:00:00Z",
           "expiresAt": "2026-12-23T08:00:00Z", "instruction": )" +
        instruction + R"(}, "credit": {"id": "801", )" + money("expectedAmount", "5") +
        money("creditingAmount", "0") + money("creditedAmount", "5") +
        money("reversingCreditedAmount", "0") +
        R"("state": "Credited", "createdAt": "2026-11-23T08:00:00Z",
           "updatedAt": "2026-11-23T08:00:00Z", "instruction": )" +
        instruction + "}}]}");
    auto const& one = done.transactions[0];
    CHECK(one.state == vocabulary::transaction_state::success);
    CHECK(one.payment->address_verification == vocabulary::address_verification::full_match);
    CHECK(one.credit->instruction->state == vocabulary::payment_instruction_state::valid);
    auto const shown = treaty::json::write(done, treaty::json::secrets::hidden);
    CHECK(shown.find("4111111111111111") == std::string::npos);
    CHECK(shown.find("2030") == std::string::npos);
}

TEST_CASE("a declined transaction is an answer with state failed") {
    auto const declined = round_trip<process_payment::response>(R"({"transactions": [{
        "id": "902", "type": "Approve", "requestedAmount": {"amount": 64.15, "currency": "USD"},
        "state": "Failed", "responseCode": "51", "reasonCode": "INSUFFICIENT_FUNDS"}]})");
    CHECK(declined.transactions[0].state == vocabulary::transaction_state::failed);
}
