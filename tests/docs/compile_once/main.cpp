// SPDX-License-Identifier: BSL-1.0
// docs/how-to/compile_once.md: a file of a program whose bodies are compiled elsewhere.
#include <tests/docs/tea_shop.hpp>
#include <treaty/http.hpp>

#include <iostream>

int main() {
    treaty::http::server<tea_shop::service> server{tea_shop::shop{}};
    treaty::http::client<tea_shop::service> client{server.url()};
    std::cout << client(tea_shop::get_price::request{"TEA-1", treaty::pieces(1)})->price.amount
              << '\n';
}
