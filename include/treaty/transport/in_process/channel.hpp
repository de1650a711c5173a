// SPDX-License-Identifier: BSL-1.0
// Calls within one program: the bytes go straight to the handler, on the caller's thread. The
// fastest transport and the reference for what every other one has to do.
#pragma once

#include <treaty/transport/transport.hpp>

namespace treaty::in_process {

class channel final : public transport::channel {
public:
    // The handler must outlive the channel.
    explicit channel(transport::handler& other_side) : other_side_(other_side) {}

    transport::exchange_result exchange(transport::request const& asked,
                                        transport::reply& answer) override {
        if (asked.context->expired())
            return {transport::delivery::not_sent,
                    {problem_kind::deadline_passed,
                     {},
                     0,
                     {},
                     "the deadline had passed before sending"}};
        call_context seen_there = *asked.context;  // the other side gets a copy, as over a wire
        transport::request passed = asked;
        passed.context = &seen_there;
        answer.clear();
        try {
            other_side_.call(passed, answer);
        } catch (...) {
            // As over a wire: the caller learns that the other side failed, and no details.
            answer.clear();
            answer.status = transport::status::internal;
        }
        if (asked.context->expired())
            return {
                transport::delivery::unknown,
                {problem_kind::deadline_passed, {}, 0, {}, "the answer came after the deadline"}};
        return {transport::delivery::answered, {}};
    }

private:
    transport::handler& other_side_;
};

}  // namespace treaty::in_process
