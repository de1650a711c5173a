// SPDX-License-Identifier: BSL-1.0
// One request whose body is sent while its answer arrives, on a connection of its own. Blocks only
// where it says so, starts no thread, and knows nothing of what is sent.
#pragma once

#include <treaty/core/config.hpp>
#include <treaty/transport/http/client.hpp>
#include <treaty/transport/transport.hpp>

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace treaty::http {

class stream_call {
public:
    // Throws std::invalid_argument if the address is none. Nothing is connected yet.
    explicit stream_call(std::string_view url, channel_options options = {});
    ~stream_call();
    stream_call(stream_call&&) noexcept;
    stream_call& operator=(stream_call&&) noexcept;

    enum class state { open, complete, broken };

    // Connects and sends the head. `asked` is without a body and without a deadline.
    state open(transport::request const& asked);
    // Sends this much more of the body, and takes in what is answered meanwhile. Waits while the
    // other side takes nothing, limits.call_wait at the most.
    state send(std::string_view bytes);
    // The body is whole.
    state end();
    // Takes in what has been answered; waits `at_most` if there is nothing yet.
    state receive(std::chrono::nanoseconds at_most);

    // What has been answered since the last time.
    [[nodiscard]] std::string take();
    [[nodiscard]] transport::status status() const;  // 0 as long as none has come
    // Why it is broken. A complete answer may come before the body is whole.
    [[nodiscard]] problem const& why() const noexcept;

private:
    struct inside;
    std::unique_ptr<inside> inside_;
};

}  // namespace treaty::http

#ifndef TREATY_SEPARATE_COMPILATION
#include <treaty/transport/http/stream_call.ipp>
#endif
