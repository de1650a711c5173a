// SPDX-License-Identifier: BSL-1.0
// That readers agree with the labels is a law (tests/laws); here is what comes in which order.
#include <treaty/testing/deviations.hpp>

#include "../../support/catch.hpp"
#include "parcel_order.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace {

using treaty::testing::deviating_messages;
using treaty::testing::deviation;

constexpr auto kind = treaty::reflect::value_kind_of<sample::order>;
constexpr treaty::wire::operation_name name{"shop", "Order", 1};

}  // namespace

TEST_CASE("every deviation that a request allows comes, and they take turns") {
    for (auto const* form : {&treaty::testing::json_form(), &treaty::testing::soap_form()}) {
        deviating_messages broken{*form, name, kind, 1};
        std::set<deviation> seen;
        for (int i = 0; i < 17; ++i) seen.insert(broken.next().what);
        CHECK(seen.size() == 17);
    }
}
TEST_CASE("each required member is left out before any is left out twice") {
    std::array const wanted{deviation::missing_member};
    deviating_messages broken{treaty::testing::json_form(), name, kind, 2, wanted};
    std::set<std::string> seen;
    for (int i = 0; i < 9; ++i) CHECK(seen.insert(broken.next().path).second);
    CHECK(seen.contains("/number"));
    CHECK(seen.contains("/lines/0/item"));
    CHECK(seen.contains("/lines"));
}
TEST_CASE("the same seed gives the same messages") {
    deviating_messages some{treaty::testing::soap_form(), name, kind, 3};
    deviating_messages same{treaty::testing::soap_form(), name, kind, 3};
    for (int i = 0; i < 300; ++i) CHECK(some.next().bytes == same.next().bytes);
}
TEST_CASE("a message that is too large is so by a byte, and comes on demand") {
    std::array const wanted{deviation::too_large};
    deviating_messages broken{treaty::testing::json_form(), name, kind, 4, wanted,
                              {.body_bytes_max = 5000}};
    auto const one = broken.next();
    CHECK(one.bytes.size() == 5001);
    CHECK(one.status == 413);
}
TEST_CASE("the content of a message can be written again; a cut one has none") {
    deviating_messages broken{treaty::testing::json_form(), name, kind, 5};
    for (int i = 0; i < 100; ++i) {
        auto const one = broken.next();
        if (one.what == deviation::truncated) CHECK(broken.content() == nullptr);
        if (one.what == deviation::missing_member) {
            REQUIRE(broken.content() != nullptr);
            CHECK(broken.encode(*broken.content()) == one.bytes);
        }
    }
}
TEST_CASE("a type without members cannot deviate in its members") {
    std::array const wanted{deviation::missing_member, deviation::too_long};
    deviating_messages const none{treaty::testing::json_form(), name,
                                  treaty::reflect::value_kind_of<bool>, 6, wanted};
    CHECK_FALSE(none.possible());
}
TEST_CASE("a long list is taken to its limit and past it in the first of sixteen requests") {
    std::array const wanted{deviation::at_limit, deviation::too_many};
    auto constexpr numbers = treaty::reflect::value_kind_of<treaty::list<std::int32_t, 500, 1>>;
    deviating_messages broken{treaty::testing::json_form(), name, numbers, 7, wanted};
    auto const longest = [&] {
        std::size_t found = 0;
        for (int i = 0; i < 20; ++i) {
            auto const one = broken.next();
            if (broken.content() != nullptr)
                found = std::max(found, broken.content()->parts.size());
        }
        return found;
    };
    CHECK(longest() == 501);
}
