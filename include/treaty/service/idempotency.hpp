// SPDX-License-Identifier: BSL-1.0
// The idempotent receiver: a filter that lets an operation of safety::needs_key happen once under
// each key.
//     same key, same request          the stored outcome again, without asking the endpoint
//     same key, another request       problem key_reused (422)
//     same key, not answered yet      problem key_in_flight (409)
//     no key                          problem key_required (400)
// A key belongs to one caller and one operation. Outcomes are kept for at least 24 hours; when
// memory for keys is used up and none is old enough, new keyed calls are shed (503) rather than old
// keys forgotten.
#pragma once

#include <treaty/contract/endpoint.hpp>
#include <treaty/core/config.hpp>
#include <treaty/reflect/digest.hpp>

#include <chrono>
#include <cstddef>
#include <deque>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>

namespace treaty {

struct idempotency_options {
    // 100,000 keys: with outcomes of about 1 KiB, 100 MiB. One server takes more than one keyed
    // call a second all day.
    std::size_t keys_max = 100'000;
    // 255 bytes: a UUID has 36; the key is held in memory and compared.
    std::size_t key_bytes_max = 255;
    // Callers may repeat for a day; what is older is dropped when its place is needed.
    std::chrono::hours keep{24};
};

// Which keys were used and what came of them. Knows no types; safe to use from several threads.
class key_store {
public:
    explicit key_store(idempotency_options options = {}) : options_(options) {}

    enum class verdict { fresh, replay, reused, in_flight, full };
    struct opening {
        key_store::verdict verdict;
        std::shared_ptr<void const> outcome;  // with verdict::replay
    };
    // Opens a key. After `fresh` the caller must call keep() or forget() for it.
    opening open(std::string const& key, reflect::digest_value request,
                 std::chrono::nanoseconds now);
    void keep(std::string const& key, std::shared_ptr<void const> outcome);
    void forget(std::string const& key);

    [[nodiscard]] idempotency_options const& options() const noexcept { return options_; }
    [[nodiscard]] std::size_t size() const;
    // Places in the queue by age: at most a few more than twice the keys.
    [[nodiscard]] std::size_t queued() const;

private:
    struct entry {
        reflect::digest_value request;
        std::shared_ptr<void const> outcome;  // null while in flight
        std::chrono::nanoseconds opened;
    };
    void drop_old(std::chrono::nanoseconds now);
    void sweep_queue();

    idempotency_options options_;
    mutable std::mutex guard_;
    std::unordered_map<std::string, entry> entries_;
    std::deque<std::pair<std::chrono::nanoseconds, std::string>> by_age_;
};

namespace detail {
// The problem to answer with, for a verdict that is neither fresh nor replay.
problem problem_of(key_store::verdict verdict);
// The key's full name: caller, operation, key. Empty, with `why` filled, if the key cannot be used.
std::string full_key(call_context const& context, std::string_view operation,
                     idempotency_options const& options, problem& why);
}  // namespace detail

template <class Endpoint>
class idempotent_receiver {
public:
    explicit idempotent_receiver(Endpoint endpoint, idempotency_options options = {})
        : next_(std::move(endpoint)),
          keys_(std::make_unique<key_store>(options)) {}

    template <class Request>
    auto operator()(Request const& request, call_context& context)
        -> decltype(std::declval<Endpoint&>()(request, context)) {
        using result = decltype(next_(request, context));
        using op = operation_of_outcome<result>;
        if constexpr (op::safety != safety::needs_key)
            return next_(request, context);
        else
            return once<result>(request, context, op::name);
    }
    [[nodiscard]] key_store const& keys() const noexcept { return *keys_; }

private:
    // Forgets the key unless the call came to a definite end: then it may be tried again.
    struct opened_key {
        key_store& keys;
        std::string const& name;
        bool settled = false;
        ~opened_key() {
            if (!settled) keys.forget(name);
        }
    };

    template <class Result, class Request>
    Result once(Request const& request, call_context& context, std::string_view operation) {
        problem why;
        std::string const name = detail::full_key(context, operation, keys_->options(), why);
        if (name.empty()) return fail(std::move(why));
        auto const opened = keys_->open(name, reflect::digest(request), context.time->elapsed());
        if (opened.verdict == key_store::verdict::replay)
            return *static_cast<Result const*>(opened.outcome.get());
        if (opened.verdict != key_store::verdict::fresh)
            return fail(detail::problem_of(opened.verdict));
        opened_key open{*keys_, name};
        auto result = std::make_shared<Result>(next_(request, context));
        if (result->has_value() || result->error().is_fault()) {
            keys_->keep(name, result);
            open.settled = true;
        }
        return *result;
    }

    Endpoint next_;
    std::unique_ptr<key_store> keys_;
};

}  // namespace treaty

#ifndef TREATY_SEPARATE_COMPILATION
#include <treaty/service/idempotency.ipp>
#endif
