// SPDX-License-Identifier: BSL-1.0
// Counts the calls that one side makes on the other: how each ended and how long it took, by
// operation. `recorded` is the filter that writes into it.
#pragma once

#include <treaty/contract/endpoint.hpp>
#include <treaty/service/metrics.hpp>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace simulator::scenarios {

struct operation_calls {
    std::array<std::uint64_t, 4> ends{};  // by treaty::call_end
    std::vector<std::chrono::nanoseconds> took;

    [[nodiscard]] std::uint64_t of(treaty::call_end end) const {
        return ends[static_cast<std::size_t>(end)];
    }
    // The duration that `percent` of 100 calls did not exceed; zero if there was none.
    [[nodiscard]] std::chrono::nanoseconds percentile(std::size_t percent) const {
        if (took.empty()) return {};
        std::vector<std::chrono::nanoseconds> sorted = took;
        std::size_t const rank = (sorted.size() * percent + 99) / 100;
        auto const at =
            sorted.begin() + static_cast<std::ptrdiff_t>(std::max<std::size_t>(rank, 1) - 1);
        std::nth_element(sorted.begin(), at, sorted.end());
        return *at;
    }
};

class call_book {
public:
    void note(std::string_view operation, treaty::call_end end, std::chrono::nanoseconds took) {
        std::lock_guard const locked{guard_};
        operation_calls& one = all_.try_emplace(std::string{operation}).first->second;
        ++one.ends[static_cast<std::size_t>(end)];
        one.took.push_back(took);
    }
    // A copy; nothing if the operation was never called.
    [[nodiscard]] operation_calls of(std::string_view operation) const {
        std::lock_guard const locked{guard_};
        auto const at = all_.find(operation);
        return at == all_.end() ? operation_calls{} : at->second;
    }

private:
    mutable std::mutex guard_;
    std::map<std::string, operation_calls, std::less<>> all_;
};

template <class Outcome>
treaty::call_end end_of(Outcome const& outcome) {
    if (outcome) return treaty::call_end::response;
    if (outcome.error().is_unknown()) return treaty::call_end::unknown;
    return outcome.error().is_fault() ? treaty::call_end::fault : treaty::call_end::problem;
}

// An endpoint that asks another one and writes down what came of it.
template <class Next>
class recorded {
public:
    recorded(Next next, call_book& book, treaty::clock const& time)
        : next_(std::move(next)),
          book_(&book),
          time_(&time) {}

    template <class Request>
    auto operator()(Request const& request, treaty::call_context& context)
        -> decltype(std::declval<Next&>()(request, context)) {
        auto const began = time_->elapsed();
        auto outcome = next_(request, context);
        using op = treaty::operation_of_outcome<decltype(outcome)>;
        book_->note(op::name, end_of(outcome), time_->elapsed() - began);
        return outcome;
    }
    // A call with a context of its own.
    template <class Request>
    auto operator()(Request const& request) {
        treaty::call_context context{.time = time_};
        return (*this)(request, context);
    }

private:
    Next next_;
    call_book* book_;
    treaty::clock const* time_;
};

}  // namespace simulator::scenarios
