// SPDX-License-Identifier: BSL-1.0
#include <treaty/wire/form/form.hpp>

#include "../../../support/catch.hpp"

#include <treaty/contract.hpp>
#include <treaty/wire/form/detail/predicate.hpp>
#include <treaty/wire/form/reader.hpp>
#include <treaty/wire/form/writer.hpp>

#include <array>

namespace form = treaty::form;

namespace {

enum class side : std::uint8_t { left, right };
BOOST_DESCRIBE_ENUM(side, left, right)

struct size_of_shoe {
    BOOST_HANA_DEFINE_STRUCT(size_of_shoe,
        (std::int32_t, length),
        (std::optional<std::int32_t>, width));
};
struct maker {
    BOOST_HANA_DEFINE_STRUCT(maker,
        (std::optional<treaty::text<20>>, name),
        (std::optional<treaty::text<20>>, town));
};
struct shoe {
    BOOST_HANA_DEFINE_STRUCT(shoe,
        (side, worn),
        (std::optional<std::int32_t>, last),
        (std::optional<size_of_shoe>, size),
        (std::optional<maker>, made_by),
        (treaty::list<std::int32_t, 3>, shops),
        (std::vector<maker>, owners));
};
struct order {
    BOOST_HANA_DEFINE_STRUCT(order,
        (std::optional<std::int32_t>, number));
};

struct size_form {
    using type = size_of_shoe;
    static constexpr auto rows =
        form::rows(form::element({{}, "Length"}, "length"), form::element({{}, "Width"}, "width"));
};
struct maker_form {
    using type = maker;
    static constexpr auto rows =
        form::rows(form::attribute("name", "name"), form::element({{}, "Town"}, "town"));
};
constexpr std::array only_left{static_cast<std::int64_t>(side::left)};
constexpr std::array only_right{static_cast<std::int64_t>(side::right)};
constexpr std::array<std::string_view, 1> a_last{"last"};
struct shoe_form {
    using type = shoe;
    using frame = order;
    static constexpr auto rows =
        form::rows(form::attribute("side", "worn").only_written(), form::attribute("worn", "worn"),
                   form::attribute("owners", "owners").counting(),
                   form::attribute("first", "owners").counting("1"),
                   form::attribute("sized", "size").counting(),
                   form::of_frame(form::attribute("order", "number")),
                   form::group({{}, "Left"}, form::inlined("size").as<size_form>().unless(a_last))
                       .when("worn", only_left),
                   form::group({{}, "Right"}, form::inlined("size").as<size_form>().unless(a_last))
                       .when("worn", only_right),
                   form::element({{}, "Last"}, "last"),
                   form::element({{}, "Maker"}, "made_by").as<maker_form>(),
                   form::element({{}, "Owner"}, "owners").as<maker_form>(),
                   form::group({{}, "Notes"},
                               form::entries({{}, "Note"}, "about", form::entry("shop", "shops"))));
};

struct asked {
    BOOST_HANA_DEFINE_STRUCT(asked,
        (std::int32_t, number));
};
struct asked_form {
    using type = asked;
    using frame = order;
    static constexpr auto rows = form::rows(
        form::group({{}, "Query"}, form::of_frame(form::text("number").in_predicate("Id/No")),
                    form::fixed_text("Shoe")),
        form::element({{}, "No"}, "number").or_frame("number"));
};

struct outcome {
    treaty::problem_list problems;
    bool whole = false;
    [[nodiscard]] std::string str() const { return treaty::to_string(problems); }
};
template <class Form>
outcome read(std::string_view document, typename Form::type& into) {
    outcome made;
    treaty::message_limits const limits;
    treaty::xml::reader in{document, limits, made.problems};
    REQUIRE(in.next(nullptr) == treaty::xml::token::start);
    treaty::xml::step const root{nullptr, in.name().local};
    order around;
    made.whole = form::read(in, form::table_of<Form>, &into, &around, {}, &root);
    return made;
}
template <class Form>
std::string write(typename Form::type const& value) {
    std::string out;
    form::write(out, {{}, "Shoe"}, form::table_of<Form>, &value, nullptr, {});
    return out;
}
shoe read_shoe(std::string_view document) {
    shoe made{};
    auto const result = read<shoe_form>(document, made);
    INFO(result.str());
    CHECK(result.whole);
    CHECK(result.problems.empty());
    return made;
}
std::string found_in(std::string_view document) {
    shoe made{};
    return read<shoe_form>(document, made).str();
}

}  // namespace

TEST_CASE("a row that is only written says what another row reads") {
    shoe made{};
    made.worn = side::right;
    CHECK(write<shoe_form>(made) == R"(<Shoe side="Right" worn="Right"/>)");
    CHECK(read_shoe(R"(<Shoe side="Both" worn="Right"/>)").worn == side::right);
    CHECK(found_in(R"(<Shoe side="Right"/>)").find("/Shoe/@worn") != std::string::npos);
}

TEST_CASE("a counting attribute says how many items there are, and is not read") {
    shoe made{};
    made.owners.resize(2);
    CHECK(write<shoe_form>(made) ==
          R"(<Shoe side="Left" worn="Left" owners="2" first="1"><Owner/><Owner/></Shoe>)");
    CHECK(read_shoe(R"(<Shoe worn="Left" owners="many" first=""><Owner/></Shoe>)").owners.size() ==
          1);
    shoe one{};
    one.size = size_of_shoe{.length = 42, .width = std::nullopt};
    CHECK(write<shoe_form>(one) == R"(<Shoe side="Left" worn="Left" sized="1">)"
                                   R"(<Left><Length>42</Length></Left></Shoe>)");
}

TEST_CASE("a row may be written for some values of another member, and is read for all") {
    shoe made{};
    made.size = size_of_shoe{.length = 42, .width = 7};
    made.worn = side::right;
    CHECK(write<shoe_form>(made) ==
          R"(<Shoe side="Right" worn="Right" sized="1"><Right><Length>42</Length>)"
          R"(<Width>7</Width></Right></Shoe>)");
    auto const other = read_shoe(R"(<Shoe worn="Right"><Left><Length>41</Length></Left></Shoe>)");
    REQUIRE(other.size);
    CHECK(other.size->length == 41);
}

TEST_CASE("an inlined member counts for nothing beside a member that excludes it") {
    auto const made =
        read_shoe(R"(<Shoe worn="Left"><Left><Width>7</Width></Left><Last>3</Last></Shoe>)");
    CHECK_FALSE(made.size);
    CHECK(made.last == 3);
    CHECK(found_in(R"(<Shoe worn="Left"><Left><Width>7</Width></Left><Last/></Shoe>)")
              .find("/Shoe/Left/Length") != std::string::npos);
    CHECK(found_in(R"(<Shoe worn="Left"><Left><Width>x</Width></Left><Last>3</Last></Shoe>)")
              .find("/Shoe/Left/Width") != std::string::npos);
}

TEST_CASE("an entry of a list is one entry an item") {
    shoe made{};
    made.shops.push_back(3);
    made.shops.push_back(1);
    std::string const written =
        R"(<Shoe side="Left" worn="Left"><Notes><Note about="shop">3</Note>)"
        R"(<Note about="shop">1</Note></Notes></Shoe>)";
    CHECK(write<shoe_form>(made) == written);
    CHECK(read_shoe(written).shops == made.shops);
    auto const notes = [](std::string const& inside) {
        return R"(<Shoe worn="Left"><Notes>)" + inside + "</Notes></Shoe>";
    };
    std::string const one = R"(<Note about="SHOP"> 5 </Note><Note about="shop"/>)";
    CHECK(read_shoe(notes(one)).shops == treaty::list<std::int32_t, 3>{5});
    CHECK(found_in(notes(R"(<Note about="shop">x</Note>)")).find("/Shoe/Notes/Note") !=
          std::string::npos);
    CHECK(found_in(notes(one + one + one + one)).find("4 items") != std::string::npos);
}

TEST_CASE("an optional struct with nothing in it is absent") {
    CHECK_FALSE(read_shoe(R"(<Shoe worn="Left"><Maker/></Shoe>)").made_by);
    CHECK_FALSE(read_shoe(R"(<Shoe worn="Left"><Maker name=" "><Town/></Maker></Shoe>)").made_by);
    CHECK(read_shoe(R"(<Shoe worn="Left"><Maker name="a"/></Shoe>)").made_by);
    CHECK(read_shoe(R"(<Shoe worn="Left"><Maker><Town>b</Town></Maker></Shoe>)").made_by);
}

TEST_CASE("a value may stand in the predicate of a text, and the frame hands it on") {
    asked made{};
    auto result = read<asked_form>("<A><Query> Shoe[x:Id / x:No = '12'] </Query></A>", made);
    CHECK(result.problems.empty());
    CHECK(made.number == 12);
    CHECK(read<asked_form>("<A><Query>Shoe[Id/No='12']</Query><No>5</No></A>", made)
              .problems.empty());
    CHECK(made.number == 5);
    result = read<asked_form>("<A><Query>Shoe[Id/Nr='12']</Query></A>", made);
    CHECK(result.str().find("/A/No") != std::string::npos);
    CHECK(write<asked_form>(asked{5}) == "<Shoe><Query>Shoe</Query><No>5</No></Shoe>");
}

TEST_CASE("a predicate is one path, an equals sign and one literal, at the end of a text") {
    using form::detail::predicate_value;
    CHECK(predicate_value("A[B/C='x y']", "B/C") == "x y");
    CHECK(predicate_value("{access}/A[n:B/n:C = \"it's\"]", "B/C") == "it's");
    CHECK(predicate_value(" A[B/C=''] ", "B/C") == "");
    for (std::string_view const text :
         {"", "A", "A[", "A[]", "A[B/C]", "A[B/C=x]", "A[B/C='x]", "A[B/C='x'", "A[B/C='x'] or B",
          "A[B/C='x' or B/C='y']", "A[D='x' and B/C='y']", "A[B/C=']", "A]B/C='x'["}) {
        INFO(text);
        CHECK_FALSE(predicate_value(text, "B/C"));
    }
}
