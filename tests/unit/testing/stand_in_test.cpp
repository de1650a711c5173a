// SPDX-License-Identifier: BSL-1.0
#include <treaty/testing/stand_in.hpp>

#include <tests/docs/tea_shop.hpp>
#include <tests/support/catch.hpp>
#include <treaty/json.hpp>
#include <treaty/service/client.hpp>
#include <treaty/service/dispatcher.hpp>
#include <treaty/transport/in_process/channel.hpp>
#include <treaty/wire/json/format.hpp>

#include <atomic>
#include <chrono>
#include <functional>
#include <sstream>
#include <thread>
#include <vector>

using namespace tea_shop;
using treaty::call_context;
using treaty::simulate;
using treaty::testing::answered_by;
using treaty::testing::with;
using price = get_price::operation;
using place = place_order::operation;

namespace {

get_price::request question(std::string_view item, int pieces = 1) {
    return {sku{item}, treaty::pieces(pieces)};
}
std::string text(treaty::testing::asked_verdict const& one) {
    std::ostringstream out;
    out << one;
    return out.str();
}

}  // namespace

TEST_CASE("a stand-in answers every operation before anything is written") {
    auto const shop = simulate<service>(7);
    call_context context;
    auto const answer = shop(question("TEA-1"), context);
    REQUIRE(answer);
    CHECK((answer->price.currency == "EUR" || answer->price.currency == "USD"));
    CHECK(shop(place_order::request{{{sku{"TEA-1"}, treaty::pieces(2)}}, {}}, context));
}

TEST_CASE("the same question has the same answer, whenever it comes, and another seed another") {
    auto const one = simulate<service>(7);
    auto const same = simulate<service>(7);
    call_context context;
    auto const first = one(question("TEA-1"), context);
    bool differs = false, differs_by_question = false;
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        std::string const item = "TEA-" + std::to_string(seed);
        auto const left = one(question(item), context);
        CHECK(treaty::json::write(*same(question(item), context)) == treaty::json::write(*left));
        differs_by_question = differs_by_question || left->price.amount != first->price.amount;
        differs =
            differs || treaty::json::write(*simulate<service>(seed)(question("A"), context)) !=
                           treaty::json::write(*one(question("A"), context));
    }
    CHECK(differs);
    CHECK(differs_by_question);
    CHECK(treaty::json::write(*one(question("TEA-1"), context)) == treaty::json::write(*first));
}

TEST_CASE("an answer of a stand-in is read without a problem on the other side") {
    auto shop = simulate<service>(3);
    treaty::dispatcher operations{{&treaty::json::format()}};
    operations.add<service>(shop);
    treaty::in_process::channel channel{operations};
    treaty::client<service> client{channel, treaty::json::format()};
    for (int i = 1; i < 50; ++i) {
        auto const answer = client(question("TEA-" + std::to_string(i), i));
        CHECK(answer);
    }
    CHECK(shop.asked<price>().size() == 49);
}

TEST_CASE("a behaviour answers its operation, and the seed the others") {
    int asked = 0;
    auto const shop = simulate<service>(
        7, [&asked](get_price::request const& what, call_context&) -> treaty::outcome<price> {
            ++asked;
            if (what.item != "TEA-1") return treaty::fault(unknown_item{what.item});
            return get_price::response{{treaty::decimal::of(495, 2), "EUR"}};
        });
    call_context context;
    CHECK(shop(question("TEA-1"), context)->price.amount == treaty::decimal::of(495, 2));
    CHECK(shop(question("SOAP"), context).error().fault<unknown_item>() != nullptr);
    CHECK(shop(place_order::request{{{sku{"TEA-1"}, treaty::pieces(2)}}, {}}, context));
    CHECK(asked == 2);
    auto const calls = shop.journal().calls();
    REQUIRE(calls.size() == 3);
    CHECK(calls[0].by == answered_by::behaviour);
    CHECK(calls[2].by == answered_by::seed);
}

TEST_CASE("a behaviour with state of the test's own goes in by reference") {
    shop ours;
    auto const stand_in = simulate<service>(1, std::ref(ours));
    call_context context;
    auto const order =
        stand_in(place_order::request{{{sku{"TEA-1"}, treaty::pieces(2)}}, {}}, context);
    REQUIRE(order);
    CHECK(order->order.value() == 1001);
}

TEST_CASE("scripts come in the order in which they were said, each so often as it says") {
    auto const shop = simulate<service>(7);
    shop.on<price>().fails(unknown_item{sku{"A"}});
    shop.on<price>(with(&get_price::request::item, "TEA-1"))
        .answers({{treaty::decimal::of(1, 0), "EUR"}})
        .times(2);
    shop.on<price>().fails(treaty::unknown_outcome{"the line was cut"}).always();
    call_context context;
    CHECK(shop.left_over<price>() == 2);
    CHECK(shop(question("TEA-1"), context).error().is_fault());
    CHECK(shop(question("TEA-2"), context).error().is_unknown());
    CHECK(shop(question("TEA-1"), context)->price.amount == treaty::decimal{1});
    CHECK(shop(question("TEA-1"), context)->price.amount == treaty::decimal{1});
    CHECK(shop(question("TEA-1"), context).error().is_unknown());
    CHECK(shop.left_over<price>() == 0);
}

TEST_CASE("an answer waits as long as its script says, and no stand-in waits unasked") {
    treaty::manual_clock clock;
    auto const shop = simulate<service>(treaty::testing::stand_in_options{
        .seed = 7, .wait = [&clock](std::chrono::nanoseconds so_long) { clock.advance(so_long); }});
    shop.on<price>().after(std::chrono::seconds{3});
    call_context context;
    CHECK(shop(question("TEA-1"), context));
    CHECK(clock.elapsed() == std::chrono::seconds{3});
    CHECK(shop(question("TEA-1"), context));
    CHECK(clock.elapsed() == std::chrono::seconds{3});
    CHECK_THROWS_WITH(simulate<service>(1).on<price>().after(std::chrono::seconds{1}),
                      Catch::Contains("does not know how to wait"));
}

TEST_CASE("what was asked is told with the nearest that was asked instead") {
    auto const shop = simulate<service>(7);
    CHECK_FALSE(shop.was_asked<price>());
    CHECK(text(shop.was_asked<price>()) == "GetPrice was asked never; expected at least once");
    call_context context;
    CHECK(shop(question("TEA-2", 3), context));
    CHECK(shop(question("TEA-3", 1), context));
    auto const item = [](char const* name) { return with(&get_price::request::item, name); };
    CHECK(shop.was_asked<price>());
    CHECK(shop.was_asked<price>(item("TEA-2")));
    CHECK(shop.was_asked<price>(item("TEA-2"), 1));
    CHECK_FALSE(shop.was_asked<price>(item("TEA-2"), 2));
    auto const two = item("TEA-1") && with(&get_price::request::wanted, treaty::pieces(3));
    CHECK(
        text(shop.was_asked<price>(two)) ==
        "GetPrice was asked 2 times, never where item is \"TEA-1\" and wanted is {value: 3, unit: "
        "\"C62\"}; the nearest misses item is \"TEA-1\" (found \"TEA-2\"): {item: \"TEA-2\", "
        "wanted: {value: 3, unit: \"C62\"}}; expected at least once");
    CHECK(shop.was_asked<price>([](auto const& what) { return what.wanted.value > 2; }, 1));
    CHECK(shop.journal().str().find("GetPrice {item: \"TEA-3\"") != std::string::npos);
    shop.journal().clear();
    CHECK(shop.was_asked<price>({}, 0));
}

TEST_CASE("a stand-in is asked by several threads at once") {
    auto const shop = simulate<service>(7);
    shop.on<price>().fails(unknown_item{sku{"A"}}).times(100);
    std::vector<std::jthread> threads;
    std::atomic<int> faults = 0;
    for (int t = 0; t < 4; ++t)
        threads.emplace_back([&] {
            call_context context;
            for (int i = 0; i < 100; ++i) faults += shop(question("TEA-1", i), context) ? 0 : 1;
        });
    threads.clear();
    CHECK(faults == 100);
    CHECK(shop.was_asked<price>({}, 400));
}
