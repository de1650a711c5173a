// SPDX-License-Identifier: BSL-1.0
// docs/reference/http.md: what a server's answers look like.
#include "tea_shop.hpp"

#include <treaty/http.hpp>

#include <iostream>

namespace {

void show(treaty::transport::channel& channel, std::string_view path, std::string_view body,
          std::string_view key = {}) {
    treaty::call_context context;
    context.idempotency_key = key;
    treaty::transport::reply answer;
    auto const sent = channel.exchange({.path = path,
                                        .query = {},
                                        .media_type = "application/json",
                                        .body = body,
                                        .context = &context},
                                       answer);
    if (sent.delivery != treaty::transport::delivery::answered) std::cout << "not answered: ";
    std::cout << static_cast<int>(answer.status) << ' ' << answer.media_type << '\n';
    std::cout << answer.body << '\n';
}

}  // namespace

int main() {
    treaty::http::server<tea_shop::service> server{tea_shop::shop{}};
    treaty::http::channel channel{server.url()};
    std::string_view const wanted = R"("wanted":{"value":1,"unit":"C62"})";
    std::string const one = "{\"item\":\"TEA-1\"," + std::string{wanted} + "}";
    show(channel, "/tea-shop/GetPrice", one);
    show(channel, "/tea-shop/GetPrice", "{\"item\":\"SOAP-1\"," + std::string{wanted} + "}");
    show(channel, "/tea-shop/GetPrice", "{" + std::string{wanted} + "}");
    show(channel, "/tea-shop/PlaceOrder", "{\"lines\":[" + one + "]}");
    show(channel, "/tea-shop/PlaceOrder", "{\"lines\":[" + one + "]}", "basket-1");
    show(channel, "/tea-shop/MakeTea", "{}");
}
