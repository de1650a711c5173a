// SPDX-License-Identifier: BSL-1.0
// docs/tutorial/02_faults_and_problems.md: everything that is not the response.
#include "tea_shop.hpp"

#include <treaty/http.hpp>
#include <treaty/json.hpp>

#include <iostream>

using namespace tea_shop;

int main() {
    treaty::http::server<service> server{shop{}};
    treaty::http::client<service> client{server.url()};

    //! [fault]
    auto const answer = client(get_price::request{"SOAP-1", treaty::pieces(1)});
    if (!answer) {
        if (auto const* none = answer.error().fault<unknown_item>())
            std::cout << "they have no " << none->item << '\n';
        std::cout << answer.error() << '\n';
    }
    //! [fault]

    //! [problems]
    auto const order = treaty::json::read<place_order::request>(
        R"({"lines":[{"item":"","wanted":{"value":"3","unit":"C62"}},{}],)"
        R"("wantedBy":"2026-02-30"})");
    if (!order) std::cout << to_string(order.error()) << '\n';
    //! [problems]

    //! [unreachable]
    treaty::http::client<service> nobody{"http://127.0.0.1:1"};
    auto const lost = nobody(get_price::request{"TEA-1", treaty::pieces(1)});
    if (lost.error().is_unknown())
        std::cout << "sent, and nobody knows what came of it\n";
    else if (auto const* problems = lost.error().problems())
        std::cout << name_of(problems->front().kind) << '\n';
    //! [unreachable]
}
