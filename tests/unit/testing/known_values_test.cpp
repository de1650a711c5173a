// SPDX-License-Identifier: BSL-1.0
// Known values stand where they may, mistakes in a file of them are told by name, and identifiers
// of answers are asked for again.
#include <treaty/testing/known_values.hpp>

#include "../../support/catch.hpp"

#include <treaty/contract.hpp>
#include <treaty/contract/service_table.hpp>
#include <treaty/testing/examples.hpp>
#include <treaty/testing/known_examples.hpp>
#include <treaty/testing/known_values_file.hpp>
#include <treaty/wire/json/reader.hpp>

#include <algorithm>
#include <set>

namespace garden {

struct plot_id : treaty::identifier<plot_id> {
    using identifier::identifier;
};
struct bed_name : treaty::text<30, 1> {
    using text::text;
};
struct bed {
    BOOST_HANA_DEFINE_STRUCT(bed, (plot_id, plot), (std::optional<bed_name>, name));
};
struct request {
    BOOST_HANA_DEFINE_STRUCT(request, (treaty::list<bed, 3>, beds), (std::optional<bed>, first),
                             (std::int32_t, name), (std::optional<bool>, wet));
};
struct response {
    BOOST_HANA_DEFINE_STRUCT(response, (plot_id, plot), (std::string, note));
};
struct plant {
    static constexpr std::string_view name = "Plant";
    static constexpr auto safety = treaty::safety::plain;
    using request_type = request;
    using response_type = response;
    using faults = treaty::faults<>;
};
struct service {
    static constexpr std::string_view name = "garden";
    static constexpr treaty::version version{1, 0};
    static constexpr auto viewpoint = treaty::viewpoint::inbound;
    using operations = treaty::operations<plant>;
};

}  // namespace garden

namespace {

using treaty::testing::known_values;
using treaty::testing::tree;

std::vector<treaty::service_row> const& services() {
    static std::vector<treaty::service_row> const all{treaty::table_of<garden::service>()};
    return all;
}
treaty::operation_row const& planting() {
    return services().front().operations.front();
}
known_values read(std::string_view text) {
    auto made = treaty::testing::read_known_values(text, services());
    for (auto const& one : made.has_value() ? std::vector<std::string>{} : made.error()) INFO(one);
    REQUIRE(made.has_value());
    return *std::move(made);
}
std::string mistake(std::string_view text) {
    auto const made = treaty::testing::read_known_values(text, services());
    REQUIRE_FALSE(made.has_value());
    return made.error().front();
}
garden::request drawn(known_values const& known, std::size_t index) {
    garden::request made{};
    treaty::problem_list problems;
    auto const text = to_json(known.request(planting(), 1, index));
    INFO(text);
    CHECK(treaty::json::read(treaty::reflect::type_of<garden::request>, &made, text, {}, problems));
    return made;
}

}  // namespace

TEST_CASE("requests are valid and mostly name what is known") {
    auto const known = read(R"({"plot_id": ["7", 8], "bed.name": ["bed {n}"], "wet": [null]})");
    std::size_t plots = 0, of_those_known = 0, wet = 0;
    std::set<std::string> names;
    for (std::size_t i = 0; i < 200; ++i) {
        auto const made = drawn(known, i);
        wet += made.wet.has_value();
        for (garden::bed const& one : made.beds) {
            ++plots;
            of_those_known += one.plot.value() == 7 || one.plot.value() == 8;
            if (one.name && one.name->view().starts_with("bed ")) names.insert(one.name->str());
        }
    }
    CHECK(plots > 200);
    CHECK(of_those_known * 100 > plots * 90);
    CHECK(names.size() * 2 > plots);  // each {n} is a number of its own
    CHECK(wet < 20);
}

TEST_CASE("a seed and an index make the same request again") {
    auto const known = read(R"({"plot_id": ["7"]})");
    for (std::size_t i = 0; i < 20; ++i)
        CHECK(to_json(known.request(planting(), 5, i)) == to_json(known.request(planting(), 5, i)));
}

TEST_CASE("a whole struct may be known, and one operation's values go first") {
    auto const known = read(R"({"first": [{"plot": "1"}], "Plant.first": [{"plot": "2"}]})");
    std::size_t second = 0;
    for (std::size_t i = 0; i < 100; ++i) {
        auto const made = drawn(known, i);
        second += made.first && made.first->plot.value() == 2;
        CHECK_FALSE((made.first && made.first->plot.value() == 1));
    }
    CHECK(second > 85);
}

TEST_CASE("identifiers of answers are asked for again") {
    auto known = read(R"({"wet": [true]})");
    tree answer = tree::object();
    answer.parts.emplace_back("plot", tree::text("424242"));
    answer.parts.emplace_back("note", tree::text("not learned"));
    known.learn(treaty::reflect::type_of<garden::response>, answer);
    std::size_t again = 0;
    for (std::size_t i = 0; i < 100; ++i)
        for (garden::bed const& one : drawn(known, i).beds) again += one.plot.value() == 424242;
    CHECK(again > 10);
}

TEST_CASE("what is known takes its places in a drawn request, and the rest stays") {
    auto const known = read(R"({"plot_id": ["7"]})");
    tree bed = tree::object();
    bed.parts.emplace_back("plot", tree::text("1"));
    bed.parts.emplace_back("name", tree::text("]]>"));
    tree content = tree::object();
    content.parts.emplace_back("beds", tree::list({bed}));
    content.parts.emplace_back("name", tree::literal("3"));
    std::size_t taken = 0;
    for (std::uint64_t seed = 0; seed < 50; ++seed)
        taken += to_json(known.put(planting(), content, seed)) ==
                 R"({"beds":[{"plot":"7","name":"]]>"}],"name":3})";
    CHECK(taken > 40);
}

TEST_CASE("mistakes in a file of known values are told with name, value and place") {
    CHECK(mistake("[]") == "expected an object");
    CHECK(mistake("{").find("malformed") != std::string::npos);
    CHECK(mistake(R"({"plot": "7"})") == R"("plot": expected a list of values)");
    CHECK(mistake(R"({"plots": ["7"]})") ==
          R"("plots": no request has a member or a type of this name)");
    CHECK(mistake(R"({"Dig.plot": ["7"]})") ==
          R"("Dig.plot": no request has a member or a type of this name)");
    CHECK(mistake(R"({"wet": ["yes"]})") == R"("wet": "yes" fits no place of this name)");
    CHECK(mistake(R"({"plot": [null]})") == R"("plot": null fits no place of this name)");
    auto const long_name = mistake(R"({"bed.name": ["a name of more than thirty bytes"]})");
    CHECK(long_name.find("\"bed.name\": \"a name of more than thirty bytes\" does not fit Plant: "
                         "too-long at /beds/0/name") == 0);
}

namespace {
std::string words_of(garden::request const& made) {
    return to_json(treaty::testing::to_tree(treaty::reflect::type_of<garden::request>, &made));
}
}  // namespace

TEST_CASE("an example of a request names what is known, and is the first that passes its trial") {
    known_values known;
    known.add("plot_id", tree::text("4711"));
    int tried = 0;
    std::string passed;
    auto const examples = treaty::testing::known_examples(
        services(), known, [&](treaty::operation_row const& of, std::string const& request) {
            CHECK(of.name == "Plant");
            passed = request;
            return ++tried == 3;
        });
    garden::request made{};
    examples("garden/Plant/request", treaty::reflect::type_of<garden::request>, &made);
    CHECK(tried == 3);
    CHECK(words_of(made) == passed);
    CHECK(passed.find("4711") != std::string::npos);

    garden::response told{}, drawn{};
    examples("garden/Plant/response", treaty::reflect::type_of<garden::response>, &told);
    treaty::testing::examples()("garden/Plant/response", treaty::reflect::type_of<garden::response>,
                                &drawn);
    CHECK(told.note == drawn.note);
    CHECK(tried == 3);
}

TEST_CASE("an example that passes no trial is still one of what is known") {
    known_values known;
    known.add("plot_id", tree::text("4711"));
    auto const examples =
        treaty::testing::known_examples(services(), known, [](auto&&...) { return false; });
    garden::request made{};
    examples("garden/Plant/request", treaty::reflect::type_of<garden::request>, &made);
    CHECK(words_of(made).find("4711") != std::string::npos);
}
