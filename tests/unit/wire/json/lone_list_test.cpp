// SPDX-License-Identifier: BSL-1.0
#include <treaty/wire/json/lone_list.hpp>

#include <treaty/json.hpp>
#include <treaty/wire/json/hot.hpp>
#include <treaty/wire/json/reader.hpp>
#include <treaty/wire/json/writer.hpp>

#include "../../../support/catch.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>

namespace json = treaty::json;

namespace {

struct jar {
    BOOST_HANA_DEFINE_STRUCT(jar,
        (std::int32_t, number));
};
using jars = treaty::list<jar, 4, 2>;
struct shelf {
    BOOST_HANA_DEFINE_STRUCT(shelf,
        (std::optional<std::int32_t>, row),
        (jars, all));
};
struct named_shelf {
    BOOST_HANA_DEFINE_STRUCT(named_shelf,
        (jars, all),
        (treaty::text<8>, name));
};
struct two_lists {
    BOOST_HANA_DEFINE_STRUCT(two_lists,
        (jars, all),
        (std::optional<std::int32_t>, more),
        (std::vector<jar>, others));
};

constexpr std::array<json::hot_list, 1> hot{json::hot_list_of<jars>()};

template <class Message>
std::string read(std::string const& document, treaty::message_limits const& limits,
                 json::hot_lists by) {
    Message into{};
    treaty::problem_list problems;
    bool const good =
        json::read(treaty::reflect::type_of<Message>, &into, document, limits, problems, by);
    return good ? json::write(into) : to_string(problems);
}
// What both readers say.
template <class Message>
std::string read(std::string const& document, treaty::message_limits const& limits = {}) {
    std::string const said = read<Message>(document, limits, hot);
    CHECK(said == read<Message>(document, limits, {}));
    return said;
}

std::string const two = R"({"all":[{"number":1},{"number":2}]})";

}  // namespace

TEST_CASE("a message that is nothing but a list of records") {
    CHECK(read<shelf>(two) == two);
    CHECK(read<shelf>(two + "\n") == two);
    CHECK(read<shelf>(R"({"all":[{"number":1},{"number":2},{"number":3},{"number":4}]})") != two);
    CHECK(read<two_lists>(two) == two);
}

TEST_CASE("what is missing, too short, too long or left over is told as ever") {
    CHECK(read<named_shelf>(two).find("/name") != std::string::npos);
    CHECK(read<named_shelf>(R"({"all":[{"number":1},{"number":2}],"name":"n"})").find("\"n\"") !=
          std::string::npos);
    CHECK(read<shelf>(R"({"all":[{"number":1}]})").find("1 items") != std::string::npos);
    CHECK(
        read<shelf>(R"({"all":[{"number":1},{"number":2},{"number":3},{"number":4},{"number":5}]})")
            .find("5 items") != std::string::npos);
    for (std::string const end : {"", "]", "]}}", "]},", "},{", ",]}", "]\0}"})
        CHECK(read<shelf>(R"({"all":[{"number":1},{"number":2})" + end) != two);
    CHECK(read<shelf>(R"({"all":[{"number":1},{"number":2},{"number":"3"}]})").find("/all/2") !=
          std::string::npos);
    CHECK(read<shelf>(R"({"all":[{"number":1},{"number":2}],"all":[]})").find("duplicate") !=
          std::string::npos);
}

TEST_CASE("limits of the message hold") {
    treaty::message_limits limits;
    limits.items_max = 1;
    CHECK(read<shelf>(two, limits).find("at most 1 items") != std::string::npos);
    limits = {};
    limits.depth_max = 2;
    CHECK(read<shelf>(two, limits).find("level") != std::string::npos);
    limits.depth_max = 3;
    CHECK(read<shelf>(two, limits) == two);
}
