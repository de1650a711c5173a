// SPDX-License-Identifier: BSL-1.0
#include <benchmarks/quick/quick.hpp>

#include <array>

namespace benchmarks {

std::span<quick_step const> quick_steps() {
    static constexpr std::array<quick_step, 6> all{{
        {"JSON, read and written", &measure_json},
        {"the nested message, read", &measure_service_message},
        {"a cache of a million entries", &measure_cache},
        {"operations found by name", &measure_dispatch},
        {"single calls over HTTP", &measure_small_calls},
        {"the feed over HTTP", &measure_feed},
    }};
    return all;
}

}  // namespace benchmarks
