// SPDX-License-Identifier: BSL-1.0
// The same over every way to call: whether a service is called directly, as bytes within the
// process or over a network, in one format or another, equal state gives equal answers. Every way
// gets a state of its own and the same sequence of drawn calls; answers are compared as values. For
// all ways that the library has:
//     #include <treaty/testing/every_way.hpp>
//     auto const report = treaty::testing::agree(
//         treaty::table_of<shop>(), treaty::testing::every_way<shop>([] { return my_shop{}; }));
#pragma once

#include <treaty/contract/service_table.hpp>
#include <treaty/core/call_context.hpp>
#include <treaty/core/config.hpp>
#include <treaty/testing/contract_report.hpp>
#include <treaty/testing/known_values.hpp>
#include <treaty/testing/message_form.hpp>
#include <treaty/testing/verify_options.hpp>

#include <cstddef>
#include <cstdint>
#include <expected>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace treaty::testing {

// One way to call a service, with a state of its own behind it.
struct way {
    using answer = std::expected<reflect::any_value, failure_base>;

    std::string name;  // "http soap"
    // The request is of the operation's request type.
    std::function<answer(operation_row const&, reflect::any_value const& request, call_context&)>
        ask;
    // How its messages look, for lines of curl; null: it has none.
    message_form const* form = nullptr;
};
// Makes them afresh, all in the same state, two at least: the first is what the others are held to.
using ways_maker = std::function<std::vector<way>()>;

struct agreement_options {
    std::uint64_t seed = 1;
    // Calls in all, each made in every way.
    std::size_t cases = 1000;
    // Calls in one sequence, which begins with fresh ways.
    std::size_t sequence = 50;
    // By name; empty: all.
    std::vector<std::string> operations{};
    // What the service has, so that requests come further than to a fault; what answers tell is
    // added. Null: every value is drawn.
    std::shared_ptr<known_values> known{};
    // Whether texts may hold what XML has no form for.
    bool any_character = false;
    // How long one call may take.
    std::chrono::nanoseconds wait{std::chrono::seconds{10}};
    // For the lines of curl.
    std::string url = "http://127.0.0.1:8080";
};

// A result for each operation and each way but the first; its form is the way's name. A failure is
// told as the shortest sequence that shows it: `request` has one call a line, `curl` sends them.
contract_report agree(service_row const& service, ways_maker const& make,
                      agreement_options const& options = {},
                      progress_callback const& progress = {});

}  // namespace treaty::testing

#ifndef TREATY_SEPARATE_COMPILATION
#include <treaty/testing/agreement.ipp>
#endif
