// SPDX-License-Identifier: BSL-1.0
#include <treaty/testing/cases.hpp>

#include "../../support/catch.hpp"
#include "parcel_order.hpp"

#include <treaty/reflect/digest.hpp>

#include <algorithm>
#include <set>

namespace {

constexpr auto kind = treaty::reflect::value_kind_of<sample::order>;

std::vector<sample::order> all(std::uint64_t seed, std::size_t count) {
    std::vector<sample::order> made;
    for (auto const& one : treaty::testing::cases(kind, seed, count))
        made.push_back(*static_cast<sample::order const*>(one.get()));
    return made;
}

}  // namespace

TEST_CASE("the first case is the smallest value") {
    auto const one = all(1, 1).front();
    CHECK_FALSE(one.nickname);
    CHECK_FALSE(one.until);
    CHECK(one.lines.size() == 1);
    CHECK(one.later.empty());
    CHECK(one.counts.empty());
    CHECK(one.name.view().size() == 2);
    CHECK_FALSE(one.gift);
}
TEST_CASE("the second case is the fullest value, full up to the bound") {
    auto const one = all(1, 2).back();
    CHECK(one.nickname);
    CHECK(one.lines.size() == 5);
    CHECK(one.later.size() == 95);
    CHECK(one.number == std::numeric_limits<std::int64_t>::max());
    CHECK(one.name.view().size() == 12);
    CHECK(one.price == treaty::decimal::of(999'999, 2));
}
TEST_CASE("after as many cases as it has enumerators, an enumeration has shown them all") {
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        std::set<sample::speed> seen;
        for (auto const& one : all(seed, 3)) seen.insert(one.how);
        CHECK(seen.size() == 3);
    }
}
TEST_CASE("texts that hurt are among the cases, and within their limits") {
    bool joined = false;
    for (auto const& one : all(3, 400)) {
        CHECK(one.name.view().size() >= 2);
        CHECK(one.name.view().size() <= 12);
        joined = joined || one.name.view().find("e\xCC\x81") != std::string_view::npos;
    }
    CHECK(joined);
}
TEST_CASE("a seed and an index name a case for good; another seed draws others") {
    auto const some = all(7, 50);
    auto const again = all(7, 50);
    auto const others = all(8, 50);
    int same = 0;
    for (std::size_t i = 0; i < some.size(); ++i) {
        CHECK(treaty::reflect::digest(some[i]) == treaty::reflect::digest(again[i]));
        same += treaty::reflect::digest(some[i]) == treaty::reflect::digest(others[i]) ? 1 : 0;
    }
    CHECK(same < 5);
    auto const alone = treaty::testing::case_of(kind, 7, 49);
    CHECK(treaty::reflect::digest(alone.type(), alone.get()) ==
          treaty::reflect::digest(some.back()));
}
