// SPDX-License-Identifier: BSL-1.0
// The tutorial's first program: a contract of one's own, its server and its client.
//! [first-contract]
#include <treaty/contract.hpp>
#include <treaty/http.hpp>
#include <iostream>

struct sku : treaty::text<20, 1> { using text::text; };
struct unknown_item {
    static constexpr std::string_view title = "We do not sell that.";
    BOOST_HANA_DEFINE_STRUCT(unknown_item, (sku, item));
};
struct price_request { BOOST_HANA_DEFINE_STRUCT(price_request, (sku, item)); };
struct price_response { BOOST_HANA_DEFINE_STRUCT(price_response, (treaty::money, price)); };
struct get_price {
    static constexpr std::string_view name = "GetPrice";
    static constexpr auto safety = treaty::safety::read_only;
    using request_type = price_request;
    using response_type = price_response;
    using faults = treaty::faults<unknown_item>;
};
struct shop {
    static constexpr std::string_view name = "shop";
    static constexpr treaty::version version{1, 0};
    static constexpr auto viewpoint = treaty::viewpoint::inbound;
    using operations = treaty::operations<get_price>;
};

treaty::outcome<get_price> answer(price_request const& asked, treaty::call_context&) {
    if (asked.item != sku{"TEA-1"}) return treaty::fault(unknown_item{asked.item});
    return price_response{{treaty::decimal::of(495, 2), "EUR"}};
}

int main() {
    treaty::http::server<shop> server{&answer};
    treaty::http::client<shop> prices{server.url()};
    std::cout << prices(price_request{"TEA-1"})->price.amount << '\n';
    std::cout << prices(price_request{"SOAP-1"}).error() << '\n';
}
//! [first-contract]
