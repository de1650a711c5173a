// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <treaty/service/metrics.hpp>

#include <charconv>

namespace treaty {
namespace detail {

inline void append_number(std::string& out, double value) {
    char digits[32];
    auto const end = std::to_chars(digits, digits + sizeof digits, value);
    out.append(digits, static_cast<std::size_t>(end.ptr - digits));
}

inline void append_head(std::string& out, std::string_view name, std::string_view help,
                        std::string_view kind) {
    out.append("# HELP ").append(name).append(" ").append(help);
    out.append("\n# TYPE ").append(name).append(" ").append(kind).append("\n");
}

}  // namespace detail

TREATY_INLINE void operation_metrics::finished(call_end end,
                                               std::chrono::nanoseconds took) noexcept {
    ends[static_cast<std::size_t>(end)].fetch_add(1, std::memory_order_relaxed);
    double const seconds = static_cast<double>(took.count()) * 1e-9;
    std::size_t bucket = 0;
    while (bucket < latency_bounds.size() && seconds > latency_bounds[bucket]) ++bucket;
    latency[bucket].fetch_add(1, std::memory_order_relaxed);
    latency_ns_sum.fetch_add(static_cast<std::uint64_t>(took.count()), std::memory_order_relaxed);
}

TREATY_INLINE void metrics_page::add(std::string_view service, std::string_view operation,
                                     operation_metrics const& counted) {
    std::string const labels =
        "service=\"" + std::string{service} + "\",operation=\"" + std::string{operation} + "\"";
    static constexpr std::string_view names[] = {"response", "fault", "problem", "unknown"};
    for (std::size_t i = 0; i < 4; ++i) {
        requests_.append("treaty_requests_total{")
            .append(labels)
            .append(",outcome=\"")
            .append(names[i]);
        requests_.append("\"} ")
            .append(std::to_string(counted.ends[i].load(std::memory_order_relaxed)))
            .append("\n");
    }
    in_flight_.append("treaty_requests_in_flight{").append(labels).append("} ");
    in_flight_.append(std::to_string(counted.in_flight.load(std::memory_order_relaxed)))
        .append("\n");
    std::uint64_t below = 0;
    for (std::size_t i = 0; i <= latency_bounds.size(); ++i) {
        below += counted.latency[i].load(std::memory_order_relaxed);
        latency_.append("treaty_request_seconds_bucket{").append(labels).append(",le=\"");
        if (i < latency_bounds.size())
            detail::append_number(latency_, latency_bounds[i]);
        else
            latency_.append("+Inf");
        latency_.append("\"} ").append(std::to_string(below)).append("\n");
    }
    latency_.append("treaty_request_seconds_sum{").append(labels).append("} ");
    detail::append_number(
        latency_,
        static_cast<double>(counted.latency_ns_sum.load(std::memory_order_relaxed)) * 1e-9);
    latency_.append("\ntreaty_request_seconds_count{").append(labels).append("} ");
    latency_.append(std::to_string(below)).append("\n");
}

TREATY_INLINE void metrics_page::add(std::string_view name, std::string_view help,
                                     std::string_view kind, std::uint64_t value) {
    detail::append_head(own_, name, help, kind);
    own_.append(name).append(" ").append(std::to_string(value)).append("\n");
}

TREATY_INLINE std::string metrics_page::str() const {
    std::string page;
    detail::append_head(page, "treaty_requests_total", "Calls by how they ended.", "counter");
    page.append(requests_);
    detail::append_head(page, "treaty_requests_in_flight", "Calls being answered now.", "gauge");
    page.append(in_flight_);
    detail::append_head(page, "treaty_request_seconds", "Time from a call's arrival to its answer.",
                        "histogram");
    page.append(latency_);
    return page.append(own_);
}

}  // namespace treaty
