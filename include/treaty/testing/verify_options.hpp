// SPDX-License-Identifier: BSL-1.0
// What may be chosen for contract tests, and what is heard of them while they run.
#pragma once

#include <treaty/core/limits.hpp>
#include <treaty/testing/contract_report.hpp>
#include <treaty/testing/known_values.hpp>
#include <treaty/testing/message_form.hpp>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace treaty::testing {

struct verify_options {
    std::uint64_t seed = 1;
    // Of one operation, over all laws.
    std::size_t cases = 1000;
    // By name; empty: all.
    std::vector<std::string> operations{};
    std::vector<contract_law> laws{};
    // Other forms that the same side answers, for the law of agreement: operations that only read
    // are asked in each of them too. Must outlive the tests.
    std::vector<message_form const*> also{};
    // What the other side takes: one byte more is refused. 0 in body_bytes_max: not tried.
    message_limits limits{};
    // How long one call may take.
    std::chrono::nanoseconds wait{std::chrono::seconds{10}};
    // Calls at once, under the law of concurrency.
    std::size_t connections = 8;
    // Idempotency keys begin with it. The other side remembers keys, so that another run against it
    // wants another one.
    std::string keys = "contract";
    // Ways in which one law of one operation is broken that are told; all are counted.
    std::size_t failures_told = 20;
    // Where the other side is, for the lines of curl.
    std::string url = "http://127.0.0.1:8080";
    // What the other side has, for most valid requests; what answers tell is added. Share one among
    // the runs against one other side. Null: every value is drawn.
    std::shared_ptr<known_values> known{};
};

struct verify_progress {
    std::string_view operation, form;
    contract_law law;
    std::size_t done, of;  // cases of the law
    std::size_t failures;  // so far, of the law
};
using progress_callback = std::function<void(verify_progress const&)>;

}  // namespace treaty::testing
