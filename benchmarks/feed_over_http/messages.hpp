// SPDX-License-Identifier: BSL-1.0
// Whole messages made before any is sent, in every protocol that goes over a raw socket.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace feed_over_http {

enum class protocol { json, soap, ndjson, redis_set, redis_hset, memcached, memcached_noreply };

std::optional<protocol> protocol_named(std::string_view name);

struct message {
    std::string bytes;
    std::size_t updates = 0;
    std::size_t answers = 1;              // lines that come back; over HTTP it is one answer
    std::vector<std::uint32_t> versions;  // where the counting digits of each version stand

    // Makes all updates of the message those of this pass.
    void set_pass(std::int64_t pass);
};

inline bool is_http(protocol kind) {
    return kind == protocol::json || kind == protocol::soap || kind == protocol::ndjson;
}

// So many updates a message over all entries, at most messages_max messages.
std::vector<message> make_messages(protocol kind, std::size_t entries, std::size_t batch,
                                   std::size_t messages_max);

}  // namespace feed_over_http
