// SPDX-License-Identifier: BSL-1.0
// docs/how-to/set_limits.md: limits are values that are passed.
#include "tea_shop.hpp"

#include <treaty/http.hpp>
#include <treaty/json.hpp>

#include <iostream>

using namespace tea_shop;

int main() {
    //! [message]
    treaty::message_limits small;
    small.body_bytes_max = 64;
    auto const read = treaty::json::read<get_price::request>(std::string(100, ' '), small);
    std::cout << to_string(read.error()) << '\n';
    //! [message]

    //! [server]
    treaty::http::server_options options;
    options.threads = 1;
    options.limits.body_bytes_max = 56;
    options.limits.header_wait = std::chrono::seconds{2};
    options.limits.connections_max = 100;
    treaty::http::server<service> server{shop{}, options};
    //! [server]

    //! [client]
    treaty::client_options impatient;
    impatient.limits.call_wait = std::chrono::seconds{2};
    treaty::http::client<service> client{server.url(), impatient};
    auto const fits = client(get_price::request{"TEA-1", treaty::pieces(1)});
    std::cout << "fits: " << fits->price.amount << '\n';
    auto const large = client(get_price::request{"A-LONG-ITEM-NUMBER", treaty::pieces(1)});
    std::cout << large.error() << '\n';
    //! [client]
}
