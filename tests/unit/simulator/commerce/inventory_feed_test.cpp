// SPDX-License-Identifier: BSL-1.0
#include <simulator/inventory_feed.hpp>

#include <treaty/http.hpp>

#include <catch2/catch.hpp>

#include <thread>

namespace {

namespace levels = contracts::update_inventory_levels;
using contracts::vocabulary::inventory_status;
using simulator::inventory_feed;

levels::feed_line line(std::string_view sku, std::int32_t quantity, std::int64_t version,
                       std::int32_t store = 10101) {
    levels::feed_line made{};
    made.sku.assign(sku);
    made.store = store;
    made.center = 10001;
    made.quantity = quantity;
    made.status = inventory_status::available;
    made.as_of = treaty::instant::from_seconds(1'795'392'000);
    made.version = version;
    return made;
}
levels::request feed(std::initializer_list<levels::feed_line> lines,
                     std::optional<levels::feed_mode> mode = std::nullopt) {
    levels::request made{};
    made.mode = mode;
    for (auto const& one : lines) made.lines.push_back(one);
    return made;
}
std::optional<levels::feed_line> level_of(inventory_feed const& site, std::string_view sku) {
    levels::feed_sku name;
    name.assign(sku);
    return site.levels().find(treaty::record_key<levels::feed_line>{name, 10101, 10001});
}

}  // namespace

TEST_CASE("the newest version of a line stays, in whatever order versions arrive") {
    inventory_feed site{{10101}};
    treaty::call_context context;
    auto answer = site(feed({line("TEA-1", 5, 2), line("TEA-2", 7, 1)}), context);
    REQUIRE(answer);
    CHECK(answer->applied == 2);
    answer = site(feed({line("TEA-1", 9, 1), line("TEA-1", 5, 2), line("TEA-1", 5, 2),
                        line("TEA-1", 8, 0), line("TEA-1", 7, 1), line("TEA-2", 6, 3)}),
                  context);
    REQUIRE(answer);
    CHECK(answer->applied == 1);
    CHECK(answer->unchanged == 2);
    CHECK(answer->stale == 3);
    REQUIRE(level_of(site, "TEA-1"));
    CHECK(level_of(site, "TEA-1")->quantity == 5);
    CHECK(level_of(site, "TEA-2")->quantity == 6);
}

TEST_CASE("lines that are refused are named by their place, and the others count") {
    inventory_feed site{{10101}};
    treaty::call_context context;
    auto const answer = site(feed({line("TEA-1", 5, 1), line("TEA-2", -1, 1),
                                   line("TEA-3", 1, 1, 99), line("TEA-4", 0, 1)}),
                             context);
    REQUIRE(answer);
    CHECK(answer->applied == 2);
    REQUIRE(answer->refused.size() == 2);
    CHECK(answer->refused[0].line == 1);
    CHECK(answer->refused[0].reason == levels::line_refusal::negative_quantity);
    CHECK(answer->refused[1].line == 2);
    CHECK(answer->refused[1].reason == levels::line_refusal::unknown_store);
    CHECK(level_of(site, "TEA-4"));
    CHECK_FALSE(level_of(site, "TEA-2"));
}

TEST_CASE("all or nothing: one refused line, and no line counts") {
    inventory_feed site{{10101}};
    treaty::call_context context;
    auto const answer =
        site(feed({line("TEA-1", 5, 1), line("TEA-2", -1, 1)}, levels::feed_mode::all_or_nothing),
             context);
    REQUIRE_FALSE(answer);
    auto const* fault = answer.error().fault<levels::lines_refused>();
    REQUIRE(fault != nullptr);
    REQUIRE(fault->refused.size() == 1);
    CHECK(fault->refused[0].line == 1);
    CHECK_FALSE(level_of(site, "TEA-1"));
}

TEST_CASE("a feed over HTTP from two threads arrives whole") {
    inventory_feed site{{10101}};
    treaty::http::server<contracts::feed> server{std::ref(site), {.threads = 2}};
    constexpr int batches = 20, lines_each = 500;
    auto const send = [&](int sender) {
        treaty::http::client<contracts::feed> erp{server.url()};
        for (int batch = 0; batch < batches; ++batch) {
            levels::request message{};
            for (int i = 0; i < lines_each; ++i)
                message.lines.push_back(
                    line("S" + std::to_string(i), sender * 1000 + batch, 1 + 2 * batch + sender));
            auto const answer = erp(message);
            if (!answer || answer->applied + answer->stale != lines_each) std::abort();
        }
    };
    std::thread first{send, 0}, second{send, 1};
    first.join();
    second.join();
    CHECK(site.levels().size() == lines_each);
    for (int i = 0; i < lines_each; ++i) {
        auto const found = level_of(site, "S" + std::to_string(i));
        REQUIRE(found);
        CHECK(found->version == 2 * batches);
        CHECK(found->quantity == 1000 + batches - 1);
    }
}
