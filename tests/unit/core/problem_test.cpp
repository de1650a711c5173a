// SPDX-License-Identifier: BSL-1.0
#include <treaty/core/problem.hpp>

#include "../../support/catch.hpp"

#include <set>

using treaty::problem;
using treaty::problem_kind;
using treaty::problem_list;

TEST_CASE("every kind of problem has a name of its own and a sentence") {
    std::set<std::string_view> names;
    for (unsigned i = 0; i <= static_cast<unsigned>(treaty::problem_kind_last); ++i) {
        auto const kind = static_cast<problem_kind>(i);
        INFO(name_of(kind));
        CHECK(names.insert(name_of(kind)).second);
        CHECK(treaty::problem_kind_of(name_of(kind)) == kind);
        CHECK(title_of(kind).ends_with("."));
        for (char const c : name_of(kind)) CHECK(((c >= 'a' && c <= 'z') || c == '-'));
    }
    CHECK(treaty::problem_kind_of("no-such-kind") == problem_kind::internal);
    CHECK(name_of(static_cast<problem_kind>(200)) == "internal");
}

TEST_CASE("a problem is told in one line: what, where, expected, found") {
    CHECK(to_string(problem{problem_kind::missing_member, "/lines/3/wanted", 120, "a quantity",
                            "nothing"}) ==
          "missing-member at /lines/3/wanted (byte 120): expected a quantity, found nothing");
    CHECK(to_string(problem{problem_kind::malformed, "", 5, "a value", "'}'"}) ==
          "malformed (byte 5): expected a value, found '}'");
    CHECK(to_string(problem{problem_kind::overloaded, "", 0, "", "busy"}) == "overloaded: busy");
    CHECK(to_string(problem{problem_kind::wrong_type, "/a\nb\x1B", 1, "", ""}) ==
          "wrong-type at /a?b? (byte 1)");
    CHECK(to_string(problem{problem_kind::internal, "", 0, "", ""}) == "internal");
}

TEST_CASE("a list of problems keeps the first and counts the rest") {
    problem_list all{2};
    CHECK(all.empty());
    for (std::size_t i = 0; i < 5; ++i) all.add({problem_kind::wrong_type, "/a", i, "b", "c"});
    CHECK(all.size() == 2);
    CHECK(all.full());
    CHECK(all.left_out() == 3);
    CHECK(all[1].position == 1);
    CHECK(to_string(all).ends_with("(and more)"));
    all.clear();
    CHECK(all.empty());
    CHECK(all.left_out() == 0);
    CHECK(problem_list{problem{}}.size() == 1);
}

TEST_CASE("a list that may keep none keeps the first, so that it is not empty") {
    problem_list all{0};
    CHECK(all.empty());
    all.add({problem_kind::wrong_type, "/a", 1, "b", "c"});
    all.add({problem_kind::wrong_type, "/b", 2, "b", "c"});
    CHECK_FALSE(all.empty());
    CHECK(all.front().path == "/a");
    CHECK(all.left_out() == 1);
}

TEST_CASE("a list that began with one problem takes more") {
    problem_list all{problem{}};
    CHECK_FALSE(all.full());
    all.add({problem_kind::wrong_type, "/a", 1, "b", "c"});
    CHECK(all.size() == 2);
    CHECK(all.left_out() == 0);
}
