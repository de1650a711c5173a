// SPDX-License-Identifier: BSL-1.0
// docs/how-to/feed_at_high_volume.md
#include <contracts/feed.hpp>
#include <treaty/http.hpp>
#include <treaty/http_stream.hpp>

#include <iostream>
#include <string>

namespace levels = contracts::update_inventory_levels;

namespace {

//! [endpoint]
// What arrives as a stream arrives here as ordinary requests.
struct site {
    treaty::outcome<levels::operation> operator()(levels::request const& asked,
                                                  treaty::call_context&) {
        levels::response made{};
        for (std::size_t i = 0; i < asked.lines.size(); ++i) {
            if (asked.lines[i].quantity >= 0)
                ++made.applied;
            else
                made.refused.push_back(
                    {static_cast<std::int32_t>(i), levels::line_refusal::negative_quantity});
        }
        return made;
    }
};
//! [endpoint]

levels::feed_line line_of(int number) {
    return {.sku = levels::feed_sku{"TEA-" + std::to_string(number)},
            .store = levels::store_id{10101},
            .center = levels::fulfillment_center_id{501},
            .quantity = number == 3 ? -1 : number,
            .unit = levels::feed_unit::each,
            .status = levels::inventory_status::available,
            .as_of = *treaty::instant::parse("2026-11-23T12:00:00Z"),
            .version = 1};
}

}  // namespace

int main() {
    treaty::http::server<contracts::feed> server{site{}};
    std::string const url = server.url();
    {
        //! [stream]
        using sender = treaty::http::stream<contracts::feed, levels::operation>;
        sender feed{url, {.refused = [](treaty::wire::incoming_note const& note) {
                        std::cout << "record " << note.position << ": " << note.reason << '\n';
                    }}};
        for (int i = 0; i < 1000; ++i)
            if (!feed.send(line_of(i))) break;
        if (feed.finish())
            std::cout << "all " << feed.acknowledged() << " are done with\n";
        else
            std::cout << feed.problems().front().found << ", go on from " << feed.acknowledged()
                      << '\n';
        //! [stream]
    }
    {
        treaty::http::stream_options options;
        //! [resume]
        options.from = 600;  // what acknowledged() said
        treaty::http::stream<contracts::feed, levels::operation> rest{url, options};
        for (int i = 600; i < 1000; ++i) rest.send(line_of(i));
        rest.finish();
        //! [resume]
        std::cout << rest.counts().front().name << ": " << rest.counts().front().sum << '\n';
    }
    {
        //! [polling]
        using namespace std::chrono_literals;
        treaty::http::server<contracts::feed> quick{site{}, {.polling = 500us}};
        treaty::http::client<contracts::feed> caller{quick.url(), {.polling = 500us}};
        //! [polling]
        levels::request one;
        one.lines.push_back(line_of(1));
        std::cout << "applied: " << caller(one)->applied << '\n';
    }
}
