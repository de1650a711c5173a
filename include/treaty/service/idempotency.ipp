// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <treaty/service/idempotency.hpp>

namespace treaty {

TREATY_INLINE key_store::opening key_store::open(std::string const& key,
                                                 reflect::digest_value request,
                                                 std::chrono::nanoseconds now) {
    std::lock_guard const lock{guard_};
    if (auto const found = entries_.find(key); found != entries_.end()) {
        entry const& known = found->second;
        if (known.request != request) return {verdict::reused, nullptr};
        if (known.outcome == nullptr) return {verdict::in_flight, nullptr};
        return {verdict::replay, known.outcome};
    }
    if (entries_.size() >= options_.keys_max) drop_old(now);
    if (entries_.size() >= options_.keys_max) return {verdict::full, nullptr};
    sweep_queue();
    entries_.emplace(key, entry{request, nullptr, now});
    by_age_.emplace_back(now, key);
    return {verdict::fresh, nullptr};
}

TREATY_INLINE void key_store::keep(std::string const& key, std::shared_ptr<void const> outcome) {
    std::lock_guard const lock{guard_};
    if (auto const found = entries_.find(key); found != entries_.end())
        found->second.outcome = std::move(outcome);
}

TREATY_INLINE void key_store::forget(std::string const& key) {
    std::lock_guard const lock{guard_};
    entries_.erase(key);
}

TREATY_INLINE std::size_t key_store::size() const {
    std::lock_guard const lock{guard_};
    return entries_.size();
}

TREATY_INLINE std::size_t key_store::queued() const {
    std::lock_guard const lock{guard_};
    return by_age_.size();
}

// Keys in flight stay however old they are: their calls still run.
TREATY_INLINE void key_store::drop_old(std::chrono::nanoseconds now) {
    while (!by_age_.empty() && now - by_age_.front().first >= options_.keep) {
        auto const oldest = std::move(by_age_.front());
        by_age_.pop_front();
        auto const found = entries_.find(oldest.second);
        if (found == entries_.end() || found->second.opened != oldest.first) continue;
        if (found->second.outcome == nullptr)
            by_age_.emplace_back(now, oldest.second), found->second.opened = now;
        else
            entries_.erase(found);
    }
}

// What was forgotten leaves its place in the queue behind; the queue is swept before it has grown
// to twice the keys, so that a sweep is paid for by the calls since the last.
TREATY_INLINE void key_store::sweep_queue() {
    if (by_age_.size() <= 2 * entries_.size() + 16) return;
    std::erase_if(by_age_, [&](auto const& one) {
        auto const found = entries_.find(one.second);
        return found == entries_.end() || found->second.opened != one.first;
    });
}

TREATY_INLINE problem detail::problem_of(key_store::verdict verdict) {
    switch (verdict) {
        case key_store::verdict::reused:
            return {problem_kind::key_reused,
                    {},
                    0,
                    "the request that this key was first used with",
                    "another one"};
        case key_store::verdict::in_flight:
            return {problem_kind::key_in_flight,
                    {},
                    0,
                    {},
                    "the first call under this key is not answered yet"};
        default:
            return {problem_kind::overloaded, {}, 0, {}, "no room for another idempotency key"};
    }
}

TREATY_INLINE std::string detail::full_key(call_context const& context, std::string_view operation,
                                           idempotency_options const& options, problem& why) {
    std::string const& key = context.idempotency_key;
    if (key.empty()) {
        why = {problem_kind::key_required, {}, 0, "an idempotency key", "none"};
        return {};
    }
    if (key.size() > options.key_bytes_max) {
        why = {problem_kind::limit_exceeded,
               {},
               0,
               "an idempotency key of at most " + std::to_string(options.key_bytes_max) + " bytes",
               std::to_string(key.size()) + " bytes"};
        return {};
    }
    // Lengths first, so that no two different triples give the same text.
    std::string name = std::to_string(context.caller.size());
    name.append(":").append(context.caller).append("/").append(operation).append("/").append(key);
    return name;
}

}  // namespace treaty
