// SPDX-License-Identifier: BSL-1.0
// docs/tutorial/04_test_in_your_binary.md: calls in a test, within the process.
#include "tea_shop.hpp"

#include <tests/support/catch.hpp>
#include <treaty/http.hpp>
#include <treaty/transport/in_process/channel.hpp>

using namespace tea_shop;

//! [plain]
TEST_CASE("three packets cost three times as much as one") {
    shop ours;
    treaty::call_context context;
    auto const answer = ours(get_price::request{"TEA-1", treaty::pieces(3)}, context);
    REQUIRE(answer);
    CHECK(answer->price == treaty::money{treaty::decimal::of(1485, 2), "EUR"});
}
//! [plain]

//! [wire]
TEST_CASE("an item that is not sold is a fault on the caller's side too") {
    shop ours;
    treaty::dispatcher operations{{&treaty::json::format()}};
    operations.add<service>(ours);
    treaty::in_process::channel channel{operations};
    treaty::client<service> client{channel, treaty::json::format()};
    auto const answer = client(get_price::request{"SOAP-1", treaty::pieces(1)});
    REQUIRE(!answer);
    REQUIRE(answer.error().fault<unknown_item>() != nullptr);
}
//! [wire]

//! [clock]
TEST_CASE("a call whose deadline has passed is not made") {
    treaty::manual_clock clock;
    shop ours;
    treaty::dispatcher operations{{&treaty::json::format()}};
    operations.add<service>(ours);
    treaty::in_process::channel channel{operations};
    treaty::client<service> client{channel, treaty::json::format(), {.time = &clock}};
    treaty::call_context context{.time = &clock};
    context.within(std::chrono::seconds{5});
    clock.advance(std::chrono::seconds{6});
    auto const late = client(get_price::request{"TEA-1", treaty::pieces(1)}, context);
    REQUIRE(!late);
    CHECK(late.error().problems()->front().kind == treaty::problem_kind::deadline_passed);
}
//! [clock]
