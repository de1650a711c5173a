// SPDX-License-Identifier: BSL-1.0
// A channel around a channel that shows what passes: a person looks at one call.
#pragma once

#include <treaty/transport/transport.hpp>

#include <ostream>

namespace simulator::tool {

class wire_tap final : public treaty::transport::channel {
public:
    wire_tap(treaty::transport::channel& next, std::ostream& out) : next_(next), out_(out) {}

    treaty::transport::exchange_result exchange(treaty::transport::request const& asked,
                                                treaty::transport::reply& answer) override {
        out_ << "> POST " << asked.path << "\n> Content-Type: " << asked.media_type << "\n";
        if (!asked.action.empty()) out_ << "> SOAPAction: " << asked.action << "\n";
        if (!asked.context->idempotency_key.empty())
            out_ << "> Idempotency-Key: " << asked.context->idempotency_key << "\n";
        out_ << "\n" << asked.body << "\n\n";
        auto result = next_.exchange(asked, answer);
        if (result.delivery != treaty::transport::delivery::answered) return result;
        out_ << "< " << static_cast<unsigned>(answer.status)
             << "\n< Content-Type: " << answer.media_type << "\n\n"
             << answer.body << "\n\n";
        return result;
    }

private:
    treaty::transport::channel& next_;
    std::ostream& out_;
};

}  // namespace simulator::tool
