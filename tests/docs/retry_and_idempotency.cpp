// SPDX-License-Identifier: BSL-1.0
// docs/how-to/retry_and_idempotency.md: calls that are repeated, and happen once.
#include "tea_shop.hpp"

#include <treaty/http.hpp>
#include <treaty/service/retry.hpp>

#include <iostream>
#include <thread>

using namespace tea_shop;

// Does the work, then loses the answer, twice: what a broken connection looks like to a caller.
template <class Endpoint>
struct forgetful {
    Endpoint next;
    int losses = 2;

    template <class Request>
    auto operator()(Request const& request, treaty::call_context& context) {
        auto answer = next(request, context);
        if (losses-- > 0) answer = std::unexpected{treaty::unknown_outcome{"connection lost"}};
        return answer;
    }
};

int main() {
    treaty::http::server<service> server{shop{}};

    //! [retry]
    treaty::retry_options options;
    options.wait = [](std::chrono::nanoseconds time) { std::this_thread::sleep_for(time); };
    using client = treaty::http::client<service>;
    treaty::retry<forgetful<client>> patient{{client{server.url()}}, options};

    treaty::call_context context;
    context.within(std::chrono::seconds{10});
    auto const placed = patient(place_order::request{{{"TEA-1", treaty::pieces(2)}}, {}}, context);
    std::cout << "order " << placed->order << '\n';
    //! [retry]

    //! [same-key]
    treaty::http::client<service> plain{server.url()};
    auto const again = plain(place_order::request{{{"TEA-1", treaty::pieces(2)}}, {}}, context);
    std::cout << "still order " << again->order << '\n';
    auto const other = plain(place_order::request{{{"TEA-1", treaty::pieces(3)}}, {}}, context);
    std::cout << other.error() << '\n';
    //! [same-key]

    //! [own-key]
    treaty::call_context own;
    own.idempotency_key = "basket-4711";
    auto const next = plain(place_order::request{{{"TEA-1", treaty::pieces(1)}}, {}}, own);
    std::cout << "order " << next->order << '\n';
    //! [own-key]
}
