// SPDX-License-Identifier: BSL-1.0
#include <treaty/core/place.hpp>

#include "../../support/catch.hpp"

using treaty::line_and_column;
using treaty::line_of;

TEST_CASE("a byte has a line and a column, both from 1") {
    CHECK(line_of("abc", 0) == line_and_column{1, 1});
    CHECK(line_of("abc", 2) == line_and_column{1, 3});
    CHECK(line_of("a\nbc", 1) == line_and_column{1, 2});
    CHECK(line_of("a\nbc", 2) == line_and_column{2, 1});
    CHECK(line_of("a\n\nbc", 4) == line_and_column{3, 2});
    CHECK(line_of("a\nbc\n", 99) == line_and_column{3, 1});
    CHECK(line_of("", 0) == line_and_column{1, 1});
}

TEST_CASE("problems are told one a line, with their place in the document") {
    treaty::problem_list problems{2};
    CHECK(to_lines(problems, "a\nbc") == "");
    problems.add({treaty::problem_kind::missing_member, "/b", 3, "a quantity", "nothing"});
    problems.add({treaty::problem_kind::malformed, "/a\nb", 0, {}, "no end"});
    problems.add({treaty::problem_kind::malformed, {}, 0, {}, {}});
    CHECK(to_lines(problems, "a\nbc") ==
          "2:2: /b: missing-member: expected a quantity, found nothing\n"
          "1:1: /a?b: malformed: no end\n"
          "(and more)\n");
}
