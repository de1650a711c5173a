// SPDX-License-Identifier: BSL-1.0
// Documents at each limit and one past it, and hostile ones far beyond: refused in time, by name.
#include "../../support/catch.hpp"
#include "../../support/checked_types.hpp"
#include "../../support/child_process.hpp"

#include <treaty/json.hpp>
#include <treaty/wire/json/format.hpp>

#include <string>

using checked::verdict;

namespace {

constexpr treaty::message_limits limits;

std::string times(std::size_t count, std::string_view part) {
    if (part.size() == 1) return std::string(count, part.front());
    std::string text;
    text.reserve(count * part.size());
    for (std::size_t i = 0; i < count; ++i) text.append(part);
    return text;
}
std::string nested_lists(std::size_t depth) {
    return times(depth, "[") + times(depth, "]");
}
std::string nested_objects(std::size_t depth) {
    return times(depth, "{\"a\":") + "0" + times(depth, "}");
}
std::string object_of(std::size_t members, bool differ) {
    std::string text = "{";
    for (std::size_t i = 0; i < members; ++i) {
        if (i != 0) text.push_back(',');
        text.append("\"k").append(differ ? std::to_string(i) : "").append("\":1");
    }
    return text + "}";
}
std::string list_of(std::size_t items) {
    return "[" + times(items - 1, "1,") + "1]";
}

struct outcome {
    verdict end;
    treaty::problem_list problems;
};
outcome read(std::string_view type, std::string_view document) {
    treaty::problem_list problems;
    bool good = false;
    if (type == "any") good = treaty::json::check(document, limits, problems);
    for (auto const& one : checked::types)
        if (one.word == type) good = one.read(treaty::json::format(), document, limits, problems);
    return {checked::verdict_of(good, problems), problems};
}
verdict by_program(std::string_view type, std::string_view document) {
    return static_cast<verdict>(
        support::run_program({TREATY_BIN_DIR "/treaty_check", "json", "--as", std::string{type}},
                             document)
            .exit_code);
}
void check(std::string_view type, std::string_view document, verdict expected) {
    CHECK(read(type, document).end == expected);
    CHECK(by_program(type, document) == expected);
}

}  // namespace

TEST_CASE("json may be nested to the limit and no further") {
    check("any", nested_lists(limits.depth_max), verdict::accepted);
    check("any", nested_lists(limits.depth_max + 1), verdict::limited);
    check("any", nested_objects(limits.depth_max), verdict::accepted);
    check("any", nested_objects(limits.depth_max + 1), verdict::limited);
    auto const unread = [](std::size_t depth) { return "{\"x\":" + nested_lists(depth) + "}"; };
    check("empty", unread(limits.depth_max - 1), verdict::accepted);
    check("empty", unread(limits.depth_max), verdict::limited);
    auto const read_as_text = [](std::size_t depth) {
        return "{\"value\":" + nested_lists(depth) + "}";
    };
    check("text", read_as_text(limits.depth_max - 1), verdict::refused);
    check("text", read_as_text(limits.depth_max), verdict::limited);
    CHECK(read("list", read_as_text(limits.depth_max)).end == verdict::limited);
}

TEST_CASE("json nested without end is refused where the limit is reached") {
    for (std::size_t const depth : {1'000U, 100'000U, 4'000'000U}) {
        check("any", times(depth, "["), verdict::limited);
        check("any", times(depth, "{\"a\":"), verdict::limited);
        check("any", times(depth, "[{\"a\":"), verdict::limited);
        check("empty", "{\"x\":" + times(depth, "["), verdict::limited);
    }
    auto const found = read("any", times(1'000, "["));
    REQUIRE(found.problems.size() == 1);
    CHECK(found.problems.front().position == limits.depth_max);
}

TEST_CASE("an object holds so many members and no more") {
    check("any", object_of(limits.members_max, true), verdict::accepted);
    check("any", object_of(limits.members_max + 1, true), verdict::limited);
    check("empty", object_of(limits.members_max, true), verdict::accepted);
    check("empty", object_of(limits.members_max + 1, true), verdict::limited);
    check("map", "{\"value\":" + object_of(limits.members_max, true) + "}", verdict::accepted);
    check("map", "{\"value\":" + object_of(limits.members_max + 1, true) + "}", verdict::limited);
    check("any", object_of(1'000'000, true), verdict::limited);
}

TEST_CASE("one name many times over is refused, in time and with bounded words") {
    for (std::string_view const type : {"any", "empty", "text"})
        check(type, object_of(100'000, false), verdict::refused);
    check("map", "{\"value\":" + object_of(4'000, false) + "}", verdict::refused);
    std::string const inner = object_of(100'000, false);
    std::string const document = "{\"" + times(500'000, "k") + "\":" + inner + "}";
    auto const found = read("any", document);
    CHECK(found.end == verdict::refused);
    CHECK(to_string(found.problems).size() < 64 * 1024);
    CHECK(found.problems.left_out() == 1);  // it is read no further
}

TEST_CASE("a list holds so many items and no more") {
    check("any", list_of(limits.items_max), verdict::accepted);
    check("any", list_of(limits.items_max + 1), verdict::limited);
    check("list", "{\"value\":" + list_of(limits.items_max) + "}", verdict::accepted);
    check("list", "{\"value\":" + list_of(limits.items_max + 1) + "}", verdict::limited);
}

TEST_CASE("a text is so long and no longer, as a value and as a name") {
    auto const text = [](std::size_t size) { return "\"" + times(size, "a") + "\""; };
    std::size_t const most = limits.text_bytes_max;
    check("any", text(most), verdict::accepted);
    check("any", text(most + 1), verdict::limited);
    check("text", "{\"value\":" + text(most) + "}", verdict::accepted);
    check("text", "{\"value\":" + text(most + 1) + "}", verdict::limited);
    check("empty", "{" + text(most) + ":1}", verdict::accepted);
    check("empty", "{" + text(most + 1) + ":1}", verdict::limited);
    check("empty", "{\"x\":" + text(most + 1) + "}", verdict::limited);
}

TEST_CASE("a document is so long and no longer") {
    std::size_t const most = limits.body_bytes_max;
    check("empty", "{}" + times(most - 2, " "), verdict::accepted);
    check("empty", "{}" + times(most - 1, " "), verdict::limited);
    check("any", times(most + 1, "["), verdict::limited);
    check("any", times(2 * most, "\xFF"), verdict::limited);
}

TEST_CASE("a number of millions of digits is read in time, and kept only if it fits") {
    std::size_t const many = 10'000'000;
    check("any", times(many, "7"), verdict::accepted);
    for (std::string_view const type : {"int8", "int64", "decimal"}) {
        check(type, "{\"value\":" + times(many, "7") + "}", verdict::refused);
        check(type, "{\"value\":1e" + times(many, "9") + "}", verdict::refused);
        check(type, "{\"value\":0." + times(many, "0") + "1}", verdict::refused);
    }
    check("decimal", "{\"value\":1." + times(many, "0") + "}", verdict::accepted);
    check("decimal", "{\"value\":0e" + times(many, "9") + "}", verdict::accepted);
    check("decimal", "{\"value\":0." + times(many - 1, "0") + "7e" + std::to_string(many) + "}",
          verdict::accepted);
    check("decimal", "{\"value\":7" + times(many, "0") + "e-" + std::to_string(many) + "}",
          verdict::accepted);
}

TEST_CASE("the program that checks documents says when it is called wrongly") {
    std::string const program = TREATY_BIN_DIR "/treaty_check";
    for (std::vector<std::string> const& words : std::initializer_list<std::vector<std::string>>{
             {program},
             {program, "json"},
             {program, "json", "--as"},
             {program, "json", "--as", "double"},
             {program, "yaml", "--as", "any"},
             {program, "json", "any"},
             {program, "json", "--to", "any"},
             {program, "json", "--as", "any", "more"}}) {
        auto const run = support::run_program(words, "{}");
        CHECK(run.exit_code == 64);
        CHECK(run.output.empty());
    }
}
