// SPDX-License-Identifier: BSL-1.0
// expect: treaty: this endpoint has no answer for an operation of its service
// names: price_list
// names: place_order
#include <tests/docs/tea_shop.hpp>
#include <treaty/http.hpp>

//! [price-list]
struct price_list {
    treaty::outcome<tea_shop::get_price::operation> operator()(
        tea_shop::get_price::request const& asked, treaty::call_context&);
};
treaty::http::server<tea_shop::service> serve() {
    return treaty::http::server<tea_shop::service>{price_list{}};
}
//! [price-list]
