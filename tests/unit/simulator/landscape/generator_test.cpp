// SPDX-License-Identifier: BSL-1.0
#include <simulator/landscape/generator.hpp>

#include <tests/support/catch.hpp>

#include <simulator/landscape/loader.hpp>
#include <treaty/reflect/digest.hpp>

#include <set>

namespace {

using namespace simulator::landscape;

landscape enlarged(std::size_t products, std::uint64_t seed) {
    auto all = load(std::filesystem::path{TREATY_LANDSCAPE_DIR});
    REQUIRE(all);
    enlarge(*all, products, seed);
    return *std::move(all);
}

}  // namespace

TEST_CASE("a generated landscape has the size that was asked for and keeps what people wrote") {
    landscape const small = enlarged(0, 1);
    landscape const all = enlarged(1000, 1);
    REQUIRE(all.products.size() == 1000);
    REQUIRE(all.stock.size() == 1000);
    for (std::size_t i = 0; i < small.products.size(); ++i)
        CHECK(all.products[i].sku == small.products[i].sku);
    std::set<words::sku> skus;
    std::set<words::catalog_entry_id> entries;
    for (product const& one : all.products) {
        skus.insert(one.sku);
        entries.insert(one.catalog_entry);
        CHECK(!one.list_prices.empty());
    }
    CHECK(skus.size() == 1000);
    CHECK(entries.size() == 1000);
}

TEST_CASE("one seed gives one landscape, and another seed another") {
    CHECK(treaty::reflect::digest(enlarged(500, 7)) == treaty::reflect::digest(enlarged(500, 7)));
    CHECK(treaty::reflect::digest(enlarged(500, 7)) != treaty::reflect::digest(enlarged(500, 8)));
}
