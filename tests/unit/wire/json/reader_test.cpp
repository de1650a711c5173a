// SPDX-License-Identifier: BSL-1.0
#include <treaty/wire/json/reader.hpp>

#include "../../../support/catch.hpp"
#include "../../../support/parcel.hpp"

#include <treaty/json.hpp>

using treaty::problem;
using treaty::problem_kind;

namespace {

template <class T>
treaty::problem_list problems_of(std::string_view document,
                                 treaty::message_limits const& limits = {}) {
    auto const read = treaty::json::read<T>(document, limits);
    INFO(document);
    REQUIRE_FALSE(read.has_value());
    return read.error();
}

template <class T>
problem only_problem_of(std::string_view document, treaty::message_limits const& limits = {}) {
    auto const all = problems_of<T>(document, limits);
    INFO(to_string(all));
    REQUIRE(all.size() == 1);
    return all.front();
}

// The full parcel with one piece of its text exchanged, and what was said about it.
problem with(std::string_view old, std::string_view now) {
    std::string text{parcels::full_parcel_json};
    std::size_t const at = text.find(old);
    REQUIRE(at != std::string::npos);
    text.replace(at, old.size(), now);
    auto found = only_problem_of<parcels::parcel>(text);
    CHECK(found.position >= at);
    CHECK(found.position <= at + now.size());
    return found;
}

struct person {
    BOOST_HANA_DEFINE_STRUCT(person,
        (std::string, name),
        (std::int32_t, age),
        (std::optional<std::string>, nick_name));
};
using people = std::map<std::string, person>;
struct family {
    BOOST_HANA_DEFINE_STRUCT(family,
        (std::vector<person>, members),
        (people, by_name));
};

}  // namespace

TEST_CASE("json is read into every kind of member") {
    auto const read = treaty::json::read<parcels::parcel>(parcels::full_parcel_json);
    if (!read) FAIL(to_string(read.error()));
    CHECK(*read == parcels::full_parcel());
    CHECK(read->pin.reveal().view() == "1234");
}

TEST_CASE("json members may come in any order, with white space and unknown ones between") {
    auto const read = treaty::json::read<person>(
        " { \"x\" : [ { } , null ] , \"age\" : 7 ,\r\n\t\"name\" : \"Ada\" , \"y\" : { \"name\" : "
        "1 } } ");
    REQUIRE(read.has_value());
    CHECK(read->name == "Ada");
    CHECK(read->age == 7);
    CHECK_FALSE(read->nick_name.has_value());
}

TEST_CASE("each problem of a json document names path, position, expectation and finding") {
    struct row {
        char const *old, *now;
        problem_kind kind;
        char const *path, *expected, *found;
    };
    for (row const& one : {
             row{"\"9007199254740993\"", "\"12a\"", problem_kind::not_a_value, "/id",
                 "a number of up to 19 digits, as text or number (parcel_id)", "text \"12a\""},
             row{"\"9007199254740993\"", "\"9223372036854775808\"", problem_kind::out_of_range,
                 "/id", "a number of up to 19 digits, as text or number (parcel_id)",
                 "number 9223372036854775808"},
             row{"\"9007199254740993\"", "null", problem_kind::wrong_type, "/id",
                 "a number of up to 19 digits, as text or number (parcel_id)", "null"},
             row{"-12", "\"-12\"", problem_kind::wrong_type, "/shelf",
                 "a whole number from -2147483648 to 2147483647 (shelf_id)", "text \"-12\""},
             row{"true", "1", problem_kind::wrong_type, "/fragile", "true or false", "number 1"},
             row{"255", "256", problem_kind::out_of_range, "/pieces",
                 "a whole number from 0 to 255", "number 256"},
             row{"255", "-1", problem_kind::out_of_range, "/pieces", "a whole number from 0 to 255",
                 "number -1"},
             row{"255", "1.0", problem_kind::wrong_type, "/pieces", "a whole number from 0 to 255",
                 "number 1.0"},
             row{"12.345", "12.3456", problem_kind::out_of_range, "/weight",
                 "a decimal number of at most 3 digits before and 3 after the point",
                 "number 12.3456"},
             row{"12.345", "1000", problem_kind::out_of_range, "/weight",
                 "a decimal number of at most 3 digits before and 3 after the point",
                 "number 1000"},
             row{"12.345", "\"12.345\"", problem_kind::wrong_type, "/weight",
                 "a decimal number of at most 3 digits before and 3 after the point",
                 "text \"12.345\""},
             row{R"("ab\"\n")", R"("a")", problem_kind::too_short, "/label", "text of 2 to 8 bytes",
                 "1 bytes"},
             row{R"("ab\"\n")", R"("123456789")", problem_kind::too_long, "/label",
                 "text of 2 to 8 bytes", "9 bytes"},
             row{R"("ab\"\n")", "[1,2]", problem_kind::wrong_type, "/label", "text of 2 to 8 bytes",
                 "a list"},
             row{"\"2026-12-24\"", "\"2026-13-24\"", problem_kind::not_a_value, "/due",
                 "a date such as 2026-11-23", "text \"2026-13-24\""},
             row{"\"2026-12-24\"", "null", problem_kind::wrong_type, "/due",
                 "a date such as 2026-11-23, or no such member", "null"},
             row{"\"2026-11-23T07:53:44.578Z\"", "\"2026-11-23\"", problem_kind::not_a_value,
                 "/packedAt", "an instant such as 2026-11-23T07:53:44Z", "text \"2026-11-23\""},
             row{"\"XL\"", "\"VeryLarge\"", problem_kind::not_a_value, "/sizeClass",
                 "one of S, XL, odd one", "text \"VeryLarge\""},
             row{"\"Hamburg\"", "{}", problem_kind::wrong_type, "/stops/0/place", "text",
                 "an object"},
             row{",{\"place\":\"\"}", ",{}", problem_kind::missing_member, "/stops/1/place", "text",
                 "nothing"},
             row{"[\"one\",\"\"]", "{\"0\":\"one\"}", problem_kind::wrong_type, "/notes",
                 "a list of items", "an object"},
             row{"\"zz\":-1", "\"z\":-1", problem_kind::too_short, "/tags/z",
                 "text of 2 to 8 bytes", "1 bytes"},
             row{"\"zz\":-1", "\"aa\":-1", problem_kind::duplicate_member, "/tags/aa",
                 "each name once", "it again"},
             row{"\"zz\":-1", "\"z~/\":true", problem_kind::wrong_type, "/tags/z~0~1",
                 "a whole number from -2147483648 to 2147483647", "true"},
             row{"19.99", "19.999999", problem_kind::out_of_range, "/value/amount",
                 "a decimal number of at most 15 digits before and 5 after the point",
                 "number 19.999999"},
             row{"\"currency\":\"EUR\"", "\"currency\":\"EURO\"", problem_kind::too_long,
                 "/value/currency", "text of 3 bytes", "4 bytes"},
         }) {
        INFO(one.now);
        problem const found = with(one.old, one.now);
        CHECK(found.kind == one.kind);
        CHECK(found.path == one.path);
        CHECK(found.expected == one.expected);
        CHECK(found.found == one.found);
    }
    // A list that is too long or too short is placed at its own beginning.
    auto const short_list =
        with(R"([{"place":"Hamburg","leftAt":"1970-01-01T00:00:00Z"},{"place":""}])", "[]");
    CHECK(short_list.kind == problem_kind::too_short);
    CHECK(short_list.path == "/stops");
    CHECK(short_list.found == "0 items");
}

TEST_CASE("json positions are bytes of the document") {
    CHECK(only_problem_of<person>("{\"name\":\"\xE2\x82\xAC\",\"age\": \"7\"}").position == 21);
    CHECK(only_problem_of<person>(R"({"age":7})").position == 0);
    CHECK(only_problem_of<person>("  [] ").position == 2);
    CHECK(only_problem_of<person>(R"({"name":"A","age":7,"age":8})").position == 20);
    CHECK(only_problem_of<person>(R"({"name":"A","age":7}x)").position == 20);
    CHECK(only_problem_of<person>("").position == 0);
}

TEST_CASE("all problems of a json document come together, in its order") {
    auto const found = problems_of<family>(
        R"({"members":[{"name":1,"age":"x"},{"name":"B","age":2.5,"nickName":null}],)"
        R"("byName":{"c":{"age":99999999999},"c":{},"d":[]},"other":{"a":1,"a":2}})");
    std::vector<std::string> seen;
    for (problem const& one : found)
        seen.push_back(std::string{name_of(one.kind)} + " " + one.path);
    CHECK(seen ==
          std::vector<std::string>{"wrong-type /members/0/name", "wrong-type /members/0/age",
                                   "wrong-type /members/1/age", "wrong-type /members/1/nickName",
                                   "out-of-range /byName/c/age", "missing-member /byName/c/name",
                                   "duplicate-member /byName/c", "wrong-type /byName/d",
                                   "duplicate-member /other/a"});
}

TEST_CASE("json that is malformed is told with what was read before it, and ends the reading") {
    auto const found = problems_of<person>(R"({"name":1,"age":"x","z":[1,}],"age":2,"age":3})");
    REQUIRE(found.size() == 3);
    CHECK(found[2].kind == problem_kind::malformed);
    CHECK(found[2].path == "/z/1");
    CHECK(found[2].position == 27);
    CHECK(found[2].expected == "a value");
    CHECK(found[2].found == "'}'");
}

TEST_CASE("json is read no further than the first problem beyond the limit") {
    std::string document = "[";
    for (int i = 0; i < 100; ++i) document += "true,";
    document += "false]";
    treaty::message_limits limits;
    limits.problems_max = 5;
    auto const found = problems_of<std::vector<std::int32_t>>(document, limits);
    CHECK(found.size() == 5);
    CHECK(found.left_out() == 1);
    CHECK(found[4].path == "/4");
    std::vector<std::int32_t> made;
    treaty::problem_list problems{5};
    CHECK_FALSE(treaty::json::read(treaty::reflect::type_of<std::vector<std::int32_t>>, &made,
                                   document + ";", limits, problems));
    CHECK(made.size() == 6);
    CHECK(to_string(problems).ends_with("\n(and more)"));
    limits.problems_max = 0;
    CHECK(problems_of<std::vector<std::int32_t>>(document, limits).size() == 1);
}

TEST_CASE("json limits can be passed in and are named when they refuse") {
    treaty::message_limits limits;
    limits.body_bytes_max = 20;
    limits.depth_max = 3;
    limits.members_max = 2;
    limits.items_max = 2;
    limits.text_bytes_max = 4;
    auto const exceeded = [&](std::string_view document) {
        auto const found = only_problem_of<person>(document, limits);
        CHECK(found.kind == problem_kind::limit_exceeded);
        return found.path + " " + found.expected;
    };
    CHECK(exceeded(R"({"name":"A","age":7 })") == " at most 20 bytes");
    CHECK(exceeded(R"({"x":[[[[]]]]})") == "/x/0/0 at most 3 levels of nesting");
    CHECK(exceeded(R"({"a":1,"b":2,"c":3})") == " at most 2 members");
    CHECK(exceeded(R"({"a":[1,2,3]})") == "/a at most 2 items");
    CHECK(exceeded(R"({"name":"abcde"})").find("at most 4 bytes") != std::string::npos);
    CHECK(exceeded(R"({"abcde":1})").find("at most 4 bytes") != std::string::npos);
    CHECK(treaty::json::read<std::vector<std::vector<std::int32_t>>>("[[1,2]]", limits));
    CHECK_FALSE(treaty::json::read<std::vector<std::vector<std::int32_t>>>("[[1,2,3]]", limits));
}

TEST_CASE("a list's own limit refuses without keeping more than it allows") {
    auto const read = treaty::json::read<treaty::list<std::int32_t, 2>>("[1,2,3,\"x\"]");
    REQUIRE_FALSE(read.has_value());
    CHECK(read.error().size() == 1);
    CHECK(read.error().front().found == "4 items");
    CHECK(treaty::json::read<treaty::list<std::int32_t, 2>>("[1,2]").has_value());
}

TEST_CASE("a 64-bit identifier is read from text and from a number, a smaller one from a number") {
    using treaty::json::read;
    CHECK(read<parcels::parcel_id>("\"-9223372036854775808\"").value().value() == INT64_MIN);
    CHECK(read<parcels::parcel_id>("9223372036854775807").value().value() == INT64_MAX);
    CHECK(read<parcels::parcel_id>("\"\\u0037\"").value().value() == 7);
    for (char const* text : {"\"\"", "\"01\"", "\"+1\"", "\"1.0\"", "\"1e3\"", "\" 1\"", "\"-\"",
                             "1.0", "1e3", "9223372036854775808", "\"-9223372036854775809\"",
                             "\"99999999999999999999999999999999999999999999\"", "true", "{}"})
        CHECK_FALSE(read<parcels::parcel_id>(text).has_value());
    CHECK(read<parcels::shelf_id>("-2147483648").has_value());
    CHECK_FALSE(read<parcels::shelf_id>("\"1\"").has_value());
}

TEST_CASE("a secret of a json document is never shown, whatever stands in its place") {
    for (char const* value : {"\"hunter2hunter2\"", "\"hu\"", "424242", "[\"hunter2\"]",
                              "{\"hunter2\":424242}", "4242.5", "null", "true"}) {
        std::string text{parcels::full_parcel_json};
        text.replace(text.find("\"1234\""), 6, value);
        auto const found = only_problem_of<parcels::parcel>(text);
        CHECK(found.path == "/pin");
        CHECK(to_string(found).find("hunter2") == std::string::npos);
        CHECK(to_string(found).find("4242") == std::string::npos);
    }
}

namespace {
struct vault {
    using pins = std::vector<treaty::secret<std::string>>;
    using secrets = std::map<std::string, treaty::secret<std::string>>;
    BOOST_HANA_DEFINE_STRUCT(vault,
        (std::optional<pins>, pins_now),
        (std::optional<treaty::secret<std::string>>, word),
        (secrets, words));
};
}  // namespace

TEST_CASE("secrets within optionals, lists and maps are not shown either") {
    for (char const* document :
         {R"({"pinsNow":"hunter2"})", R"({"pinsNow":["hunter2",42]})", R"({"pinsNow":[4242]})",
          R"({"word":["hunter2"]})", R"({"word":4242})", R"({"words":"hunter2"})",
          R"({"words":{"a":4242}})", R"({"words":["hunter2"]})"}) {
        auto const found = problems_of<vault>(document);
        INFO(document);
        CHECK(to_string(found).find("hunter2") == std::string::npos);
        CHECK(to_string(found).find("42") == std::string::npos);
    }
}

TEST_CASE("what was found is shortened, and shown without control characters") {
    auto const found = only_problem_of<std::int32_t>("\"" + std::string(5000, 'x') + "\"");
    CHECK(found.found.size() < 60);
    auto const control = only_problem_of<treaty::date>(R"("a\n\u001b[31m")");
    CHECK(control.found == "text \"a\\x0a\\x1b[31m\"");
}

TEST_CASE("a path keeps long names short, at the end of a character") {
    std::string name = "k";
    for (int i = 0; i < 200; ++i) name += "\xE2\x82\xAC";
    auto const found = only_problem_of<std::map<std::string, bool>>("{\"" + name + "\":1}");
    CHECK(found.path.size() <= 260);
    CHECK(found.path.ends_with("\xE2\x82\xAC..."));
    CHECK(found.path.starts_with("/k\xE2\x82\xAC"));
}

TEST_CASE("a long json document is read whole") {
    std::string document = "[";
    for (int i = 0; i < 20'000; ++i)
        document += R"({"name":"n)" + std::to_string(i) + R"(","age":)" + std::to_string(i) + "},";
    document.back() = ']';
    auto const read = treaty::json::read<std::vector<person>>(document);
    REQUIRE(read.has_value());
    CHECK(read->size() == 20'000);
    CHECK(read->back().name == "n19999");
    document.insert(document.size() - 2, "x");
    CHECK_FALSE(treaty::json::read<std::vector<person>>(document).has_value());
}
