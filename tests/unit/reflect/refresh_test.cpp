// SPDX-License-Identifier: BSL-1.0
#include <treaty/reflect/refresh.hpp>

#include "../../support/catch.hpp"

#include <treaty/json.hpp>
#include <treaty/testing/values.hpp>

#include <map>
#include <optional>
#include <string>
#include <vector>

using treaty::reflect::refresh;

namespace {

struct inner {
    BOOST_HANA_DEFINE_STRUCT(inner,
        (std::int32_t, number),
        (std::vector<std::string>, texts));
};
struct outer {
    using fields = std::map<std::string, std::string>;
    using few = treaty::list<inner, 10>;
    BOOST_HANA_DEFINE_STRUCT(outer,
        (std::string, text),
        (std::optional<std::int32_t>, maybe),
        (std::optional<inner>, maybe_inner),
        (inner, always),
        (few, items),
        (fields, named));
};

}  // namespace

TEST_CASE("a struct that is refreshed is as good as new, whatever was in it") {
    std::string const fresh = treaty::json::write(outer{});
    for (std::uint64_t seed = 0; seed < 50; ++seed) {
        treaty::random_source chance{seed};
        auto one = treaty::testing::draw<outer>(chance, {.optional_percent = 100});
        refresh(one);
        CHECK(treaty::json::write(one) == fresh);
        CHECK_FALSE(one.maybe_inner);
    }
}

TEST_CASE("a struct that is refreshed keeps the storage of its lists") {
    outer one{};
    one.always.texts.assign(7, "text");
    for (int i = 0; i < 3; ++i) one.items.push_back({i, {"text"}});
    auto const* texts = one.always.texts.data();
    auto const* items = one.items.data();
    refresh(one);
    REQUIRE((one.items.empty() && one.always.texts.empty()));
    one.items.push_back({});
    CHECK(one.items.data() == items);
    CHECK(one.items[0].texts.empty());
    one.always.texts.emplace_back();
    CHECK(one.always.texts.data() == texts);
}
