// SPDX-License-Identifier: BSL-1.0
// What a form has no place for, and the two rows that go with it: elements that are numbered, and
// texts that say nothing.
#include <treaty/wire/form/losses.hpp>

#include "../../../support/catch.hpp"

#include <treaty/wire/form/reader.hpp>
#include <treaty/wire/form/writer.hpp>

#include <optional>
#include <string>
#include <vector>

namespace form = treaty::form;

namespace {

struct phone {
    BOOST_HANA_DEFINE_STRUCT(phone,
        (std::string, number),
        (std::optional<std::string>, kind));
};
struct person {
    BOOST_HANA_DEFINE_STRUCT(person,
        (std::string, name),
        (std::vector<phone>, phones),
        (std::optional<phone>, mobile),
        (std::optional<std::string>, note),
        (std::vector<std::string>, tags));
};

struct number_form {
    using type = phone;
    static constexpr auto rows = form::rows(form::element({{}, "Value"}, "number"));
};
struct kind_form {
    using type = phone;
    static constexpr auto rows = form::rows(form::attribute("mobileKind", "kind"));
};
struct tags_form {
    using type = person;
    static constexpr auto rows =
        form::rows(form::element({{}, "Tag"}, "tags").in_child({{}, "Code"}));
};
struct person_form {
    using type = person;
    static constexpr auto rows =
        form::rows(form::element({{}, "Name"}, "name").otherwise("anybody").silent("ALL"),
                   form::element({{}, "Phone1"}, "phones").as<number_form>().nth(1),
                   form::element({{}, "Phone2"}, "phones").as<number_form>().nth(2),
                   form::inlined("mobile").as<kind_form>(),
                   form::group({{}, "Mobile"}, form::inlined("mobile").as<number_form>()));
};

std::string losses(person const& one) {
    treaty::problem_list found;
    form::find_losses(form::table_of<person_form>, &one, found);
    std::string paths;
    for (auto const& loss : found) paths.append(loss.path).append(" ");
    return paths;
}
std::string written(person const& one) {
    std::string text;
    form::write(text, {{}, "P"}, form::table_of<person_form>, &one, nullptr, {});
    return text;
}
person read(std::string_view document) {
    person made{};
    treaty::problem_list problems;
    treaty::message_limits const limits;
    treaty::xml::reader in{document, limits, problems};
    REQUIRE(in.next(nullptr) == treaty::xml::token::start);
    form::family const none{};
    REQUIRE(form::read(in, form::table_of<person_form>, &made, nullptr, none, nullptr));
    REQUIRE(problems.empty());
    return made;
}

}  // namespace

TEST_CASE("a value that has a place for everything loses nothing") {
    person one{};
    one.phones = {{"1", {}}, {"2", {}}};
    one.mobile = phone{"3", "work"};  // its members stand in two places
    one.note = "";
    CHECK(losses(one) == "");
    CHECK(losses(person{}) == "");
}

TEST_CASE("what has no place is told with its path") {
    person one{};
    one.phones = {{"1", {}}, {"2", "home"}, {"3", {}}, {"4", {}}};
    one.note = "n";
    one.tags = {"t"};
    CHECK(losses(one) == "/phones/1/kind /phones/2 /phones/3 /note /tags ");
}

TEST_CASE("numbered elements hold one item each, and are read as they come") {
    person one{"a", {{"1", {}}, {"2", {}}}, {}, {}, {}};
    CHECK(written(one) ==
          "<P><Name>a</Name><Phone1><Value>1</Value></Phone1>"
          "<Phone2><Value>2</Value></Phone2></P>");
    one.phones.pop_back();
    CHECK(written(one) == "<P><Name>a</Name><Phone1><Value>1</Value></Phone1></P>");
    person const made = read(
        "<P><Name>a</Name><Phone2><Value>2</Value></Phone2>"
        "<Phone1><Value>1</Value></Phone1></P>");
    REQUIRE(made.phones.size() == 2);
    CHECK(made.phones[0].number == "2");
}

TEST_CASE("a silent text is none") {
    CHECK(read("<P><Name> ALL </Name></P>").name == "anybody");
    CHECK(read("<P><Name>ALLY</Name></P>").name == "ALLY");
}

TEST_CASE("a text may stand in an element inside its own") {
    person const one{"", {}, {}, {}, {"a", "", "c"}};
    std::string text;
    form::write(text, {{}, "P"}, form::table_of<tags_form>, &one, nullptr, {});
    CHECK(text == "<P><Tag><Code>a</Code></Tag><Tag><Code/></Tag><Tag><Code>c</Code></Tag></P>");
    text.insert(text.find("<Code>a"), "<Reason>x</Reason>");
    person made{};
    treaty::problem_list problems;
    treaty::message_limits const limits;
    treaty::xml::reader in{text, limits, problems};
    REQUIRE(in.next(nullptr) == treaty::xml::token::start);
    form::family const none{};
    REQUIRE(form::read(in, form::table_of<tags_form>, &made, nullptr, none, nullptr));
    CHECK(made.tags == one.tags);
}
