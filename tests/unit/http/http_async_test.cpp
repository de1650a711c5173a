// SPDX-License-Identifier: BSL-1.0
#include <treaty/http_async.hpp>

#include <tests/support/catch.hpp>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>

#include <exception>
#include <vector>

namespace {

struct sku : treaty::text<20, 1> {
    using text::text;
};
struct not_sold {
    static constexpr std::string_view title = "We do not sell that.";
    BOOST_HANA_DEFINE_STRUCT(not_sold, (sku, item));
};
struct price_request {
    BOOST_HANA_DEFINE_STRUCT(price_request, (sku, item));
};
struct price_response {
    BOOST_HANA_DEFINE_STRUCT(price_response, (std::int32_t, cents));
};
struct get_price {
    static constexpr std::string_view name = "GetPrice";
    static constexpr auto safety = treaty::safety::needs_key;
    using request_type = price_request;
    using response_type = price_response;
    using faults = treaty::faults<not_sold>;
};
struct shop {
    static constexpr std::string_view name = "shop";
    static constexpr treaty::version version{1, 0};
    static constexpr auto viewpoint = treaty::viewpoint::inbound;
    using operations = treaty::operations<get_price>;
};

treaty::outcome<get_price> answer(price_request const& asked, treaty::call_context&) {
    if (asked.item != sku{"TEA-1"}) return treaty::fault(not_sold{asked.item});
    return price_response{495};
}

namespace asio = boost::asio;

asio::awaitable<void> ask(std::string url, std::vector<treaty::outcome<get_price>>& answers) {
    treaty::http::async_client<shop> prices{co_await asio::this_coro::executor, url};
    answers.push_back(co_await prices(price_request{"TEA-1"}));
    answers.push_back(co_await prices(price_request{"SOAP-1"}));
    treaty::call_context once{.idempotency_key = "the-same"};
    answers.push_back(co_await prices(price_request{"TEA-1"}, once));
    answers.push_back(co_await prices(price_request{"SOAP-1"}, once));
}

}  // namespace

TEST_CASE(
    "an awaited call ends with a response, a declared fault or a problem, as a blocking one") {
    treaty::http::server<shop> server{&answer};
    asio::io_context context;
    std::vector<treaty::outcome<get_price>> answers;
    std::exception_ptr thrown;
    asio::co_spawn(context, ask(server.url(), answers),
                   [&](std::exception_ptr what) { thrown = std::move(what); });
    context.run();

    REQUIRE_FALSE(thrown);
    REQUIRE(answers.size() == 4);
    REQUIRE(answers[0]);
    CHECK(answers[0]->cents == 495);
    REQUIRE_FALSE(answers[1]);
    REQUIRE(answers[1].error().fault<not_sold>() != nullptr);
    CHECK(answers[1].error().fault<not_sold>()->item == sku{"SOAP-1"});
    CHECK(answers[2]);
    REQUIRE_FALSE(answers[3]);
    REQUIRE(answers[3].error().problems() != nullptr);
    CHECK(answers[3].error().problems()->front().kind == treaty::problem_kind::key_reused);
}

TEST_CASE("an awaited call to an address where nobody listens was not sent") {
    std::string url;
    {
        treaty::http::server<shop> gone{&answer};
        url = gone.url();
    }
    asio::io_context context;
    std::vector<treaty::outcome<get_price>> answers;
    asio::co_spawn(context, ask(url, answers), asio::detached);
    context.run();

    REQUIRE(answers.size() == 4);
    for (auto const& one : answers) {
        REQUIRE_FALSE(one);
        REQUIRE(one.error().problems() != nullptr);
        CHECK(one.error().problems()->front().kind == treaty::problem_kind::unreachable);
    }
}
