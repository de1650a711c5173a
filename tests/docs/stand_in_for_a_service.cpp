// SPDX-License-Identifier: BSL-1.0
#include <tests/docs/tea_shop.hpp>

#include <treaty/http.hpp>
#include <treaty/testing/recording.hpp>
#include <treaty/testing/stand_in.hpp>
#include <treaty/transport/in_process/channel.hpp>

#include <chrono>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>

using namespace tea_shop;
using price = get_price::operation;
using place = place_order::operation;

namespace {

void from_a_seed() {
    //! [seed]
    auto shop = treaty::simulate<service>(7);
    treaty::http::server<service> server{shop};
    treaty::http::client<service> client{server.url()};
    auto const answer = client(get_price::request{"TEA-1", treaty::pieces(3)});
    std::cout << answer->price.amount << ' ' << answer->price.currency << '\n';
    //! [seed]
}

void by_hand() {
    //! [behaviour]
    auto shop = treaty::simulate<service>(
        7, [](get_price::request const& asked, treaty::call_context&) -> treaty::outcome<price> {
            if (asked.item != "TEA-1") return treaty::fault(unknown_item{asked.item});
            return get_price::response{{treaty::decimal::of(495, 2), "EUR"}};
        });
    //! [behaviour]
    treaty::call_context context;
    std::cout << shop(get_price::request{"TEA-1", treaty::pieces(1)}, context)->price.amount << '\n'
              << shop(get_price::request{"SOAP", treaty::pieces(1)}, context).error() << '\n';
}

void scripted() {
    //! [script]
    using treaty::testing::with;
    treaty::manual_clock clock;
    auto shop = treaty::simulate<service>(treaty::testing::stand_in_options{
        .seed = 7, .wait = [&clock](std::chrono::nanoseconds time) { clock.advance(time); }});

    shop.on<place>().fails(treaty::unknown_outcome{"the line was cut"});  // the next time
    shop.on<place>().answers({order_id{1001}}).times(2);                  // then twice
    shop.on<price>(with(&get_price::request::item, "TEA-1"))
        .fails(unknown_item{"TEA-1"})
        .after(std::chrono::seconds{3})
        .always();
    //! [script]
    treaty::call_context context;
    place_order::request const order{{{"TEA-1", treaty::pieces(2)}}, {}};
    std::cout << shop(order, context).error() << '\n' << shop(order, context)->order << '\n';
    (void)shop(get_price::request{"TEA-1", treaty::pieces(1)}, context);
    std::cout << std::chrono::duration_cast<std::chrono::seconds>(clock.elapsed()).count() << " s, "
              << shop.left_over<place>() << " left over\n";
    //! [asked]
    std::cout << shop.was_asked<price>(with(&get_price::request::item, "TEA-2") &&
                                       with(&get_price::request::wanted, treaty::pieces(1)))
              << '\n';
    //! [asked]
}

void recorded() {
    std::ostringstream file;
    treaty::http::server<service> real{tea_shop::shop{}};
    {
        //! [record]
        treaty::http::channel there{real.url(), {}};
        treaty::testing::recording tape{there, file};
        treaty::client<service> client{tape, treaty::json::format()};
        (void)client(get_price::request{"TEA-1", treaty::pieces(3)});
        (void)client(get_price::request{"SOAP", treaty::pieces(1)});
        //! [record]
    }
    std::istringstream kept{file.str()};
    //! [play]
    treaty::testing::playback again{kept};
    treaty::in_process::channel channel{again};
    treaty::client<service> client{channel, treaty::json::format()};
    auto const told = client(get_price::request{"TEA-1", treaty::pieces(3)});
    std::cout << told->price.amount << ", " << again.left_over() << " left over\n";
    //! [play]
}

}  // namespace

int main() {
    from_a_seed();
    by_hand();
    scripted();
    recorded();
}
