// SPDX-License-Identifier: BSL-1.0
// How long a connection waits for bytes, by what it waits for.
#pragma once

#include <treaty/core/limits.hpp>

#include <chrono>
#include <cstddef>
#include <cstdint>

namespace treaty::http::detail {

class read_wait {
public:
    // stream: a body whose answer has begun.
    enum class stage : std::uint8_t { idle, head, body, stream };

    // The next request is waited for anew.
    void renew() noexcept { fresh_ = true; }

    // Until when a read that begins now may wait. `body_bytes`: of the present body, so far.
    [[nodiscard]] std::chrono::nanoseconds deadline(stage present, std::chrono::nanoseconds now,
                                                    std::size_t body_bytes,
                                                    http_limits const& limits) noexcept {
        if (fresh_ || present != seen_) {
            fresh_ = false;
            seen_ = present;
            began_ = now;
        }
        switch (present) {
            case stage::idle: return began_ + limits.idle_wait;
            case stage::head: return began_ + limits.header_wait;
            case stage::stream: return now + limits.idle_wait;  // from one arrival to the next
            case stage::body: break;
        }
        auto const earned =
            std::chrono::milliseconds{body_bytes * 1000 / limits.bytes_per_second_min};
        return began_ + limits.body_wait + earned;
    }

private:
    stage seen_ = stage::idle;
    bool fresh_ = true;
    std::chrono::nanoseconds began_{0};
};

}  // namespace treaty::http::detail
