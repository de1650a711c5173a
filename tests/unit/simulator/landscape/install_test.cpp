// SPDX-License-Identifier: BSL-1.0
#include <simulator/landscape/install.hpp>

#include <tests/support/catch.hpp>

#include <simulator/landscape/generator.hpp>
#include <simulator/landscape/loader.hpp>

namespace {

using namespace simulator;
namespace words = contracts::vocabulary;

treaty::instant const start = *treaty::instant::parse("2026-11-23T08:00:00Z");

landscape::landscape files() {
    auto all = landscape::load(std::filesystem::path{TREATY_LANDSCAPE_DIR});
    REQUIRE(all);
    return *std::move(all);
}

}  // namespace

TEST_CASE("both sides of the project's landscape start with all invariants held") {
    landscape::landscape all = files();
    landscape::enlarge(all, 300, 5);
    for (violation const& one : check(landscape::make_back_office(all, start)))
        FAIL_CHECK(one.rule + ": " + one.what);
    for (violation const& one : check(landscape::make_commerce(all, start)))
        FAIL_CHECK(one.rule + ": " + one.what);
}

TEST_CASE("stock, receipts and accounts are those of the files") {
    landscape::landscape const all = files();
    back_office_state const now = landscape::make_back_office(all, start);
    for (auto const& one : all.stock)
        for (auto const& there : one.levels) {
            center_stock const* place = now.stock.find(one.sku, there.center);
            REQUIRE(place != nullptr);
            CHECK(place->on_hand == there.on_hand);
            CHECK(place->expected.size() == there.expected.size());
        }
    // An expected receipt is dated from the start.
    center_stock const* waits = now.stock.find(words::sku{"BRISA-DUO"}, {501});
    REQUIRE(waits != nullptr);
    REQUIRE(waits->expected.size() == 1);
    CHECK(waits->expected.begin()->second.available_at.str() == "2026-11-30T08:00:00Z");
    CHECK(now.accounts.find("o=hotel aurelia,o=root organization") != nullptr);
    CHECK(now.accounts.find("o=harbour and bean,o=root organization") == nullptr);
}

TEST_CASE("a contract has its own price, or the list price less its percentage, to the cent") {
    commerce_state const now = landscape::make_commerce(files(), start);
    auto const& aurelia = now.catalog.contracts.at({9101});
    CHECK(aurelia.prices.at(words::sku{"BEAN-ALBA"}).at("EUR") == treaty::decimal::of(1790, 2));
    // 349.00 less 12.5 % is 305.375, and half a cent goes up.
    CHECK(aurelia.prices.at(words::sku{"BRISA-2"}).at("EUR") == treaty::decimal::of(30538, 2));
    auto const& lindgren = now.catalog.contracts.at({9102});
    CHECK(!lindgren.prices.contains(words::sku{"BRISA-2"}));
    CHECK(lindgren.prices.contains(words::sku{"TAMP-58"}));
    CHECK(lindgren.participants.size() == 1);
}

TEST_CASE("the cache starts with the levels of each store's own centers") {
    commerce_state const now = landscape::make_commerce(files(), start);
    auto const europe = now.cache.find({10101}, words::sku{"BRISA-2"});
    REQUIRE(europe);
    CHECK(europe->centers.size() == 2);
    CHECK(now.cache.find({10102}, words::sku{"BRISA-2"})->centers.size() == 1);
}

TEST_CASE("persons stand in the tree under their logon") {
    commerce_state const now = landscape::make_commerce(files(), start);
    commerce::person_record const* celine = now.members.find_logon("CELINE");
    REQUIRE(celine != nullptr);
    CHECK(now.members.line_of(celine->id).size() == 4);  // she, the bar, the hotel, the root
}

TEST_CASE("a level beyond what a center can hold is refused with its product and center") {
    landscape::landscape all = files();
    all.stock.front().levels[0].on_hand = 2'000'000;
    try {
        landscape::make_back_office(all, start);
        FAIL("it was taken");
    } catch (std::invalid_argument const& refused) {
        CHECK(std::string{refused.what()} ==
              "stock of BRISA-2 in center 501 is out of bounds: 2000000");
    }
}
