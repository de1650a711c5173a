// SPDX-License-Identifier: BSL-1.0
#include <treaty/testing/shrink.hpp>

#include "../../support/catch.hpp"
#include "parcel_order.hpp"

#include <treaty/testing/cases.hpp>
#include <treaty/wire/json/reader.hpp>

namespace {

using treaty::testing::tree;
auto const& kind = treaty::reflect::type_of<sample::order>;

tree fullest() {
    auto const value =
        treaty::testing::case_of(treaty::reflect::value_kind_of<sample::order>, 1, 1);
    return treaty::testing::to_tree(value.type(), value.get());
}
bool is_valid(tree const& message) {
    sample::order into;
    treaty::problem_list problems;
    return treaty::json::read(kind, &into, treaty::testing::to_json(message), {}, problems);
}

}  // namespace

TEST_CASE("what always fails shrinks to the simplest value, at once") {
    int asked = 0;
    tree const made = treaty::testing::shrink(fullest(), kind, [&](tree const&) {
        ++asked;
        return true;
    });
    CHECK(asked == 1);
    CHECK(treaty::testing::to_json(made) ==
          R"({"number":0,"name":"xx","how":"Slow","lines":[{"item":"xx","pieces":0}],)"
          R"("at":"2000-01-01T00:00:00Z","price":0,"gift":false})");
    CHECK(is_valid(made));
}
TEST_CASE("what a failure needs stays, and nothing else") {
    auto const fails = [](tree const& message) {
        CHECK(is_valid(message));
        return treaty::testing::to_json(message).find("note") != std::string::npos;
    };
    tree const made = treaty::testing::shrink(fullest(), kind, fails);
    CHECK(treaty::testing::to_json(made) ==
          R"({"number":0,"name":"xx","how":"Slow","lines":[{"item":"xx","pieces":0,"note":"xx"}],)"
          R"("at":"2000-01-01T00:00:00Z","price":0,"gift":false})");
}
TEST_CASE("parts that are fixed stay as they are, and where they are") {
    tree message = fullest();
    tree& name = message.parts[1].second;
    name = tree::text(std::string(13, 'y'));
    name.fixed = true;
    tree const made = treaty::testing::shrink(message, kind, [](tree const&) { return true; });
    CHECK(treaty::testing::to_json(made) ==
          R"({"number":0,"name":"yyyyyyyyyyyyy","how":"Slow","lines":[{"item":"xx","pieces":0}],)"
          R"("at":"2000-01-01T00:00:00Z","price":0,"gift":false})");
}
TEST_CASE("shrinking asks no more often than it may") {
    std::size_t asked = 0;
    auto const no = [&](tree const&) { return ++asked > 100'000; };
    tree const made = treaty::testing::shrink(fullest(), kind, no, 20);
    CHECK(asked == 20);
    CHECK(treaty::testing::to_json(made) == treaty::testing::to_json(fullest()));
}
