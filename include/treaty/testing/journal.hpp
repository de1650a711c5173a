// SPDX-License-Identifier: BSL-1.0
// What was asked of a stand-in, in the order in which it came.
#pragma once

#include <treaty/core/config.hpp>
#include <treaty/reflect/type_of.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

namespace treaty::testing {

enum class answered_by : std::uint8_t {
    seed,       // drawn: nobody said anything about it
    behaviour,  // code of the test
    script      // an answer, a fault or a failure that was prepared
};

struct asked_call {
    std::string_view operation;
    reflect::type const* kind = nullptr;  // of the request
    std::shared_ptr<void const> request;
    std::string idempotency_key;
    std::string caller;
    answered_by by = answered_by::seed;

    // GetPrice {item: "TEA-1"}; secrets are hidden.
    [[nodiscard]] std::string str() const;
};

// Safe to use from several threads.
class journal {
public:
    void add(asked_call call);
    [[nodiscard]] std::vector<asked_call> calls() const;
    void clear();
    // A line a call.
    [[nodiscard]] std::string str() const;

private:
    mutable std::mutex guard_;
    std::vector<asked_call> calls_;
};

// Whether something was asked as a test expects, and if not, what was instead. For an assertion:
// true or false, and printed where it fails.
struct asked_verdict {
    bool holds = false;
    std::string why;
    explicit operator bool() const noexcept { return holds; }
    friend std::ostream& operator<<(std::ostream& out, asked_verdict const& one) {
        return out << one.why;
    }
};

namespace detail {
// How an operation's calls compare with what a test wants of them.
struct asked_count {
    std::string_view operation;
    std::string wanted;            // in words; may be empty
    std::size_t asked = 0;         // in all
    std::size_t matching = 0;      // of these
    std::string nearest, missing;  // the call that misses least, and what it misses
};
// `times`: exactly so many; -1 for at least one.
asked_verdict judge(asked_count const& found, std::int64_t times);
}  // namespace detail

}  // namespace treaty::testing

#ifndef TREATY_SEPARATE_COMPILATION
#include <treaty/testing/journal.ipp>
#endif
