// SPDX-License-Identifier: BSL-1.0
// The small value types that need no file of their own: identifier, secret, random,
// call_context and clock.
#include "../../support/catch.hpp"

#include <treaty/core/call_context.hpp>
#include <treaty/core/identifier.hpp>
#include <treaty/core/random.hpp>
#include <treaty/core/secret.hpp>
#include <treaty/core/text.hpp>

#include <set>
#include <sstream>
#include <unordered_set>

using namespace std::chrono_literals;

namespace {
struct order_id : treaty::identifier<order_id> {
    using identifier::identifier;
};
struct store_id : treaty::identifier<store_id, std::int32_t> {
    using identifier::identifier;
};
template <class A, class B>
concept comparable = requires(A a, B b) {
    a == b;
};
template <class T>
concept printable = requires(std::ostream& out, T value) {
    out << value;
};
}  // namespace

TEST_CASE("identifiers of two kinds are two types") {
    static_assert(!std::is_convertible_v<order_id, store_id>);
    static_assert(!std::is_constructible_v<order_id, store_id>);
    static_assert(!std::is_convertible_v<order_id, std::int64_t>);
    static_assert(!comparable<order_id, store_id>);
    static_assert(sizeof(store_id) == 4);
    CHECK(order_id{7} == order_id{7});
    CHECK(order_id{7} < order_id{8});
    CHECK(order_id{INT64_MIN}.str() == "-9223372036854775808");
    CHECK(std::unordered_set<order_id>{1, 2, 1}.size() == 2);
    std::ostringstream out;
    out << store_id{-3};
    CHECK(out.str() == "-3");
}

TEST_CASE("a secret can be compared and revealed, and not printed") {
    using word = treaty::secret<std::string>;
    using pin = treaty::secret<treaty::text<6>>;
    static_assert(!printable<word>);
    static_assert(!printable<pin>);
    static_assert(!std::is_convertible_v<word, std::string>);
    static_assert(!std::is_convertible_v<std::string, word>);
    CHECK(word{"abc"} == word{"abc"});
    CHECK_FALSE(word{"abc"} == word{"abd"});
    CHECK_FALSE(word{"abc"} == word{"ab"});
    CHECK_FALSE(word{""} == word{"a"});
    CHECK(pin{"1234"} == pin{"1234"});
    CHECK_FALSE(pin{"1234"} == pin{"1235"});
    CHECK(pin{"1234"}.reveal().view() == "1234");
    CHECK(treaty::secret<int>{3} == treaty::secret<int>{3});
}

TEST_CASE("the same seed draws the same numbers everywhere") {
    treaty::random_source chance{1234567};
    // The published sequence of SplitMix64 for this seed.
    CHECK(chance.next() == 6457827717110365317U);
    CHECK(chance.next() == 3203168211198807973U);
    CHECK(chance.next() == 9817491932198370423U);
    CHECK(chance.next() == 4593380528125082431U);
}

TEST_CASE("numbers are drawn from the whole of a range and from nothing else") {
    treaty::random_source chance{1};
    std::set<std::int64_t> seen;
    for (int i = 0; i < 1000; ++i) {
        seen.insert(chance.between(-3, 3));
        CHECK(chance.below(10) < 10);
        CHECK(chance.below(1) == 0);
        CHECK(chance.below(0) == 0);
        CHECK_FALSE(chance.chance(0));
        CHECK(chance.chance(100));
    }
    CHECK(seen == std::set<std::int64_t>{-3, -2, -1, 0, 1, 2, 3});
    bool negative = false;
    bool positive = false;
    for (int i = 0; i < 100; ++i) {
        auto const any = chance.between(INT64_MIN, INT64_MAX);
        negative = negative || any < 0;
        positive = positive || any > 0;
    }
    CHECK((negative && positive));
    CHECK(chance.between(5, 5) == 5);
    auto part = chance.fork();
    CHECK(part.next() != chance.next());
}

TEST_CASE("a manual clock stands still until it is moved, and both its times move together") {
    treaty::manual_clock time{treaty::instant::from_seconds(100)};
    CHECK(time.elapsed() == 0ns);
    CHECK(time.now().seconds() == 100);
    time.advance(1500ms);
    CHECK(time.elapsed() == 1500ms);
    CHECK(time.now() == treaty::instant::from_seconds(101, 500'000'000));
}

TEST_CASE("the system's clock does not go back") {
    auto const& time = treaty::system_clock::instance();
    auto const first = time.elapsed();
    CHECK(time.elapsed() >= first);
    CHECK(time.now().within_calendar());
}

TEST_CASE("a call's deadline is measured on the call's own clock") {
    treaty::manual_clock time;
    treaty::call_context context{.time = &time};
    CHECK_FALSE(context.has_deadline());
    CHECK_FALSE(context.expired());
    context.within(2s);
    CHECK(context.has_deadline());
    CHECK(context.remaining() == 2s);
    time.advance(1999ms);
    CHECK_FALSE(context.expired());
    CHECK(context.remaining() == 1ms);
    time.advance(1ms);
    CHECK(context.expired());
    CHECK(context.remaining() == 0ns);
    time.advance(1h);
    CHECK(context.remaining() == 0ns);
}

TEST_CASE("a wait without end is no deadline in the past") {
    treaty::manual_clock time;
    time.advance(1h);
    treaty::call_context context{.time = &time};
    context.within(std::chrono::nanoseconds::max());
    CHECK_FALSE(context.expired());
    CHECK(context.remaining() > 24h);
}
