// SPDX-License-Identifier: BSL-1.0
// README.md and docs/tutorial/01_first_contract.md: a contract of your own, its server and client.
//! [first-contract]
#include <iostream>
#include <treaty/http.hpp>
struct question {
    BOOST_HANA_DEFINE_STRUCT(question, (treaty::text<20, 1>, item), (treaty::quantity, count));
};
struct get_price {
    static constexpr std::string_view name = "GetPrice";
    static constexpr auto safety = treaty::safety::read_only;
    using request_type = question;
    using response_type = treaty::money;
    using faults = treaty::faults<>;
};
struct shop {
    static constexpr std::string_view name = "shop";
    static constexpr treaty::version version{1, 0};
    static constexpr auto viewpoint = treaty::viewpoint::inbound;
    using operations = treaty::operations<get_price>;
};
int main() {
    treaty::http::server<shop> server{[](question const& asked, treaty::call_context&) {
        return treaty::outcome<get_price>{{asked.count.value * treaty::decimal::of(495, 2), "EUR"}};
    }};
    treaty::http::client<shop> prices{server.url()};
    std::cout << prices(question{"TEA-1", treaty::pieces(3)})->amount << " EUR\n";
}
//! [first-contract]
