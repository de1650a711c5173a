// SPDX-License-Identifier: BSL-1.0
#include <treaty/core/text.hpp>

#include "../../support/catch.hpp"

#include <algorithm>
#include <sstream>
#include <string>
#include <unordered_set>

namespace {
struct code : treaty::text<5, 1> {
    using text::text;
};
struct page : treaty::long_text<5, 1> {
    using long_text::long_text;
};
}  // namespace

TEMPLATE_TEST_CASE("a text holds up to its limit in bytes and refuses more", "", code, page) {
    TestType value;
    CHECK(value.empty());
    CHECK(value.view().empty());
    value.assign("abcde");
    CHECK(value.view() == "abcde");
    CHECK(value.size() == 5);
    CHECK_THROWS_AS(value.assign("abcdef"), std::length_error);
    CHECK(value.view() == "abcde");
    CHECK_THROWS_AS(TestType{std::string_view{"abcdef"}}, std::length_error);
    CHECK_THROWS_AS(TestType{std::string{"abcdef"}}, std::length_error);
    CHECK(TestType::fits("12345"));
    CHECK_FALSE(TestType::fits("123456"));
    CHECK(TestType::bytes_max == 5);
    CHECK(TestType::bytes_min == 1);
    CHECK(TestType{"ab"}.str() == "ab");
}

TEMPLATE_TEST_CASE("a text is made of characters up to a zero", "", code, page) {
    char characters[8] = "abc";
    char* const changeable = characters;
    char const* const pointer = characters;
    CHECK(TestType{pointer}.view() == "abc");
    CHECK(TestType{changeable}.view() == "abc");
    CHECK(TestType{characters}.view() == "abc");
    CHECK(TestType(pointer + 1).view() == "bc");
    std::fill_n(characters, 7, 'x');
    CHECK_THROWS_AS(TestType{pointer}, std::length_error);
    CHECK_THROWS_AS(TestType{characters}, std::length_error);
    // A literal that does not fit is still a compile error, and nothing else becomes text by
    // itself.
    static_assert(std::is_convertible_v<char const(&)[4], TestType>);
    static_assert(!std::is_convertible_v<char const*, TestType>);
    static_assert(!std::is_constructible_v<TestType, std::nullptr_t>);
}

TEMPLATE_TEST_CASE("a text compares by its bytes alone", "", code, page) {
    TestType shrunk{"abcde"};
    shrunk.assign("ab");
    CHECK(shrunk == TestType{"ab"});
    CHECK(TestType{"ab"} < TestType{"abc"});
    CHECK(TestType{"b"} > TestType{"abc"});
    CHECK(TestType{std::string_view{"a\0b", 3}} != TestType{"a"});
    CHECK(TestType{std::string_view{"a\0b", 3}}.size() == 3);
    CHECK(TestType{"\xFF"} > TestType{"a"});
    CHECK(std::unordered_set<TestType>{TestType{"a"}, shrunk, TestType{"ab"}}.size() == 2);
    std::ostringstream out;
    out << shrunk;
    CHECK(out.str() == "ab");
}

TEST_CASE("a text keeps its bytes within itself, and makes constants") {
    static_assert(sizeof(treaty::text<5>) == 6);
    static_assert(sizeof(treaty::text<255>) == 256);
    static_assert(sizeof(treaty::text<256>) == 258);
    static_assert(std::is_trivially_copyable_v<code>);
    constexpr code constant{"abc"};
    static_assert(constant.view() == "abc");
    treaty::text<256> const large{std::string(256, 'x')};
    CHECK(large.size() == 256);
}
