// SPDX-License-Identifier: BSL-1.0
// What a server counts of each operation, and how it is shown: Prometheus text, version 0.0.4.
#pragma once

#include <treaty/core/config.hpp>

#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

namespace treaty {

enum class call_end : std::uint8_t { response, fault, problem, unknown };

// Upper bounds of the latency histogram in seconds; from what a call in one process takes to a slow
// back office.
inline constexpr std::array<double, 12> latency_bounds{
    0.00001, 0.000025, 0.00005, 0.0001, 0.00025, 0.0005, 0.001, 0.005, 0.025, 0.1, 0.5, 2.5};

struct operation_metrics {
    std::array<std::atomic<std::uint64_t>, 4> ends{};  // by call_end
    std::atomic<std::int64_t> in_flight{0};
    std::array<std::atomic<std::uint64_t>, latency_bounds.size() + 1>
        latency{};  // the last: above all bounds
    std::atomic<std::uint64_t> latency_ns_sum{0};

    void finished(call_end end, std::chrono::nanoseconds took) noexcept;
    [[nodiscard]] std::uint64_t count(call_end end) const noexcept {
        return ends[static_cast<std::size_t>(end)].load(std::memory_order_relaxed);
    }
};

namespace detail {

// Counts a call as in flight for as long as it lives.
struct in_flight_guard {
    explicit in_flight_guard(operation_metrics& counted) : counted_(counted) {
        counted_.in_flight.fetch_add(1, std::memory_order_relaxed);
    }
    in_flight_guard(in_flight_guard const&) = delete;
    in_flight_guard& operator=(in_flight_guard const&) = delete;
    ~in_flight_guard() { counted_.in_flight.fetch_sub(1, std::memory_order_relaxed); }
    operation_metrics& counted_;
};

}  // namespace detail

// Appends the samples of one operation to the text of each metric family.
class metrics_page {
public:
    void add(std::string_view service, std::string_view operation,
             operation_metrics const& counted);
    // A single counter or gauge of the program's own, with its explanation.
    void add(std::string_view name, std::string_view help, std::string_view kind,
             std::uint64_t value);
    [[nodiscard]] std::string str() const;

private:
    std::string requests_, in_flight_, latency_, own_;
};

}  // namespace treaty

#ifndef TREATY_SEPARATE_COMPILATION
#include <treaty/service/metrics.ipp>
#endif
