// SPDX-License-Identifier: BSL-1.0
// How financial transactions stand in messages, with the payment or credit that they belong to and
// the instruction behind it. The vendor's answers write texts and sums also where there are none.
// Instructions below a payment do not list payments in turn: the vendor's schema would let them,
// its page does not write them.
#pragma once

#include <contracts/bod/vocabulary/foundation.hpp>
#include <contracts/vocabulary/payment.hpp>

namespace contracts::bod {

// Account, expiry and whatever else a plug-in needs.
constexpr auto protocol_data() {
    return form::entries({wcf, "ExtendedData"}, "name", form::rest("protocol_data"));
}

// The vendor's numbers for what address verification found.
inline constexpr std::array address_verification_codes{
    form::spelled(vocabulary::address_verification::unknown, "-1"),
    form::spelled(vocabulary::address_verification::full_match, "0"),
    form::spelled(vocabulary::address_verification::street_only, "1"),
    form::spelled(vocabulary::address_verification::postal_code_only, "2"),
    form::spelled(vocabulary::address_verification::no_match, "3"),
    form::spelled(vocabulary::address_verification::other, "4")};

namespace detail {

// <pay:DepositedAmount currency="EUR">5.00</pay:DepositedAmount>
constexpr auto sum(std::string_view local, std::string_view member) {
    return form::element({pay, local}, member).as<money_form>().always();
}
constexpr auto times() {
    return form::rows(form::element({pay, "TimeCreated"}, "created_at"),
                      form::element({pay, "TimeUpdated"}, "updated_at"));
}

}  // namespace detail

struct payment_instruction_form {
    using type = vocabulary::payment_instruction;
    static constexpr auto rows = form::rows(
        form::group({wcf, "PaymentInstructionIdentifier"},
                    form::element({wcf, "PaymentInstructionID"}, "id")),
        form::element({pay, "StoreID"}, "store"),
        form::group({wcf, "OrderIdentifier"}, form::element({wcf, "OrderID"}, "order")),
        form::group({wcf, "RMAIdentifier"}, form::element({wcf, "RMAID"}, "merchandise_return")),
        form::element({pay, "PaymentConfigurationID"}, "configuration"),
        form::element({pay, "PaymentMethodName"}, "method"),
        form::element({pay, "PaymentSystemName"}, "system"),
        form::element({pay, "PaymentPluginName"}, "plugin"), detail::sum("Amount", "amount"),
        form::element({pay, "AccountNumber"}, "account_number"), protocol_data(),
        detail::sum("ApprovingAmount", "approving_amount"),
        detail::sum("ApprovedAmount", "approved_amount"),
        detail::sum("DepositingAmount", "depositing_amount"),
        detail::sum("DepositedAmount", "deposited_amount"),
        detail::sum("CreditingAmount", "crediting_amount"),
        detail::sum("CreditedAmount", "credited_amount"),
        detail::sum("ReversingApprovedAmount", "reversing_approved_amount"),
        detail::sum("ReversingDepositedAmount", "reversing_deposited_amount"),
        detail::sum("ReversingCreditedAmount", "reversing_credited_amount"),
        form::element({pay, "State"}, "state"), form::element({pay, "Retriable"}, "retriable"),
        detail::times());
};

struct payment_form {
    using type = vocabulary::payment;
    static constexpr auto rows = form::rows(
        form::group({wcf, "PaymentIdentifier"}, form::element({wcf, "PaymentID"}, "id")),
        detail::sum("ExpectedAmount", "expected_amount"),
        detail::sum("ApprovingAmount", "approving_amount"),
        detail::sum("ApprovedAmount", "approved_amount"),
        detail::sum("DepositingAmount", "depositing_amount"),
        detail::sum("DepositedAmount", "deposited_amount"),
        detail::sum("ReversingApprovedAmount", "reversing_approved_amount"),
        detail::sum("ReversingDepositedAmount", "reversing_deposited_amount"),
        form::element({pay, "State"}, "state"),
        form::element({pay, "AvsCommonCode"}, "address_verification")
            .coded(address_verification_codes),
        detail::times(), form::element({pay, "TimeExpired"}, "expires_at"),
        form::element({pay, "PaymentInstruction"}, "instruction").as<payment_instruction_form>());
};

struct credit_form {
    using type = vocabulary::credit;
    static constexpr auto rows = form::rows(
        form::group({wcf, "CreditIdentifier"}, form::element({wcf, "CreditID"}, "id")),
        detail::sum("ExpectedAmount", "expected_amount"),
        detail::sum("CreditingAmount", "crediting_amount"),
        detail::sum("CreditedAmount", "credited_amount"),
        detail::sum("ReversingCreditedAmount", "reversing_credited_amount"),
        form::element({pay, "State"}, "state"), detail::times(),
        form::element({pay, "PaymentInstruction"}, "instruction").as<payment_instruction_form>());
};

struct financial_transaction_form {
    using type = vocabulary::financial_transaction;
    static constexpr auto rows = form::rows(
        form::attribute("type", "type"),
        form::group({wcf, "FinancialTransactionIdentifier"},
                    form::element({wcf, "FinancialTransactionID"}, "id")),
        detail::sum("RequestedAmount", "requested_amount"),
        detail::sum("ProcessedAmount", "processed_amount"), form::element({pay, "State"}, "state"),
        form::element({pay, "ReferenceNumber"}, "reference_number").always(),
        form::element({pay, "ResponseCode"}, "response_code").always(),
        form::element({pay, "ReasonCode"}, "reason_code").always(),
        form::element({pay, "ReasonMessage"}, "reason_message").always(),
        form::element({pay, "TrackingID"}, "tracking_id").always(), protocol_data(),
        detail::times(), form::element({pay, "Payment"}, "payment").as<payment_form>(),
        form::element({pay, "Credit"}, "credit").as<credit_form>());
};

}  // namespace contracts::bod
