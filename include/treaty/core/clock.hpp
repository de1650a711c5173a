// SPDX-License-Identifier: BSL-1.0
// Time comes in through here. Nothing below a program's top level reads a clock of its own, so the
// same code runs in production and in a simulation in which one seed decides everything.
#pragma once

#include <treaty/core/instant.hpp>

#include <atomic>
#include <chrono>

namespace treaty {

class clock {
public:
    virtual ~clock() = default;
    // The time of day in UTC; may be set back by its owner.
    [[nodiscard]] virtual instant now() const = 0;
    // Time since an arbitrary start; never goes back. Deadlines and durations are measured with it.
    [[nodiscard]] virtual std::chrono::nanoseconds elapsed() const = 0;
};

// The machine's clock, for the top level of a program.
class system_clock final : public clock {
public:
    [[nodiscard]] instant now() const override {
        return instant::from_epoch(std::chrono::system_clock::now().time_since_epoch());
    }
    [[nodiscard]] std::chrono::nanoseconds elapsed() const override {
        return std::chrono::steady_clock::now().time_since_epoch();
    }
    [[nodiscard]] static system_clock const& instance() {
        static system_clock const one;
        return one;
    }
};

// A clock that stands still until it is moved. Both times move together. Safe to read while another
// thread moves it.
class manual_clock final : public clock {
public:
    explicit manual_clock(instant start = instant{}) : start_(start) {}
    [[nodiscard]] instant now() const override { return start_ + elapsed(); }
    [[nodiscard]] std::chrono::nanoseconds elapsed() const override {
        return std::chrono::nanoseconds{passed_.load(std::memory_order_acquire)};
    }
    void advance(std::chrono::nanoseconds by) {
        passed_.fetch_add(by.count(), std::memory_order_acq_rel);
    }

private:
    instant start_;
    std::atomic<std::int64_t> passed_{0};
};

}  // namespace treaty
