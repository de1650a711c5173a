// SPDX-License-Identifier: BSL-1.0
#include <treaty/reflect/digest.hpp>

#include "../../support/catch.hpp"
#include "../../support/parcel.hpp"

#include <treaty/json.hpp>
#include <treaty/testing/values.hpp>

#include <map>
#include <set>

using treaty::reflect::digest;

namespace {
struct two_texts {
    BOOST_HANA_DEFINE_STRUCT(two_texts, (std::string, a), (std::string, b));
};
struct two_lists {
    using list = std::vector<std::int32_t>;
    BOOST_HANA_DEFINE_STRUCT(two_lists, (list, a), (list, b));
};
struct two_maps {
    using map = std::map<std::string, std::int32_t>;
    BOOST_HANA_DEFINE_STRUCT(two_maps, (map, a), (map, b));
};
struct two_optionals {
    BOOST_HANA_DEFINE_STRUCT(two_optionals,
        (std::optional<std::int32_t>, a),
        (std::optional<std::int32_t>, b));
};
}  // namespace

TEST_CASE("equal values have equal digests, whatever way they came about") {
    auto const value = parcels::full_parcel();
    auto const read = treaty::json::read<parcels::parcel>(parcels::full_parcel_json).value();
    CHECK(digest(value) == digest(read));
    parcels::parcel other = value;
    other.label.assign("longer");
    CHECK(digest(other) != digest(value));
    other.label = value.label;  // what stood behind its end before does not count
    CHECK(digest(other) == digest(value));
    CHECK(digest(treaty::decimal::parse("1.50").value()) ==
          digest(treaty::decimal::parse("1.5").value()));
}

TEST_CASE("a change of any member changes the digest") {
    std::set<treaty::reflect::digest_value> seen{digest(parcels::full_parcel())};
    auto const changed = [&](auto change) {
        auto value = parcels::full_parcel();
        change(value);
        CHECK(seen.insert(digest(value)).second);
    };
    changed([](auto& p) { p.id = 1; });
    changed([](auto& p) { p.shelf = 1; });
    changed([](auto& p) { p.fragile = false; });
    changed([](auto& p) { p.pieces = 0; });
    changed([](auto& p) { p.sequence = 0; });
    changed([](auto& p) { p.weight = 1; });
    changed([](auto& p) { p.label = "ab"; });
    changed([](auto& p) { p.remark.reset(); });
    changed([](auto& p) { p.remark = parcels::remark{}; });
    changed([](auto& p) { p.pin = treaty::secret<parcels::pin>{"1235"}; });
    changed([](auto& p) { p.packed_at = p.packed_at + std::chrono::nanoseconds{1}; });
    changed([](auto& p) { p.due = treaty::date{}; });
    changed([](auto& p) { p.size_class = parcels::size_class::small; });
    changed([](auto& p) { p.route = parcels::route::by_air; });
    changed([](auto& p) { p.stops[1].place = "x"; });
    changed([](auto& p) { p.stops.push_back({}); });
    changed([](auto& p) { p.notes.clear(); });
    changed([](auto& p) { p.tags.begin()->second = 2; });
    changed([](auto& p) { p.tags.clear(); });
    changed([](auto& p) { p.value->currency = "USD"; });
}

TEST_CASE("what is on either side of a border is told apart") {
    CHECK(digest(two_texts{"ab", "c"}) != digest(two_texts{"a", "bc"}));
    CHECK(digest(two_texts{"", "a"}) != digest(two_texts{"a", ""}));
    CHECK(digest(two_lists{{1}, {}}) != digest(two_lists{{}, {1}}));
    CHECK(digest(two_maps{{{"k", 1}}, {}}) != digest(two_maps{{}, {{"k", 1}}}));
    CHECK(digest(two_optionals{1, {}}) != digest(two_optionals{{}, 1}));
    CHECK(digest(two_optionals{0, {}}) != digest(two_optionals{{}, 0}));
    CHECK(digest(std::string("a\0", 2)) != digest(std::string("a")));
    CHECK(digest(std::string(8, '\0')) != digest(std::string(9, '\0')));
}

TEST_CASE("ten thousand drawn values have ten thousand digests") {
    treaty::random_source chance{9};
    std::set<treaty::reflect::digest_value> digests;
    std::set<std::string> texts;
    for (int i = 0; i < 10'000; ++i) {
        auto const value = treaty::testing::draw<parcels::stop>(chance);
        digests.insert(digest(value));
        texts.insert(treaty::json::write(value));
    }
    CHECK(digests.size() == texts.size());
}

TEST_CASE("every digit and the place of the point change the digest of a decimal") {
    auto const of = [](char const* text) { return digest(treaty::decimal::parse(text).value()); };
    CHECK(of("1.5") != of("15"));
    CHECK(of("-1") != of("1"));
    CHECK(of("18446744073709551617") != of("1"));  // 2^64 + 1: the low word alone is the same
}

TEST_CASE("the keys of a map change its digest as its values do") {
    using counts = std::map<std::string, std::int32_t>;
    CHECK(digest(counts{{"a", 1}}) != digest(counts{{"b", 1}}));
    CHECK(digest(counts{{"a", 1}}) != digest(counts{{"a", 2}}));
}
