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
    comes_back_as_fault<contracts::inbound, operation, contract::action_incomplete>(bound);
}
