// SPDX-License-Identifier: BSL-1.0
// What docs/reference/ and docs/explanation/errors.md are made of and compared with
// (reference.py), asked from the library itself: defaults of limits, kinds of problems.
#include <treaty/core/limits.hpp>
#include <treaty/core/problem.hpp>
#include <treaty/service/idempotency.hpp>
#include <treaty/service/retry.hpp>
#include <treaty/transport/transport.hpp>

#include <iostream>

namespace {

void row(std::string_view structure, std::string_view name, std::size_t value) {
    std::cout << "limit\t" << structure << '\t' << name << '\t' << value << '\n';
}
template <class Period>
void row(std::string_view structure, std::string_view name,
         std::chrono::duration<std::int64_t, Period> value) {
    std::cout << "limit\t" << structure << '\t' << name << '\t'
              << std::chrono::duration_cast<std::chrono::milliseconds>(value).count() << " ms\n";
}

// Names the member once, so that the row cannot say another one's value.
#define ROW(STRUCT, MEMBER) row(#STRUCT, #MEMBER, treaty::STRUCT{}.MEMBER)

void limits() {
    ROW(message_limits, body_bytes_max);
    ROW(message_limits, depth_max);
    ROW(message_limits, members_max);
    ROW(message_limits, items_max);
    ROW(message_limits, text_bytes_max);
    ROW(message_limits, attributes_max);
    ROW(message_limits, namespaces_max);
    ROW(message_limits, name_bytes_max);
    ROW(message_limits, problems_max);
    ROW(message_limits, record_bytes_max);
    ROW(http_limits, header_bytes_max);
    ROW(http_limits, header_fields_max);
    ROW(http_limits, target_bytes_max);
    ROW(http_limits, body_bytes_max);
    ROW(http_limits, buffer_bytes);
    ROW(http_limits, connections_max);
    ROW(http_limits, bodies_bytes_max);
    ROW(http_limits, requests_in_flight_max);
    ROW(http_limits, header_wait);
    ROW(http_limits, body_wait);
    ROW(http_limits, bytes_per_second_min);
    ROW(http_limits, idle_wait);
    ROW(http_limits, write_wait);
    ROW(http_limits, linger_wait);
    ROW(http_limits, stop_wait);
    ROW(http_limits, retry_after);
    ROW(client_limits, call_wait);
    ROW(client_limits, connect_wait);
    ROW(client_limits, body_bytes_max);
    ROW(client_limits, header_bytes_max);
    ROW(client_limits, idle_connections_max);
    ROW(idempotency_options, keys_max);
    ROW(idempotency_options, key_bytes_max);
    ROW(idempotency_options, keep);
}

void problems() {
    for (unsigned i = 0; i <= static_cast<unsigned>(treaty::problem_kind_last); ++i) {
        auto const kind = static_cast<treaty::problem_kind>(i);
        std::cout << "problem\t" << name_of(kind) << '\t'
                  << static_cast<unsigned>(treaty::transport::status_of(kind)) << '\t'
                  << title_of(kind) << '\n';
    }
}

}  // namespace

int main() {
    limits();
    problems();
}
