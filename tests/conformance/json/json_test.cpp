// SPDX-License-Identifier: BSL-1.0
// Every case of the tables beside this file, by the library and by the program treaty_check: as the
// whole document, where nobody reads it, in a list there, and where a member of each type stands.
#include "../../support/catch.hpp"
#include "../../support/checked_types.hpp"
#include "../../support/child_process.hpp"
#include "text_cases.hpp"
#include "typed_cases.hpp"
#include "value_cases.hpp"

#include <treaty/json.hpp>
#include <treaty/wire/json/format.hpp>

#include <initializer_list>
#include <span>
#include <string>

using checked::verdict;

namespace {

using conformance::json::value_case;

constexpr std::span<value_case const> all_values[] = {
    conformance::json::number_cases, conformance::json::literal_cases,
    conformance::json::text_cases, conformance::json::utf8_cases,
    conformance::json::structure_cases};

bool read(std::string_view type, std::string_view document, treaty::problem_list& problems) {
    if (type == "any") return treaty::json::check(document, {}, problems);
    for (auto const& one : checked::types)
        if (one.word == type) return one.read(treaty::json::format(), document, {}, problems);
    FAIL("no such type: " << type);
    return false;
}

verdict by_library(std::string_view type, std::string_view document) {
    treaty::problem_list problems;
    bool const good = read(type, document, problems);
    CHECK(good == problems.empty());
    for (treaty::problem const& one : problems) CHECK(one.position <= document.size());
    return checked::verdict_of(good, problems);
}

verdict by_program(std::string_view type, std::string_view document) {
    auto const run = support::run_program(
        {TREATY_BIN_DIR "/treaty_check", "json", "--as", std::string{type}}, document);
    CHECK(run.output.empty() == (run.exit_code == 0));
    return static_cast<verdict>(run.exit_code);
}

std::string in(std::string_view before, std::string_view value, std::string_view after) {
    return std::string{before}.append(value).append(after);
}

// The document with the value in every place where nobody reads it.
std::string unread(std::string_view value, int place) {
    switch (place) {
        case 0: return in("{\"other\":", value, "}");
        case 1: return in("{\"other\":[0,", value, ",0]}");
        case 2: return in("{\"other\":{\"a\":[{\"b\":", value, "}]}}");
        default: return in("{ \"before\" : 1 , \"other\" : ", value, " } ");
    }
}
constexpr int unread_places = 4;

// The type whose values look like this, to keep the runs of the program few.
std::string_view type_like(std::string_view text) {
    switch (text.empty() ? ' ' : text.front()) {
        case '"': return "text";
        case '[': return "list";
        case '{': return "map";
        case 't':
        case 'f': return "boolean";
        default: return "decimal";
    }
}

}  // namespace

TEST_CASE("json at the root is accepted or refused by the grammar alone") {
    std::size_t count = 0;
    for (auto const& table : all_values)
        for (value_case const& one : table) {
            INFO(one.title << ": " << one.text);
            verdict const expected = one.accepted ? verdict::accepted : verdict::refused;
            CHECK(by_library("any", one.text) == expected);
            CHECK(by_program("any", one.text) == expected);
            ++count;
        }
    CHECK(count >= 300);
}

TEST_CASE("json in a member that nobody reads is held to the same grammar") {
    for (auto const& table : all_values)
        for (value_case const& one : table)
            for (int place = 0; place < unread_places; ++place) {
                std::string const document = unread(one.text, place);
                INFO(one.title << ": " << document);
                verdict const expected = one.accepted ? verdict::accepted : verdict::refused;
                CHECK(by_library("empty", document) == expected);
                CHECK(by_library("any", document) == expected);
                if (place < 2) CHECK(by_program("empty", document) == expected);
            }
}

TEST_CASE("what is no json is refused where a member of any type stands") {
    for (auto const& table : all_values)
        for (value_case const& one : table) {
            std::string const document = in("{\"value\":", one.text, "}");
            INFO(one.title << ": " << document);
            for (auto const& type : checked::types) {
                INFO(type.word);
                verdict const found = by_library(type.word, document);
                CHECK(found != verdict::limited);
                if (!one.accepted) CHECK(found == verdict::refused);
            }
            if (!one.accepted) CHECK(by_program(type_like(one.text), document) == verdict::refused);
        }
}

TEST_CASE("json text is held to the same rules as a member's name") {
    for (auto const* table :
         {&conformance::json::text_cases[0], &conformance::json::utf8_cases[0]}) {
        std::size_t const count = table == &conformance::json::text_cases[0]
                                      ? std::size(conformance::json::text_cases)
                                      : std::size(conformance::json::utf8_cases);
        for (value_case const& one : std::span{table, count}) {
            INFO(one.title << ": " << one.text);
            verdict const expected = one.accepted ? verdict::accepted : verdict::refused;
            CHECK(by_library("any", in("{", one.text, ":0}")) == expected);
            CHECK(by_library("empty", in("{", one.text, ":0}")) == expected);
            CHECK(by_library("map", in("{\"value\":{", one.text, ":0}}")) == expected);
        }
    }
}

TEST_CASE("a member of each type takes its own values and nothing else") {
    for (auto const& one : conformance::json::typed_cases) {
        std::string const document = in("{\"value\":", one.text, "}");
        INFO(one.type << ": " << document);
        verdict const expected = one.accepted ? verdict::accepted : verdict::refused;
        CHECK(by_library(one.type, document) == expected);
        CHECK(by_program(one.type, document) == expected);
        CHECK(by_library("any", document) == verdict::accepted);
        CHECK(by_library("empty", document) == verdict::accepted);
        // The other members may come before and after, known ones once.
        CHECK(by_library(one.type, in("{\"a\":[],\"value\":", one.text, ",\"b\":{}}")) == expected);
        CHECK(by_library(one.type, in("{\"value\":", one.text, ",\"value\":0}")) ==
              verdict::refused);
        CHECK(by_library(one.type, in("{\"value\":", one.text, ",\"b\":[1,]}")) ==
              verdict::refused);
    }
}

TEST_CASE("a document of another shape than the struct is refused") {
    for (auto const& type : checked::types) {
        INFO(type.word);
        for (std::string_view const document :
             {"[]", "1", "\"a\"", "true", "null", "[{}]", "[{\"value\":1}]"})
            CHECK(by_library(type.word, document) == verdict::refused);
        bool const may_be_empty = type.word == "empty" || type.word == "list" || type.word == "map";
        verdict const empty = may_be_empty ? verdict::accepted : verdict::refused;
        CHECK(by_library(type.word, "{}") == empty);
        CHECK(by_library(type.word, R"({"Value":1,"VALUE":1," value":1})") == empty);
        CHECK(by_program(type.word, "{}") == empty);
    }
}

TEST_CASE("json in another encoding than UTF-8 is refused") {
    using namespace std::string_view_literals;
    for (std::string_view const document :
         {"\xFE\xFF\0{\0}"sv, "\xFF\xFE{\0}\0"sv, "\0{\0}"sv, "{\0}\0"sv, "\0\0\0{\0\0\0}"sv,
          "{\0\0\0}\0\0\0"sv, "\xEF\xBB\xBF{}"sv, "+AHs-+AH0-"sv}) {
        for (auto const& type : checked::types)
            CHECK(by_library(type.word, document) == verdict::refused);
        CHECK(by_library("any", document) == verdict::refused);
        CHECK(by_program("any", document) == verdict::refused);
    }
}
