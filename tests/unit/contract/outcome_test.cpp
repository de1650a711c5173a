// SPDX-License-Identifier: BSL-1.0
#include <treaty/contract/outcome.hpp>

#include "../../support/catch.hpp"
#include "../../support/desk.hpp"

#include <sstream>

using place = desk::place_order::operation;
using find = desk::find_order::operation;
using treaty::problem_kind;

namespace {
treaty::outcome<place> refuses() {
    return treaty::fault(
        desk::not_enough_stock{"bolt", 2, treaty::secret<desk::card_number>{"4111"}});
}
treaty::outcome<place> fails() {
    return treaty::fail({problem_kind::overloaded, {}, 0, {}, "busy"});
}
treaty::outcome<place> does_not_know() {
    return std::unexpected{treaty::unknown_outcome{"no answer"}};
}
}  // namespace

TEST_CASE("an outcome is a response, or exactly one of fault, problem and unknown") {
    treaty::outcome<place> const good = desk::place_order::response{7};
    REQUIRE(good.has_value());
    CHECK(good->order == desk::order_id{7});

    auto const fault = refuses();
    REQUIRE_FALSE(fault.has_value());
    CHECK(fault.error().is_fault());
    CHECK_FALSE(fault.error().is_problem());
    CHECK_FALSE(fault.error().is_unknown());
    CHECK(fault.error().problems() == nullptr);
    CHECK(fault.error().unknown() == nullptr);

    auto const problem = fails();
    CHECK(problem.error().is_problem());
    CHECK_FALSE(problem.error().is_fault());
    CHECK_FALSE(problem.error().is_unknown());
    CHECK(problem.error().problems()->front().found == "busy");

    auto const unknown = does_not_know();
    CHECK(unknown.error().is_unknown());
    CHECK_FALSE(unknown.error().is_fault());
    CHECK(unknown.error().unknown()->why == "no answer");
    CHECK(unknown.error().any_fault().kind == nullptr);
}

TEST_CASE("a fault is found by its type and by no other") {
    auto const outcome = refuses();
    REQUIRE(outcome.error().fault<desk::not_enough_stock>() != nullptr);
    CHECK(outcome.error().fault<desk::not_enough_stock>()->available == 2);
    CHECK(outcome.error().fault<desk::too_expensive>() == nullptr);
    CHECK(fails().error().fault<desk::not_enough_stock>() == nullptr);
}

TEST_CASE("a fault without its type has name, title, nature and content") {
    auto const outcome = refuses();
    auto const view = outcome.error().any_fault();
    REQUIRE(view.kind != nullptr);
    CHECK(view.kind->name == "NotEnoughStock");
    CHECK(view.kind->title == "There is not enough in stock.");
    CHECK(view.kind->nature == treaty::fault_nature::conflict);
    CHECK(view.kind->type == &treaty::reflect::type_of<desk::not_enough_stock>);
    CHECK(view.value == outcome.error().fault<desk::not_enough_stock>());
    CHECK(treaty::nature_of<desk::too_expensive>() == treaty::fault_nature::rejected);
    CHECK(treaty::nature_of<desk::unknown_order>() == treaty::fault_nature::not_found);
}

TEST_CASE("a failure is told in words, without secrets") {
    std::ostringstream out;
    out << refuses().error();
    CHECK(out.str() == "NotEnoughStock {item: \"bolt\", available: 2, card: ***}");
    CHECK(fails().error().str() == "overloaded: busy");
    CHECK(does_not_know().error().str() == "unknown outcome: no answer");
}

TEST_CASE("a copy of a failure keeps its fault when the first is gone") {
    auto first = std::make_unique<treaty::failure<place>>(refuses().error());
    treaty::failure<place> const copy = *first;
    first.reset();
    REQUIRE(copy.fault<desk::not_enough_stock>() != nullptr);
    CHECK(copy.fault<desk::not_enough_stock>()->item.view() == "bolt");
    treaty::failure<place> moved = copy;
    treaty::failure<place> const last = std::move(moved);
    CHECK(last.is_fault());
}

TEST_CASE("a failure of no problem at all is a problem still") {
    treaty::failure<find> const odd{treaty::problem_list{}};
    CHECK(odd.is_problem());
    CHECK(odd.problems()->front().kind == problem_kind::internal);
}
