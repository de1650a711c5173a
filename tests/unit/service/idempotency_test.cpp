// SPDX-License-Identifier: BSL-1.0
#include <treaty/service/idempotency.hpp>

#include <tests/support/catch.hpp>

#include <atomic>
#include <stdexcept>
#include <thread>
#include <vector>

namespace {

using namespace std::chrono_literals;
using treaty::problem_kind;

struct too_little {
    static constexpr std::string_view title = "There is too little in the account.";
    BOOST_HANA_DEFINE_STRUCT(too_little, (std::int32_t, missing));
};
struct pay_request {
    BOOST_HANA_DEFINE_STRUCT(pay_request, (std::int32_t, amount));
};
struct pay_response {
    BOOST_HANA_DEFINE_STRUCT(pay_response, (std::int32_t, number));
};
struct pay {
    static constexpr std::string_view name = "Pay";
    static constexpr auto safety = treaty::safety::needs_key;
    using request_type = pay_request;
    using response_type = pay_response;
    using faults = treaty::faults<too_little>;
};
struct refund_request {
    BOOST_HANA_DEFINE_STRUCT(refund_request, (std::int32_t, amount));
};
struct refund {
    static constexpr std::string_view name = "Refund";
    static constexpr auto safety = treaty::safety::needs_key;
    using request_type = refund_request;
    using response_type = pay_response;
    using faults = treaty::faults<>;
};
struct ask_request {
    BOOST_HANA_DEFINE_STRUCT(ask_request, (std::int32_t, account));
};
struct ask {
    static constexpr std::string_view name = "Ask";
    static constexpr auto safety = treaty::safety::read_only;
    using request_type = ask_request;
    using response_type = pay_response;
    using faults = treaty::faults<>;
};

// Counts how often it was really asked. What it answers depends on the amount.
struct bank {
    int* asked;
    treaty::outcome<pay> operator()(pay_request const& request, treaty::call_context&) const {
        ++*asked;
        if (request.amount > 100) return treaty::fault(too_little{request.amount - 100});
        if (request.amount == 13) throw std::runtime_error("the till jams");
        if (request.amount == 14)
            return treaty::fail({problem_kind::overloaded, {}, 0, {}, "too many customers"});
        if (request.amount == 15) return std::unexpected{treaty::unknown_outcome{"line cut"}};
        return pay_response{*asked};
    }
    treaty::outcome<refund> operator()(refund_request const&, treaty::call_context&) const {
        return pay_response{++*asked};
    }
    treaty::outcome<ask> operator()(ask_request const&, treaty::call_context&) const {
        return pay_response{++*asked};
    }
};

struct counter {
    explicit counter(treaty::idempotency_options options = {}) : receiver(bank{&asked}, options) {}

    treaty::outcome<pay> pays(std::int32_t amount, std::string key, std::string caller = "") {
        treaty::call_context context{.time = &time};
        context.idempotency_key = std::move(key);
        context.caller = std::move(caller);
        return receiver(pay_request{amount}, context);
    }
    int asked = 0;
    treaty::manual_clock time;
    treaty::idempotent_receiver<bank> receiver;
};

problem_kind kind_of(treaty::outcome<pay> const& result) {
    REQUIRE_FALSE(result.has_value());
    REQUIRE(result.error().problems() != nullptr);
    return result.error().problems()->front().kind;
}

}  // namespace

TEST_CASE("a repeat under the same key gets the stored response, and nothing is done again") {
    counter at;
    auto const first = at.pays(20, "a");
    auto const again = at.pays(20, "a");
    REQUIRE(first);
    REQUIRE(again);
    CHECK(first->number == again->number);
    CHECK(at.asked == 1);
    CHECK(at.pays(20, "b")->number == 2);
}

TEST_CASE("a stored fault is repeated as well") {
    counter at;
    CHECK_FALSE(at.pays(120, "a"));
    auto const again = at.pays(120, "a");
    REQUIRE_FALSE(again);
    REQUIRE(again.error().fault<too_little>() != nullptr);
    CHECK(again.error().fault<too_little>()->missing == 20);
    CHECK(at.asked == 1);
}

TEST_CASE("another request under a used key is refused and not asked") {
    counter at;
    CHECK(at.pays(20, "a"));
    CHECK(kind_of(at.pays(21, "a")) == problem_kind::key_reused);
    CHECK(at.asked == 1);
}

TEST_CASE("an operation that needs a key is refused without one, or with an endless one") {
    counter at;
    CHECK(kind_of(at.pays(20, "")) == problem_kind::key_required);
    CHECK(at.pays(20, std::string(255, 'k')));
    CHECK(kind_of(at.pays(20, std::string(256, 'k'))) == problem_kind::limit_exceeded);
    CHECK(at.asked == 1);
}

TEST_CASE("an operation that needs no key is passed on each time") {
    counter at;
    treaty::call_context context{.time = &at.time};
    context.idempotency_key = "a";
    CHECK(at.receiver(ask_request{1}, context)->number == 1);
    CHECK(at.receiver(ask_request{1}, context)->number == 2);
}

TEST_CASE("a key belongs to its caller, and neither can be chosen to look like another's") {
    counter at;
    CHECK(at.pays(20, "a", "shop"));
    CHECK(at.pays(30, "a", "erp"));
    CHECK(at.pays(40, "/Pay/a", "shop"));
    CHECK(at.asked == 3);
    CHECK(at.pays(20, "a", "mall")->number == 4);  // as long a name as "shop", and the same request
}

TEST_CASE("a key belongs to its operation") {
    counter at;
    CHECK(at.pays(20, "a")->number == 1);
    treaty::call_context context{.time = &at.time};
    context.idempotency_key = "a";
    CHECK(at.receiver(refund_request{20}, context)->number == 2);
    CHECK(at.pays(20, "a")->number == 1);
}

TEST_CASE("a call that came to no definite end leaves its key free for a repeat") {
    counter at;
    CHECK_THROWS_AS(at.pays(13, "a"), std::runtime_error);
    CHECK_THROWS_AS(at.pays(13, "a"), std::runtime_error);
    CHECK(kind_of(at.pays(14, "b")) == problem_kind::overloaded);
    CHECK(kind_of(at.pays(14, "b")) == problem_kind::overloaded);
    CHECK(at.pays(15, "c").error().is_unknown());
    CHECK(at.pays(15, "c").error().is_unknown());
    CHECK(at.asked == 6);
    CHECK(at.receiver.keys().size() == 0);
}

TEST_CASE("while the first call is being answered, a second under its key is told so") {
    int asked = 0;
    std::atomic<bool> inside = false;
    std::atomic<bool> leave = false;
    auto const slow = [&](pay_request const&, treaty::call_context&) -> treaty::outcome<pay> {
        bool const is_first = !inside.exchange(true);
        while (is_first && !leave) std::this_thread::yield();
        return pay_response{++asked};
    };
    treaty::idempotent_receiver<decltype(slow)> receiver{slow};
    treaty::call_context first{.idempotency_key = "a"};
    treaty::call_context second = first;
    std::thread caller{[&] { CHECK(receiver(pay_request{1}, first)); }};
    while (!inside) std::this_thread::yield();
    CHECK(kind_of(receiver(pay_request{1}, second)) == problem_kind::key_in_flight);
    leave = true;
    caller.join();
    CHECK(receiver(pay_request{1}, second));
    CHECK(asked == 1);
}

TEST_CASE("keys of calls that came to nothing leave nothing behind") {
    treaty::key_store keys{{.keys_max = 10}};
    for (int i = 0; i < 1000; ++i) {
        std::string const key = std::to_string(i);
        CHECK(keys.open(key, {}, 1s * i).verdict == treaty::key_store::verdict::fresh);
        keys.forget(key);
    }
    CHECK(keys.size() == 0);
    CHECK(keys.queued() <= 20);
}

TEST_CASE("keys are kept for 24 hours, also under pressure; then the oldest make room") {
    counter at{{.keys_max = 3}};
    for (std::string const key : {"a", "b", "c"}) {
        CHECK(at.pays(20, key));
        at.time.advance(1h);
    }
    CHECK(kind_of(at.pays(20, "d")) == problem_kind::overloaded);
    at.time.advance(21h - 1ns);  // "a" is 24 hours old, less a nanosecond
    CHECK(kind_of(at.pays(20, "d")) == problem_kind::overloaded);
    CHECK(at.pays(20, "a")->number == 1);
    at.time.advance(1ns);
    CHECK(at.pays(20, "d"));
    CHECK(at.pays(20, "b")->number == 2);
    CHECK(at.receiver.keys().size() == 3);
}

TEST_CASE("a key that was free again is kept for 24 hours from its last use") {
    counter at{{.keys_max = 2}};
    CHECK(kind_of(at.pays(14, "a")) == problem_kind::overloaded);
    at.time.advance(23h);
    CHECK(at.pays(20, "a"));
    CHECK(at.pays(20, "b"));
    at.time.advance(1h);  // the first use of "a" is 24 hours old, the one that counts only one
    CHECK(kind_of(at.pays(20, "c")) == problem_kind::overloaded);
    CHECK(at.pays(20, "a")->number == 2);
    CHECK(at.asked == 3);
}

TEST_CASE("a key in flight is not dropped, however old it is") {
    treaty::key_store keys{{.keys_max = 1}};
    using verdict = treaty::key_store::verdict;
    CHECK(keys.open("a", {1, 1}, 0ns).verdict == verdict::fresh);
    CHECK(keys.open("b", {1, 1}, 48h).verdict == verdict::full);
    CHECK(keys.open("a", {1, 1}, 48h).verdict == verdict::in_flight);
    keys.keep("a", std::make_shared<int>(7));
    CHECK(keys.open("a", {1, 1}, 49h).verdict == verdict::replay);
    CHECK(keys.open("b", {1, 1}, 96h).verdict == verdict::fresh);
}

TEST_CASE("many threads with the same few keys do each thing once") {
    std::atomic<int> done = 0;
    auto const count = [&](pay_request const&, treaty::call_context&) -> treaty::outcome<pay> {
        return pay_response{++done};
    };
    treaty::idempotent_receiver<decltype(count)> receiver{count};
    std::vector<std::thread> threads;
    for (int thread = 0; thread < 4; ++thread)
        threads.emplace_back([&] {
            for (int i = 0; i < 500; ++i) {
                treaty::call_context context{.idempotency_key = std::to_string(i)};
                (void)receiver(pay_request{i}, context);
            }
        });
    for (std::thread& one : threads) one.join();
    CHECK(done == 500);
}
