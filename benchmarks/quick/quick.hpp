// SPDX-License-Identifier: BSL-1.0
// The measurements that need nothing beside what is compiled in, in less than two minutes: ours
// beside nlohmann::json and the standard library. Everybody gives the same result, or it is no
// measurement: std::runtime_error says so.
#pragma once

#include <benchmarks/support/measurements.hpp>

#include <chrono>
#include <span>
#include <string_view>

namespace benchmarks {

struct quick_step {
    std::string_view what;  // "JSON, read and written"
    // One round of it, into `made`; each thing compared gets about this time.
    void (*measure)(measurements& made, std::chrono::nanoseconds each);
};

std::span<quick_step const> quick_steps();

// One round each.
void measure_json(measurements& made, std::chrono::nanoseconds each);
void measure_service_message(measurements& made, std::chrono::nanoseconds each);
void measure_cache(measurements& made, std::chrono::nanoseconds each);
void measure_feed(measurements& made, std::chrono::nanoseconds each);
void measure_small_calls(measurements& made, std::chrono::nanoseconds each);
void measure_dispatch(measurements& made, std::chrono::nanoseconds each);

}  // namespace benchmarks
