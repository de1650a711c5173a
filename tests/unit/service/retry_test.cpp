// SPDX-License-Identifier: BSL-1.0
#include <treaty/service/retry.hpp>

#include <tests/support/catch.hpp>

#include <algorithm>
#include <functional>
#include <vector>

namespace {

using namespace std::chrono_literals;
using treaty::problem_kind;
using treaty::safety;

struct empty_response {
    BOOST_HANA_DEFINE_STRUCT(empty_response, (std::int32_t, attempt));
};
struct refused {
    static constexpr std::string_view title = "No.";
    BOOST_HANA_DEFINE_STRUCT(refused, (std::int32_t, attempt));
};
template <safety Safety>
struct request {
    BOOST_HANA_DEFINE_STRUCT(request, (std::int32_t, number));
};
template <safety Safety>
struct operation {
    static constexpr std::string_view name = "Operation";
    static constexpr auto safety = Safety;
    using request_type = request<Safety>;
    using response_type = empty_response;
    using faults = treaty::faults<refused>;
};

// What the other side does with the first attempts; after them it answers.
enum class trouble { unknown, unreachable, overloaded, internal, in_flight, bad_request, fault };

struct other_side {
    trouble what;
    int times;
    int* attempts;

    template <safety Safety>
    treaty::outcome<operation<Safety>> operator()(request<Safety> const&,
                                                  treaty::call_context&) const {
        if (++*attempts > times) return empty_response{*attempts};
        auto const problem = [](problem_kind kind) {
            return treaty::fail({kind, {}, 0, {}, "for a test"});
        };
        switch (what) {
            case trouble::unknown: return std::unexpected{treaty::unknown_outcome{"cut"}};
            case trouble::unreachable: return problem(problem_kind::unreachable);
            case trouble::overloaded: return problem(problem_kind::overloaded);
            case trouble::internal: return problem(problem_kind::internal);
            case trouble::in_flight: return problem(problem_kind::key_in_flight);
            case trouble::bad_request: return problem(problem_kind::missing_member);
            case trouble::fault: break;
        }
        return treaty::fault(refused{*attempts});
    }
};

struct trial {
    treaty::manual_clock time;
    std::vector<std::chrono::nanoseconds> waits;
    int attempts = 0;
    treaty::retry_options options{.wait = [this](std::chrono::nanoseconds wait) {
        waits.push_back(wait);
        time.advance(wait);
    }};

    template <safety Safety>
    auto call(trouble what, int times, std::string key = "", std::chrono::nanoseconds within = 1h) {
        treaty::retry<other_side> filter{other_side{what, times, &attempts}, options};
        treaty::call_context context{.time = &time};
        context.idempotency_key = std::move(key);
        context.within(within);
        attempts = 0;
        return filter(request<Safety>{1}, context).has_value();
    }
};

}  // namespace

TEST_CASE("what was not done is repeated for every operation") {
    trial t;
    for (trouble const what : {trouble::unreachable, trouble::overloaded}) {
        CHECK(t.call<safety::read_only>(what, 2));
        CHECK(t.call<safety::idempotent>(what, 2));
        CHECK(t.call<safety::needs_key>(what, 2));
        CHECK(t.call<safety::plain>(what, 2));
        CHECK(t.attempts == 3);
    }
}

TEST_CASE("what may have been done is repeated only where a repeat does no harm") {
    trial t;
    for (trouble const what : {trouble::unknown, trouble::internal, trouble::in_flight}) {
        CHECK(t.call<safety::read_only>(what, 1));
        CHECK(t.call<safety::idempotent>(what, 1));
        CHECK(t.call<safety::needs_key>(what, 1, "key"));
        CHECK_FALSE(t.call<safety::needs_key>(what, 1));
        CHECK(t.attempts == 1);
        CHECK_FALSE(t.call<safety::plain>(what, 1, "key"));
        CHECK(t.attempts == 1);
    }
}

TEST_CASE("an answer is an answer: faults and refused requests are never repeated") {
    trial t;
    CHECK_FALSE(t.call<safety::read_only>(trouble::fault, 1));
    CHECK(t.attempts == 1);
    CHECK_FALSE(t.call<safety::read_only>(trouble::bad_request, 1));
    CHECK(t.attempts == 1);
    CHECK(t.waits.empty());
}

TEST_CASE("attempts are bounded, and waits stay under a cap that doubles") {
    trial t;
    t.options.attempts_max = 8;
    t.options.budget = 100;
    CHECK_FALSE(t.call<safety::read_only>(trouble::unknown, 100));
    CHECK(t.attempts == 8);
    REQUIRE(t.waits.size() == 7);
    std::chrono::nanoseconds cap = 50ms;
    for (auto const wait : t.waits) {
        CHECK(wait >= 0ns);
        CHECK(wait <= std::min<std::chrono::nanoseconds>(cap, 2s));
        cap *= 2;
    }
}

TEST_CASE("jitter is full: waits are spread over the whole range, and follow the seed") {
    auto const waits_of = [](std::uint64_t seed) {
        std::vector<std::chrono::nanoseconds> waits;
        treaty::retry_policy policy{
            {.attempts_max = 1000,
             .first_wait = 100ms,
             .wait_max = 100ms,
             .budget = 1000,
             .seed = seed,
             .wait = [&](std::chrono::nanoseconds wait) { waits.push_back(wait); }}};
        treaty::manual_clock time;
        treaty::call_context const context{.time = &time};
        for (unsigned made = 1; made < 500; ++made) REQUIRE(policy.wait_for_another(1, context));
        return waits;
    };
    auto const waits = waits_of(7);
    int low = 0;
    int high = 0;
    for (auto const wait : waits) {
        low += wait < 25ms ? 1 : 0;
        high += wait > 75ms ? 1 : 0;
    }
    CHECK(low > 80);
    CHECK(high > 80);
    CHECK(waits == waits_of(7));
    CHECK(waits != waits_of(8));
}

TEST_CASE("no attempt begins after the call's deadline, and no wait goes past it") {
    trial t;
    t.options.attempts_max = 100;
    t.options.budget = 100;
    CHECK_FALSE(t.call<safety::read_only>(trouble::unknown, 100, "", 300ms));
    CHECK(t.time.elapsed() < 300ms);
    CHECK(t.attempts < 100);
}

TEST_CASE("when everything fails, retries add a tenth to the load and no more") {
    trial t;
    int attempts = 0;
    treaty::retry<other_side> filter{other_side{trouble::unreachable, 1'000'000, &attempts},
                                     t.options};
    for (int call = 0; call < 1000; ++call) {
        treaty::call_context context{.time = &t.time};
        (void)filter(request<safety::read_only>{1}, context);
    }
    CHECK(attempts <= 1000 + 100 + 10);
    CHECK(attempts >= 1000 + 90);
}

TEST_CASE("without a way to wait nothing is repeated") {
    trial t;
    t.options.wait = nullptr;
    CHECK_FALSE(t.call<safety::read_only>(trouble::unknown, 1));
    CHECK(t.attempts == 1);
}

TEST_CASE("after ever so many attempts a wait is still between nothing and its cap") {
    std::chrono::nanoseconds waited{-1};
    treaty::retry_policy policy{{.attempts_max = 1000,
                                 .budget = 1000,
                                 .wait = [&](std::chrono::nanoseconds wait) { waited = wait; }}};
    treaty::manual_clock time;
    treaty::call_context const context{.time = &time};
    std::chrono::nanoseconds longest{};
    for (unsigned made = 7; made < 200; ++made) {
        INFO(made);
        REQUIRE(policy.wait_for_another(made, context));
        CHECK(waited >= 0ns);
        CHECK(waited <= 2s);
        longest = std::max(longest, made > 60 ? waited : 0ns);
    }
    CHECK(longest > 1900ms);
}

TEST_CASE("no attempt begins when the wait itself took until the deadline") {
    trial t;
    t.options.wait = [&t](std::chrono::nanoseconds) { t.time.advance(1h); };
    CHECK_FALSE(t.call<safety::read_only>(trouble::unreachable, 1, "", 10min));
    CHECK(t.attempts == 1);
}

TEST_CASE("a wait that would end at the deadline is not begun") {
    trial t;
    t.options.first_wait = 0ms;
    treaty::retry_policy policy{t.options};
    treaty::call_context context{.time = &t.time};
    context.within(0ns);
    CHECK_FALSE(policy.wait_for_another(1, context));
    CHECK(t.waits.empty());
}

TEST_CASE("calls that went well do not pile up retries beyond the budget") {
    trial t;
    int attempts = 0;
    treaty::retry<other_side> filter{other_side{trouble::unreachable, 1'000'000, &attempts},
                                     t.options};
    auto const call = [&] {
        treaty::call_context context{.time = &t.time};
        return filter(request<safety::read_only>{1}, context).has_value();
    };
    attempts = 1'000'000;  // from here on the other side answers
    for (int i = 0; i < 1000; ++i) CHECK(call());
    attempts = 0;  // and now no more
    for (int i = 0; i < 50; ++i) CHECK_FALSE(call());
    CHECK(attempts <= 50 + 10 + 5);
}
