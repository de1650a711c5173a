// SPDX-License-Identifier: BSL-1.0
// A filter for a port that only one system may reach: whatever comes in there comes from it. Takes
// the place of authentication where a network decides who can call.
#pragma once

#include <treaty/contract/endpoint.hpp>

#include <string>
#include <utility>

namespace simulator {

template <class Next>
class named_caller {
public:
    named_caller(Next next, std::string caller)
        : next_(std::move(next)),
          caller_(std::move(caller)) {}

    template <class Request>
    auto operator()(Request const& request, treaty::call_context& context)
        -> decltype(std::declval<Next&>()(request, context)) {
        // The context may serve further calls, whose keys are filed under who makes them.
        struct given_back {
            std::string& caller;
            std::string before;
            ~given_back() { caller = std::move(before); }
        } const name{context.caller, context.caller};
        if (context.caller.empty()) context.caller = caller_;
        return next_(request, context);
    }

private:
    Next next_;
    std::string caller_;
};

}  // namespace simulator
