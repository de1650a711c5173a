// SPDX-License-Identifier: BSL-1.0
#include <treaty/testing/recording.hpp>

#include <tests/docs/tea_shop.hpp>
#include <tests/support/catch.hpp>
#include <treaty/json.hpp>
#include <treaty/service/client.hpp>
#include <treaty/service/dispatcher.hpp>
#include <treaty/soap.hpp>
#include <treaty/transport/in_process/channel.hpp>
#include <treaty/wire/json/format.hpp>

#include <initializer_list>
#include <sstream>
#include <string>

using namespace tea_shop;

namespace {

// What the shop answers to three questions, by way of whatever stands between.
std::string ask(treaty::transport::channel& channel, treaty::wire::format const& format) {
    treaty::client<service> client{channel, format};
    std::string all;
    for (char const* const item : {"TEA-1", "SOAP-1"}) {
        auto const answer = client(get_price::request{sku{item}, treaty::pieces(3)});
        all += answer ? treaty::json::write(*answer) : answer.error().str();
    }
    for (int i = 0; i < 2; ++i) {
        treaty::call_context context;
        context.idempotency_key = "key-" + std::to_string(i);
        auto const order =
            client(place_order::request{{{sku{"TEA-1"}, treaty::pieces(2)}}, {}}, context);
        all += order ? treaty::json::write(*order) : order.error().str();
    }
    return all;
}

}  // namespace

TEST_CASE("what was recorded is played back, in JSON and SOAP, in its order") {
    auto const soap = treaty::soap::format_for<service>();
    for (treaty::wire::format const* const format :
         std::initializer_list<treaty::wire::format const*>{&treaty::json::format(), &soap}) {
        shop ours;
        treaty::dispatcher operations{{format}};
        operations.add<service>(ours);
        treaty::in_process::channel there{operations};
        std::stringstream file;
        treaty::testing::recording tape{there, file};
        std::string const told = ask(tape, *format);
        CHECK(told.find("1002") != std::string::npos);
        CHECK(tape.left_out() == 0);

        treaty::testing::playback again{file};
        CHECK(again.left_over() == 4);
        treaty::in_process::channel played{again};
        CHECK(ask(played, *format) == told);
        CHECK(again.left_over() == 0);
    }
}

TEST_CASE("what is asked in another order is answered as it was") {
    shop ours;
    treaty::dispatcher operations{{&treaty::json::format()}};
    operations.add<service>(ours);
    treaty::in_process::channel there{operations};
    std::stringstream file;
    treaty::testing::recording tape{there, file};
    (void)ask(tape, treaty::json::format());
    treaty::testing::playback again{file};
    treaty::in_process::channel played{again};
    treaty::client<service> client{played, treaty::json::format()};
    CHECK_FALSE(client(get_price::request{sku{"SOAP-1"}, treaty::pieces(3)}));
    CHECK(client(get_price::request{sku{"TEA-1"}, treaty::pieces(3)}));
}

TEST_CASE("what was not recorded is told, and so is a line that is none") {
    std::stringstream file;
    treaty::testing::playback nothing{file};
    treaty::in_process::channel channel{nothing};
    treaty::client<service> client{channel, treaty::json::format()};
    CHECK_FALSE(client(get_price::request{sku{"TEA-1"}, treaty::pieces(1)}));
    CHECK_FALSE(nothing.knows("/tea-shop/GetPrice"));

    std::stringstream torn{"\n{\"path\":\"/a\"}\n"};
    CHECK_THROWS_WITH(treaty::testing::playback{torn}, Catch::Contains("line 2"));
}
