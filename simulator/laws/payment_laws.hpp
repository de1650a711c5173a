// SPDX-License-Identifier: BSL-1.0
// Law of payments: captured within authorized, refunded within captured.
#pragma once

#include <simulator/laws/words.hpp>

namespace simulator::laws {

// One payment of 100: captured at most once over, refunded at most what is captured.
inline void play_payments(conversation& with, steps all) {
    std::string const amount = R"("requestedAmount":{"amount":$1,"currency":$currency_code})";
    std::string const order = with.known("ProcessPayment.order");
    auto const& approved =
        with.call("ProcessPayment",
                  R"({"action":"Approve",)" + amount +
                      R"(,"newInstruction":{"store":$store_id,"order":$0,"method":$method}})",
                  {order, "100"});
    if (!with.expect_response("a-card-is-approved")) return;
    std::string const payment = approved.at("/transactions/0/payment/id");
    decimal captured, refunded, open{100};
    for (business_step const& one : all) {
        // From 20 to 100: sums of a few reach past what is allowed.
        decimal const wanted{20 * one.amount};
        bool const capture = one.action <= 1;
        bool const repeat = one.action == 3;  // under one key
        std::string const key = with.key();
        std::string const request = std::string{R"({"action":")"} +
                                    (capture || repeat ? "Deposit" : "Credit") +
                                    R"(","payment":"$0",)" + amount + "}";
        auto const& told = with.call("ProcessPayment", request, {payment, words(wanted)}, key);
        bool const done = told.fine() && told.at("/transactions/0/state") == "Success";
        bool const deposits = capture || repeat;
        if (done) (deposits ? captured : refunded) += wanted;
        if (!with.expect(captured <= open, "captured-within-authorized",
                         "at most " + words(open) + " captured",
                         words(captured) + " after " + told.words()) ||
            !with.expect(refunded <= captured, "refunded-within-captured",
                         "at most " + words(captured) + " refunded",
                         words(refunded) + " after " + told.words()))
            return;
        if (!told.fine() && !with.expect_fault("captured-or-refused", "AmountNotAllowed")) return;
        if (!done || !deposits) continue;
        // What a deposit tells of its payment are the sums so far.
        auto const kept = [&](business_answer const& answer, std::string_view rule) {
            std::string const seen = answer.at("/transactions/0/payment/depositedAmount/amount");
            return with.expect(seen.empty() || number_of(seen) == captured, rule,
                               words(captured) + " deposited", seen);
        };
        if (!kept(told, "sums-are-kept")) return;
        if (repeat && !kept(with.call("ProcessPayment", request, {payment, words(wanted)}, key),
                            "once-under-a-key"))
            return;
    }
    // Whatever happened, all that is not captured may still be, and nothing beyond.
    if (captured > decimal{}) return;
    with.call("ProcessPayment", R"({"action":"Deposit","payment":"$0",)" + amount + "}",
              {payment, "101"});
    with.expect_fault("captured-within-authorized", "AmountNotAllowed");
}

}  // namespace simulator::laws
