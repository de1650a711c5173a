// SPDX-License-Identifier: BSL-1.0
// ProcessFinancialTransaction, answered by AcknowledgeFinancialTransaction. The action counts as
// the type of the transaction; the action code is written and, as with the vendor, not read. An
// instruction, old or new, stands below the payment or, for the actions on credits, below the
// credit. What is said of an instruction counts only for a new one, so beside the number of a
// payment, credit or instruction it is passed over. When an action broke off, the transactions that
// it left behind stand in the answer beside the reason.
#pragma once

#include <contracts/bod/binding.hpp>
#include <contracts/bod/failure.hpp>
#include <contracts/bod/oagis.hpp>
#include <contracts/bod/vocabulary/payment.hpp>
#include <contracts/inbound/process_payment.hpp>

namespace contracts::bod::process_payment {

namespace contract = contracts::process_payment;

// The store of the instruction may also be that of the business context.
struct new_instruction_form {
    using type = contract::new_instruction;
    using frame = bod::frame;
    static constexpr auto rows = form::rows(
        form::element({pay, "StoreID"}, "store").or_frame("store"),
        form::group({wcf, "OrderIdentifier"}, form::element({wcf, "OrderID"}, "order")),
        form::group({wcf, "RMAIdentifier"}, form::element({wcf, "RMAID"}, "merchandise_return")),
        form::element({pay, "PaymentConfigurationID"}, "configuration"),
        form::element({pay, "PaymentMethodName"}, "method"),
        form::element({pay, "PaymentSystemName"}, "system"), protocol_data());
};

namespace detail {

using action = vocabulary::payment_action;
inline constexpr std::array on_payment{static_cast<std::int64_t>(action::approve),
                                       static_cast<std::int64_t>(action::deposit),
                                       static_cast<std::int64_t>(action::approve_and_deposit),
                                       static_cast<std::int64_t>(action::reverse_approval),
                                       static_cast<std::int64_t>(action::reverse_deposit)};
inline constexpr std::array on_credit{static_cast<std::int64_t>(action::credit),
                                      static_cast<std::int64_t>(action::reverse_credit)};
inline constexpr std::array<std::string_view, 3> existing{"payment", "credit", "instruction"};

constexpr auto instruction(std::span<std::int64_t const> actions) {
    return form::group({pay, "PaymentInstruction"},
                       form::group({wcf, "PaymentInstructionIdentifier"},
                                   form::element({wcf, "PaymentInstructionID"}, "instruction")),
                       form::inlined("new_instruction").as<new_instruction_form>().unless(existing))
        .when("action", actions);
}

}  // namespace detail

struct request_form {
    using type = contract::request;
    using frame = bod::frame;
    static constexpr auto rows = bod::request(
        pay, application_area(business_context(store_entry_of_frame(), context_entries())),
        verb("Process", form::attribute("actionCode", "action").only_written(),
             form::fixed_attribute("expressionLanguage", "XPath"),
             form::fixed_text("FinancialTransaction")),
        form::group({pay, "FinancialTransaction"}, form::attribute("type", "action"),
                    form::element({pay, "RequestedAmount"}, "requested_amount").as<money_form>(),
                    form::group({pay, "Payment"},
                                form::group({wcf, "PaymentIdentifier"},
                                            form::element({wcf, "PaymentID"}, "payment")),
                                detail::instruction(detail::on_payment)),
                    form::group({pay, "Credit"},
                                form::group({wcf, "CreditIdentifier"},
                                            form::element({wcf, "CreditID"}, "credit")),
                                detail::instruction(detail::on_credit))));
};

// As in the vendor's page, transactions are listed whether or not there was an error.
constexpr auto reply_rows() {
    return acknowledgement(pay, form::element({pay, "FinancialTransaction"}, "transactions")
                                    .as<financial_transaction_form>());
}

struct reply_form {
    using type = contract::response;
    using frame = bod::frame;
    static constexpr auto rows = reply_rows();
};

struct incomplete_form {
    using type = vocabulary::action_incomplete;
    using frame = bod::frame;
    static constexpr auto rows = reply_rows();
    // The action is that of the first transaction, which is what the vendor tells of it.
    static bool complete(type& fault, frame const& reply) {
        if (fault.transactions.empty()) return false;
        fault.action = fault.transactions[0].type;
        std::string_view const key = reason_key(reply);
        fault.cause = vocabulary::comment_text{key.substr(0, vocabulary::comment_text::bytes_max)};
        return true;
    }
};

inline constexpr binding bound = bind<contract::operation, request_form, reply_form>({
    .service = "inbound",
    .path = "/webapp/wcs/services/PaymentServices",
    .request = {pay, "ProcessFinancialTransaction"},
    .reply = {pay, "AcknowledgeFinancialTransaction"},
    .prefixes = payment_prefixes,
    .reply_prefixes = payment_prefixes,
    .left_behind = nouns_of<incomplete_form>,
});

}  // namespace contracts::bod::process_payment
