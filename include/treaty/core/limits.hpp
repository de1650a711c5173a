// SPDX-License-Identifier: BSL-1.0
// Every limit of the library, with its default and the reason for it. A limit is a value that is
// passed in, never a macro; what exceeds one is refused with a problem of kind `limit_exceeded`,
// never cut.
#pragma once

#include <chrono>
#include <cstddef>

namespace treaty {

// What one message may hold. The defaults let through the largest message that a back office really
// sends (an inventory update of tens of thousands of lines) and stop what would only be sent to do
// harm.
struct message_limits {
    // 16 MiB: a cache update of 50,000 lines is about 10 MiB of JSON.
    std::size_t body_bytes_max = std::size_t{16} * 1024 * 1024;
    // 64 levels: the deepest contract has 10; the reader recurses once a level, so this also bounds
    // its stack.
    std::size_t depth_max = 64;
    // 4,096 members in one object: every member name is remembered until the object ends, to find
    // duplicates.
    std::size_t members_max = 4096;
    // 1,000,000 items in one list that sets no limit of its own.
    std::size_t items_max = 1'000'000;
    // 1 MiB in one text that sets no limit of its own.
    std::size_t text_bytes_max = std::size_t{1024} * 1024;
    // 256 attributes of one XML element: all are kept until its tag ends, to find duplicates.
    std::size_t attributes_max = 256;
    // 128 XML namespaces in scope at once: some senders declare one or two at each level; every
    // name with a prefix may be compared with all of them.
    std::size_t namespaces_max = 128;
    // 1,024 bytes of one XML name or namespace name: no contract has a longer one, and an element's
    // is compared for each of its attributes.
    std::size_t name_bytes_max = 1024;
    // 32 problems are reported for one message; a sender with more has one systematic mistake. The
    // message is read no further than the next one.
    std::size_t problems_max = 32;
    // 64 KiB of one record of a stream: many times the largest that any contract has; a line
    // without an end must not fill the memory.
    std::size_t record_bytes_max = std::size_t{64} * 1024;
};

// 256 bytes of one name in the path of a problem: no contract has a longer one, and a name that was
// sent may fill the message, which would come back once for each problem.
inline constexpr std::size_t path_name_bytes_max = 256;

// What one HTTP server does for its peers. Times are per connection.
struct http_limits {
    // 16 KiB for the request line and all fields together: what common proxies pass on at most.
    std::size_t header_bytes_max = std::size_t{16} * 1024;
    // 100 fields: more than any real client sends; each costs a comparison.
    std::size_t header_fields_max = 100;
    // 8,000 bytes of request target: RFC 9112, section 3, asks to support at least that much.
    std::size_t target_bytes_max = 8000;
    // The body's limit, as for any message.
    std::size_t body_bytes_max = message_limits{}.body_bytes_max;
    // 256 KiB: the read buffer that a connection starts with, so that a large body arrives in few
    // large reads.
    std::size_t buffer_bytes = std::size_t{256} * 1024;
    // 1,024 connections: with the buffer above, at most 256 MiB before the first body.
    std::size_t connections_max = 1024;
    // 512 MiB of bodies held at once over all connections; beyond it a request is shed with 503.
    std::size_t bodies_bytes_max = std::size_t{512} * 1024 * 1024;
    // 256 requests accepted for handler threads and not yet answered; beyond it a request is shed
    // with 503.
    std::size_t requests_in_flight_max = 256;
    // 10 s from the first byte of a header to its end: stops peers that send one byte now and then.
    std::chrono::milliseconds header_wait{10'000};
    // 30 s for a body, extended by the rate below: a slow but honest link gets through.
    std::chrono::milliseconds body_wait{30'000};
    // 64 KiB/s: what a body, or the taking of an answer, must at least move at beyond its first 30
    // s.
    std::size_t bytes_per_second_min = std::size_t{64} * 1024;
    // 60 s between two requests on one connection.
    std::chrono::milliseconds idle_wait{60'000};
    // 30 s for the peer to take an answer, extended by the rate above.
    std::chrono::milliseconds write_wait{30'000};
    // 1 s after a last answer for the peer to read it: closing at once could take it away again.
    std::chrono::milliseconds linger_wait{1'000};
    // 5 s, when stopping, for what was accepted to be answered.
    std::chrono::milliseconds stop_wait{5'000};
    // 1 s in the Retry-After of a 503: load here is short; clients add their own jitter.
    std::chrono::seconds retry_after{1};
};

// What one client allows itself and its server.
struct client_limits {
    // 30 s for a call whose caller set no deadline. There is always a deadline.
    std::chrono::milliseconds call_wait{30'000};
    // 5 s for a connection to come about: an address that does not answer is known sooner than a
    // slow call.
    std::chrono::milliseconds connect_wait{5'000};
    // As the server's: an answer is no larger than a request may be.
    std::size_t body_bytes_max = message_limits{}.body_bytes_max;
    std::size_t header_bytes_max = std::size_t{16} * 1024;
    // 64 connections kept for reuse; more calls at once open more and close them after use.
    std::size_t idle_connections_max = 64;
};

}  // namespace treaty
