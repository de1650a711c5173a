// SPDX-License-Identifier: BSL-1.0
#include <treaty/wire/json/stream.hpp>

#include "../../../support/catch.hpp"

#include <treaty/reflect/type_of.hpp>
#include <treaty/wire/format.hpp>
#include <treaty/wire/json/format.hpp>

using treaty::wire::incoming_note;
using what = incoming_note::what;

namespace {

treaty::wire::stream_format const& lines() {
    return *treaty::json::format().streams();
}

struct refused {
    BOOST_HANA_DEFINE_STRUCT(refused,
        (std::int32_t, place),
        (std::string, why),
        (std::optional<int>, more));
};
struct only_place {
    BOOST_HANA_DEFINE_STRUCT(only_place,
        (std::int32_t, place));
};

incoming_note read(std::string_view bytes) {
    incoming_note note;
    REQUIRE(lines().read_note(bytes, {}, note));
    return note;
}
using counts = std::vector<incoming_note::count>;

}  // namespace

TEST_CASE("a note on progress is written in one line and read back") {
    treaty::wire::stream_count const done[] = {{"applied", 7}, {"stale", -1}};
    treaty::problem_list const problems{
        treaty::problem{treaty::problem_kind::overloaded, {}, 0, {}, "busy"}};
    treaty::wire::failure_view const failure{.status = 503, .problems = &problems};
    std::string out;
    lines().write_note({.position = 12, .counts = done}, out);
    CHECK(out == "{\"position\":12,\"applied\":7,\"stale\":-1}\n");
    CHECK(lines().whole(out) == out.size());
    CHECK(read(out).is == what::progress);
    CHECK(read(out).position == 12);
    CHECK(read(out).counts == counts{{"applied", 7}, {"stale", -1}});
    out.clear();
    lines().write_note({.position = 12, .counts = done, .last = true}, out);
    CHECK(out == "{\"position\":12,\"applied\":7,\"stale\":-1,\"complete\":true}\n");
    CHECK(read(out).is == what::end);
    out.clear();
    lines().write_note({.position = 12, .counts = done, .last = true, .failure = &failure}, out);
    CHECK(read(out).is == what::failed);
    CHECK(read(out).counts.size() == 2);
    treaty::wire::failure_message message;
    REQUIRE(treaty::json::format().read_failure(read(out).reason, {}, message));
    CHECK(message.problems.front().found == "busy");
}

TEST_CASE("a note on a refused record has all of what refused it but its place") {
    using treaty::reflect::type_of;
    auto const written = [](auto const& kind, auto const& value) {
        std::string out;
        lines().write_note(
            treaty::wire::refusal_note{.position = 3, .kind = &kind, .value = &value}, out);
        return out;
    };
    CHECK(written(type_of<refused>, refused{9, "no", {}}) ==
          "{\"position\":3,\"refused\":{\"why\":\"no\"}}\n");
    CHECK(written(type_of<refused>, refused{9, "no", 4}) ==
          "{\"position\":3,\"refused\":{\"why\":\"no\",\"more\":4}}\n");
    CHECK(written(type_of<only_place>, only_place{9}) == "{\"position\":3,\"refused\":{}}\n");
    auto const note = read(written(type_of<refused>, refused{9, "no", {}}));
    CHECK(note.is == what::refusal);
    CHECK(note.position == 3);
    CHECK(note.reason == "{\"why\":\"no\"}");
}

TEST_CASE("what is no note is not taken for one") {
    incoming_note note;
    for (auto const bytes :
         {"", "{}", "[]", "{\"position\":1", "{\"position\":-1}", "{\"position\":1.5}",
          "{\"position\":\"1\"}", "{\"position\":18446744073709551616}", "{\"applied\":1}",
          "{\"position\":1,\"applied\":1.5}", "{\"position\":1} x",
          "{\"position\":1,\"complete\":tru}", "{\"position\":1,\"refused\":{]}"}) {
        CAPTURE(bytes);
        CHECK_FALSE(lines().read_note(bytes, {}, note));
    }
    // What a later version may add.
    CHECK(read(R"({"position":1,"note":{"a":[1]},"text":"x","complete":null})").is ==
          what::progress);
    CHECK(read("{\"\\u0070osition\":18446744073709551615}\r\n").position == UINT64_MAX);
}

TEST_CASE("records stand one in a line") {
    CHECK(lines().whole("{}\n{}\n") == 3);
    CHECK(lines().whole("{}") == 0);
    CHECK(lines().whole("") == 0);
    CHECK(lines().blank(" \t\r\n"));
    CHECK_FALSE(lines().blank("0\n"));
    only_place const four{4};
    std::string out;
    lines().write_record(treaty::reflect::type_of<only_place>, &four, out);
    CHECK(out == "{\"place\":4}\n");
    only_place back{};
    treaty::problem_list problems;
    CHECK(lines().read_record(treaty::reflect::type_of<only_place>, &back, out, {}, problems));
    CHECK(back.place == 4);
}
