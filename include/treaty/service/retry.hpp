// SPDX-License-Identifier: BSL-1.0
// Retry: a filter that repeats a call where the operation's safety allows it, with capped
// exponential backoff, full jitter and a budget, and never past the call's deadline.
//     nothing was done (not sent, shed)               repeated for every operation
//     it may have been done (unknown, failed there)   repeated if read only, idempotent, or under a
//     key anything else                                   is an answer and never repeated
#pragma once

#include <treaty/contract/endpoint.hpp>
#include <treaty/core/config.hpp>
#include <treaty/core/random.hpp>

#include <chrono>
#include <functional>
#include <memory>
#include <mutex>

namespace treaty {

struct retry_options {
    unsigned attempts_max = 3;  // in all, the first included
    std::chrono::milliseconds first_wait{
        50};  // the first wait is drawn from 0 to this; doubled for each further
    std::chrono::milliseconds wait_max{2'000};
    // A retry costs one token; each call earns a tenth, up to this many. When the other side is
    // down, retries add at most 10 % to its load.
    double budget = 10.0;
    std::uint64_t seed = 1;  // of the jitter; give each process another one
    // How to wait: std::this_thread::sleep_for at the top level of a program, a virtual clock in a
    // simulation.
    std::function<void(std::chrono::nanoseconds)> wait;
};

// The decisions of the filter, without types. Safe to use from several threads.
class retry_policy {
public:
    explicit retry_policy(retry_options options)
        : options_(std::move(options)),
          random_(options_.seed),
          tokens_(options_.budget) {}

    void call_began();
    // True, after having waited, if another attempt is to be made after attempt number `made` (from
    // 1).
    bool wait_for_another(unsigned made, call_context const& context);

private:
    retry_options options_;
    std::mutex guard_;
    random_source random_;
    double tokens_;
};

template <class Op>
bool may_repeat(failure<Op> const& what, call_context const& context) {
    bool const harmless = Op::safety == safety::read_only || Op::safety == safety::idempotent ||
                          (Op::safety == safety::needs_key && !context.idempotency_key.empty());
    if (what.is_unknown()) return harmless;
    auto const* const problems = what.problems();
    if (problems == nullptr) return false;
    switch (problems->front().kind) {
        case problem_kind::unreachable:
        case problem_kind::overloaded: return true;
        case problem_kind::key_in_flight:
        case problem_kind::internal: return harmless;
        default: return false;
    }
}

template <class Endpoint>
class retry {
public:
    // options.wait must be set; without it nothing is repeated.
    retry(Endpoint next, retry_options options)
        : next_(std::move(next)),
          policy_(std::make_unique<retry_policy>(std::move(options))) {}

    template <class Request>
    auto operator()(Request const& request, call_context& context)
        -> decltype(std::declval<Endpoint&>()(request, context)) {
        policy_->call_began();
        for (unsigned made = 1;; ++made) {
            auto result = next_(request, context);
            if (result || !may_repeat(result.error(), context) ||
                !policy_->wait_for_another(made, context))
                return result;
        }
    }

private:
    Endpoint next_;
    std::unique_ptr<retry_policy> policy_;
};

}  // namespace treaty

#ifndef TREATY_SEPARATE_COMPILATION
#include <treaty/service/retry.ipp>
#endif
