// SPDX-License-Identifier: BSL-1.0
#include "timed.hpp"

#include <benchmarks/feed_over_http/lines.hpp>
#include <benchmarks/feed_over_http/nlohmann_levels.hpp>
#include <benchmarks/quick/quick.hpp>

#include <treaty/hot.hpp>
#include <treaty/json.hpp>

namespace benchmarks {
namespace {

namespace feed = contracts::update_inventory_levels;

feed::request lines(std::size_t count) {
    feed::request made{};
    for (std::size_t i = 0; i < count; ++i) made.lines.push_back(feed_over_http::line_of(i));
    return made;
}

// As a server does it: into storage that is used again.
bool read_again(std::string const& text, feed::request& into) {
    into.lines.clear();
    treaty::problem_list problems;
    return treaty::json::format_for<contracts::feed>().read(treaty::reflect::type_of<feed::request>,
                                                            &into, text, {}, problems);
}
void write_again(feed::request const& from, std::string& into) {
    into.clear();
    treaty::json::format_for<contracts::feed>().write(treaty::reflect::type_of<feed::request>,
                                                      &from, into);
}

std::vector<plain::level> plain_levels(std::string const& text) {
    return nlohmann::json::parse(text).at("lines").get<std::vector<plain::level>>();
}

}  // namespace

void measure_json(measurements& made, std::chrono::nanoseconds each) {
    for (std::size_t const batch : {1U, 10U, 1000U}) {
        auto const asked = lines(batch);
        std::string const text = treaty::json::write(asked);
        feed::request read{};
        std::string written;
        must_be(read_again(text, read) && treaty::json::write(read) == text,
                "what we read is what we wrote");
        write_again(asked, written);
        must_be(written == text, "what we write, in both ways");
        auto const theirs = plain_levels(text);
        must_be(theirs.size() == batch && theirs.back().sku == asked.lines.back().sku.view() &&
                    theirs.back().version == asked.lines.back().version,
                "nlohmann reads what we wrote");
        std::string const where = "/known_order/" + std::to_string(batch);
        made.add("json_read/treaty" + where,
                 nanoseconds_each(each, batch, [&] { use(read_again(text, read)); }), "ns");
        made.add("json_read/nlohmann" + where,
                 nanoseconds_each(each, batch, [&] { use(plain_levels(text)); }), "ns");
        if (batch != 1000) continue;
        made.add("json_write/treaty/1000",
                 nanoseconds_each(each, batch, [&] { write_again(asked, written), use(written); }),
                 "ns");
        made.add("json_write/nlohmann/1000",
                 nanoseconds_each(each, batch,
                                  [&] {
                                      use(nlohmann::json{{"lines", theirs}}.dump());
                                  }),
                 "ns");
    }
}

}  // namespace benchmarks
