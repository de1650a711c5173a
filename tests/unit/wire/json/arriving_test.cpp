// SPDX-License-Identifier: BSL-1.0
#include <treaty/wire/json/arriving.hpp>

#include <treaty/json.hpp>
#include <treaty/wire/json/hot.hpp>

#include "../../../support/catch.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace json = treaty::json;

namespace {

struct jar {
    BOOST_HANA_DEFINE_STRUCT(jar,
        (std::int32_t, number));
};
using jars = treaty::list<jar, 4>;
struct shelf {
    BOOST_HANA_DEFINE_STRUCT(shelf,
        (std::optional<std::int32_t>, row),
        (jars, all),
        (jars, others),
        (std::vector<jar>, spare));
};
constexpr std::array<json::hot_list, 2> hot{json::hot_list_of<jars>(),
                                            json::hot_list_of<std::vector<jar>>()};

std::string said(bool good, shelf const& made, treaty::problem_list const& problems) {
    return good ? json::write(made) : to_string(problems);
}
std::string at_once(std::string const& document, treaty::message_limits const& limits) {
    shelf made{};
    treaty::problem_list problems;
    bool const good =
        json::read(treaty::reflect::type_of<shelf>, &made, document, limits, problems);
    return said(good, made, problems);
}
// In pieces that end there and there; each from a block of its own.
std::string in_pieces(std::string const& document, std::vector<std::size_t> const& ends,
                      treaty::message_limits const& limits) {
    shelf made{};
    treaty::problem_list problems;
    auto const message = json::arriving_message::of(treaty::reflect::type_of<shelf>, &made,
                                                    {hot.data(), hot.size()}, limits);
    REQUIRE(message != nullptr);
    for (std::size_t const end : ends) {
        std::vector<char> const block(document.begin(),
                                      document.begin() + static_cast<std::ptrdiff_t>(end));
        message->more({block.data(), block.size()});
    }
    bool const good = message->finish(document, problems);
    return said(good, made, problems);
}
void same_however_cut(std::string const& document, treaty::message_limits const& limits = {}) {
    INFO(document);
    std::string const whole = at_once(document, limits);
    std::vector<std::size_t> every;
    for (std::size_t end = 0; end <= document.size(); ++end) {
        every.push_back(end);
        CHECK(in_pieces(document, {end}, limits) == whole);
        CHECK(in_pieces(document, {end, document.size()}, limits) == whole);
    }
    CHECK(in_pieces(document, every, limits) == whole);
    CHECK(in_pieces(document, {document.size()}, limits) == whole);
}

std::string const three = R"([{"number":1},{"number":2},{"number":3}])";

}  // namespace

TEST_CASE("a list is read while its message arrives, wherever that is cut") {
    for (std::string const& document : std::vector<std::string>{
             R"({"all":)" + three + "}",
             R"({"row":7,"all":)" + three + R"(,"others":)" + three + "}",
             R"({"others":)" + three + R"(,"all":)" + three + "}",
             "{ \"all\" :\n [ {\"number\":1} , {\"number\":2}\n,\t{\"number\":3} ] }\r\n",
             R"({"all":[],"row":1})",
         })
        same_however_cut(document);
}

TEST_CASE("records that stand elsewhere than in the list are not taken for it") {
    for (std::string const& document : std::vector<std::string>{
             R"({"more":{"all":)" + three + "}}",
             R"({"more":{"all":)" + three + R"(},"all":[{"number":9}]})",
             R"({"more":[{"all":)" + three + R"(}],"others":)" + three + "}",
             R"({"note":"\"all\":[{\"number\":1}]","all":)" + three + "}",
             R"({"all":)" + three + R"(,"all":)" + three + "}",
             R"({"\u0061ll":)" + three + "}",
             R"([{"all":)" + three + "}]",
             R"("all":)" + three,
         })
        same_however_cut(document);
}

TEST_CASE("what is wrong in or behind a list is told as if it had come at once") {
    for (char const* const between : {"", " ", ";", "]", ",,", "x", ":"})
        same_however_cut(R"({"all":[{"number":1})" + std::string{between} +
                         R"({"number":2},{"number":3}],"row":1})");
    for (char const* const number : {"\"1\"", "1.5", "null", "4294967296", "-"})
        same_however_cut(R"({"all":[{"number":1},{"number":)" + std::string{number} +
                         R"(},{"number":3}]})");
    for (char const* const end : {"", "]", "]}}", ",]}", "}", "],\"row\":\"x\"}"})
        same_however_cut(R"({"all":[{"number":1},{"number":2})" + std::string{end});
}

TEST_CASE("no more is read than a list, or a message, may have") {
    std::string four, five;
    for (int i = 0; i < 5; ++i) {
        five += (i != 0 ? "," : "") + std::string{"{\"number\":"} + std::to_string(i) + "}";
        if (i == 3) four = five;
    }
    same_however_cut("{\"all\":[" + four + "]}");
    same_however_cut("{\"all\":[" + five + "]}");
    treaty::message_limits limits;
    limits.items_max = 2;
    same_however_cut("{\"all\":" + three + "}", limits);
    limits = {};
    limits.body_bytes_max = 20;
    same_however_cut("{\"all\":" + three + "}", limits);
}

TEST_CASE("how much memory is held is told, and a struct without such lists is not for this") {
    shelf made{};
    treaty::message_limits const limits;
    json::hot_lists const all{hot.data(), hot.size()};
    auto const message =
        json::arriving_message::of(treaty::reflect::type_of<shelf>, &made, all, limits);
    CHECK(message->more("{\"all\":[") == 0);
    if (treaty::hot::machine_can())
        CHECK(message->more("{\"all\":[{\"number\":1},{\"number\":2},{\"num") == 2 * sizeof(jar));
    CHECK(json::arriving_message::of(treaty::reflect::type_of<jar>, &made, all, limits) == nullptr);
}
