// SPDX-License-Identifier: BSL-1.0
// What contract tests found, as data and as the documents that other programs take: JUnit's XML for
// a build server, a page of HTML for people, a line for curl that shows one failure again.
#pragma once

#include <treaty/core/config.hpp>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace treaty::testing {

// What an operation is held to; all but the last are known from its contract alone.
enum class contract_law : std::uint8_t {
    shape,        // a valid request gets a response that fits its type, or a declared fault
    faults,       // a fault is declared, has its status, and its content fits its type
    strictness,   // a broken request gets the problem that says what is wrong, and where
    limits,       // what is at a limit passes, what is past it is refused
    tolerance,    // members that the contract does not have are passed over
    protocol,     // addresses, media types and statuses are those of the contract
    safety,       // what may be repeated is; a key counts once, and where it must be there it must
    concurrency,  // the same at once from many connections gives one answer
    agreement,    // the same in whatever way it is asked gives one answer
    business      // what it means: sequences of calls against a model (business_laws.hpp)
};
inline constexpr contract_law contract_law_last = contract_law::business;
std::string_view name_of(contract_law law) noexcept;
// In one sentence.
std::string_view sentence_of(contract_law law) noexcept;

// One way in which a law is broken; the same at other requests is counted, not repeated.
struct contract_failure {
    std::string service, operation, form;
    contract_law law = contract_law::shape;
    std::string rule;    // "missing-member", "key-reused", "media-type"
    std::string member;  // the path of what it is about; empty: the whole message
    std::string expected, found;
    std::string request;    // the smallest one that shows it
    std::string curl;       // sends that request
    std::size_t count = 1;  // requests that showed it
};

// One law of one operation in one form.
struct law_result {
    std::string service, operation, form;
    contract_law law = contract_law::shape;
    std::size_t cases = 0;
    std::size_t failed = 0;
    std::chrono::nanoseconds took{0};
    // Of the law of shape: how many valid requests ended in a response, and how many in which
    // fault.
    std::size_t responses = 0;
    std::vector<std::pair<std::string, std::size_t>> faults{};
};
// "12 of 40 valid requests ended in a response; UnknownStore 20, UnknownProduct 8".
std::string endings_of(law_result const& one);

struct contract_report {
    std::uint64_t seed = 0;
    std::vector<law_result> results;
    std::vector<contract_failure> failures;
    std::size_t cases = 0;  // of all laws
    std::size_t calls = 0;  // that were made for them
    std::size_t shed = 0;   // calls that the other side had no room for; they count for no law
    std::string stopped{};  // why the tests ended early; empty: they did not

    [[nodiscard]] bool passed() const noexcept { return failures.empty() && stopped.empty(); }
};
// Adds what another run found: of another service, or in another form.
void append(contract_report& to, contract_report more);

// As https://github.com/testmoapp/junitxml describes it: a suite for each operation and form, a
// case for each law.
std::string to_junit(contract_report const& report);
// One page that needs nothing else.
std::string to_html(contract_report const& report, std::string_view title);

}  // namespace treaty::testing

#ifndef TREATY_SEPARATE_COMPILATION
#include <treaty/testing/contract_report.ipp>
#endif
