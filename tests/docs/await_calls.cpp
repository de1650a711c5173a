// SPDX-License-Identifier: BSL-1.0
// docs/how-to/await_calls.md: many calls at once on one thread.
#include "tea_shop.hpp"

#include <treaty/http_async.hpp>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>

#include <iostream>

using namespace tea_shop;

//! [ask]
using client = treaty::http::async_client<service>;

boost::asio::awaitable<void> ask(client& shop, std::int64_t packets, treaty::decimal& sum) {
    auto const answer = co_await shop(get_price::request{"TEA-1", treaty::pieces(packets)});
    if (answer) sum += answer->price.amount;
}
//! [ask]

int main() {
    treaty::http::server<service> server{tea_shop::shop{}};
    //! [run]
    boost::asio::io_context loop;
    client shop{loop.get_executor(), server.url()};
    treaty::decimal sum;
    for (std::int64_t packets = 1; packets <= 3; ++packets)
        boost::asio::co_spawn(loop, ask(shop, packets, sum), boost::asio::detached);
    loop.run();
    std::cout << sum << '\n';
    //! [run]
}
