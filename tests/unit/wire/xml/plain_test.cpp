// SPDX-License-Identifier: BSL-1.0
#include <treaty/wire/xml/plain.hpp>

#include "../../../support/catch.hpp"
#include "../../../support/parcel.hpp"

#include <stdexcept>
#include <string>

using treaty::problem_kind;
using treaty::reflect::type_of;

namespace {

constexpr std::string_view space = "urn:p";
constexpr std::string_view full_parcel_xml =
    "<id>9007199254740993</id><shelf>-12</shelf><fragile>true</fragile><pieces>255</pieces>"
    "<sequence>-9223372036854775808</sequence><checksum>18446744073709551615</checksum>"
    "<weight>12.345</weight><label>ab\"\n</label><remark>\xE2\x82\xAC 5</remark><pin>1234</pin>"
    "<packedAt>2026-11-23T07:53:44.578Z</packedAt><due>2026-12-24</due><sizeClass>XL</sizeClass>"
    "<route>BySea</route><stops><item><place>Hamburg</place><leftAt>1970-01-01T00:00:00Z</leftAt>"
    "</item><item><place></place></item></stops><notes><item>one</item><item></item></notes>"
    "<tags><entry key=\"aa\">1</entry><entry key=\"zz\">-1</entry></tags>"
    "<value><amount>19.99</amount><currency>EUR</currency></value>";

template <class T>
std::string written(T const& value) {
    std::string text;
    treaty::xml::append_plain(text, type_of<T>, &value);
    return text;
}

template <class T>
struct reading {
    T value{};
    bool whole = false;
    treaty::problem_list problems;
};
template <class T>
reading<T> read(std::string_view content, std::string_view attributes = "xmlns='urn:p'",
                treaty::message_limits const& limits = {}) {
    std::string document = "<v ";
    document.append(attributes).append(">").append(content).append("</v>");
    reading<T> made;
    treaty::xml::reader in{document, limits, made.problems};
    treaty::xml::step const root{nullptr, "v"};
    REQUIRE(in.next(nullptr) == treaty::xml::token::start);
    made.whole = treaty::xml::read_plain(in, type_of<T>, &made.value, space, &root);
    if (made.whole) CHECK(in.next(nullptr) == treaty::xml::token::finished);
    return made;
}
// A list reads nothing else than its items.
template <class T>
std::string told(std::string_view content, std::string_view attributes = "xmlns='urn:p'") {
    return to_string(read<T>(content, attributes).problems);
}

struct line {
    BOOST_HANA_DEFINE_STRUCT(line,
        (std::int32_t, count),
        (std::optional<std::string>, note));
};
struct order {
    BOOST_HANA_DEFINE_STRUCT(order,
        (std::vector<line>, lines),
        (std::optional<std::vector<std::int32_t>>, codes),
        (std::optional<line>, spare),
        (std::vector<std::vector<std::int32_t>>, grid));
};
using some = treaty::list<std::int32_t, 2, 1>;
struct basket {
    BOOST_HANA_DEFINE_STRUCT(basket,
        (some, lines));
};

}  // namespace

TEST_CASE("a value of every kind is written in the plain shape, and read back") {
    auto const parcel = parcels::full_parcel();
    CHECK(written(parcel) == full_parcel_xml);
    auto const again = read<parcels::parcel>(full_parcel_xml);
    CHECK(to_string(again.problems) == "");
    CHECK(again.value == parcel);
}

TEST_CASE("what is absent in the plain shape leaves no trace, and what is empty does") {
    order made{};
    CHECK(written(made) == "");
    made.codes.emplace();
    made.spare.emplace();
    made.lines.emplace_back();
    made.grid.emplace_back();
    made.grid.push_back({7});
    std::string const text =
        "<lines><item><count>0</count></item></lines><codes></codes><spare><count>0</count></spare>"
        "<grid><item></item><item><item>7</item></item></grid>";
    CHECK(written(made) == text);
    auto const again = read<order>(text);
    CHECK(again.problems.empty());
    CHECK(again.value.codes.has_value());
    CHECK(again.value.grid == made.grid);
    CHECK(written(again.value) == text);
    CHECK_FALSE(read<order>("").value.codes.has_value());
    CHECK(read<order>("<lines/>").value.lines.empty());
}

TEST_CASE("members of the plain shape come in any order, with others between them") {
    auto const made = read<order>(
        "<!-- a -->\n<spare>\n<more/><note>n</note>\n<count>3</count><!-- b --></spare>"
        "<unknown><count>x</count></unknown>  <lines/>");
    CHECK(to_string(made.problems) == "");
    CHECK(made.value.spare->count == 3);
    CHECK(made.value.spare->note == "n");
}

TEST_CASE("members of the plain shape are in their namespace, whatever the prefix") {
    auto const prefixed = read<line>("<p:count>3</p:count>", "xmlns:p='urn:p'");
    CHECK(prefixed.problems.empty());
    CHECK(prefixed.value.count == 3);
    CHECK(read<line>("<count xmlns='urn:p'>3</count>", "").value.count == 3);
    CHECK(told<line>("<count>3</count>", "") ==
          "missing-member at /v/count (byte 0): expected a whole number from -2147483648 to "
          "2147483647, found an element of another namespace");
    CHECK(told<line>("<count xmlns='urn:q'>x</count><count>4</count>").empty());
    CHECK(told<order>("<lines><p:item xmlns:p='urn:q'/></lines>") ==
          "wrong-type at /v/lines/item (byte 24): expected elements item, found another element");
}

TEST_CASE("nil is an optional member without a value, and nothing else") {
    std::string const xsi = "xmlns='urn:p' xmlns:x='http://www.w3.org/2001/XMLSchema-instance'";
    auto const made = read<order>("<codes x:nil='true'/><spare x:nil='1'> </spare>", xsi);
    CHECK(to_string(made.problems) == "");
    CHECK_FALSE(made.value.codes);
    CHECK_FALSE(made.value.spare);
    CHECK(told<order>("<spare x:nil='false'><count>1</count></spare>", xsi).empty());
    CHECK(told<order>("<spare nil='true'><count>1</count></spare>", xsi).empty());
    CHECK(told<order>("<spare x:nil='true'>a<count>1</count></spare>", xsi)
              .find("nothing in what is nil") != std::string::npos);
    for (char const* const wrong :
         {"<lines x:nil='true'/>", "<lines><item x:nil='true'/></lines>",
          "<spare><count x:nil='true'/></spare>", "<codes><item x:nil='true'>1</item></codes>"}) {
        auto const found = read<order>(wrong, xsi);
        INFO(wrong);
        REQUIRE(found.problems.size() == 1);
        CHECK(found.problems.front().kind == problem_kind::wrong_type);
        CHECK(found.problems.front().found == "nil");
    }
    CHECK(told<line>("<count>1</count>", xsi + " x:nil='true'").find("found nil") !=
          std::string::npos);
}

TEST_CASE("text is one value across comments and sections") {
    CHECK(read<line>("<count>1<!-- a -->2</count>").value.count == 12);
    CHECK(read<line>("<count><![CDATA[ 7 ]]></count>").value.count == 7);
    CHECK(*read<line>("<count>1</count><note> <![CDATA[<&]]>&amp; </note>").value.note == " <&& ");
    CHECK(*read<line>("<count>1</count><note/>").value.note == "");
}

TEST_CASE("every problem of the plain shape is told, each once and where it is") {
    CHECK(told<order>("<spare/><lines><item/><item><count>x</count></item>y</lines>"
                      "<grid><item><item>1</item><b/></item></grid>") ==
          "missing-member at /v/spare/count (byte 17): expected a whole number from -2147483648 to "
          "2147483647, found nothing\n"
          "missing-member at /v/lines/item[1]/count (byte 32): expected a whole number from "
          "-2147483648 to 2147483647, found "
          "nothing\n"
          "wrong-type at /v/lines/item[2]/count (byte 45): expected a whole number from "
          "-2147483648 to 2147483647, found \"x\"\n"
          "wrong-type at /v/lines (byte 68): expected elements item, found text\n"
          "wrong-type at /v/grid/item[1]/b (byte 103): expected elements item, found another "
          "element");
    CHECK(told<line>("<count>1</count><count>2</count>") ==
          "duplicate-member at /v/count (byte 33): expected each element once, found it again");
    CHECK(told<line>("<count>1<a/></count>") ==
          "wrong-type at /v/count (byte 17): expected a whole number from -2147483648 to "
          "2147483647, found an element");
    CHECK(told<line>("text") == "wrong-type at /v (byte 17): expected elements, found text");
    CHECK(told<basket>("<lines/>").find("too-short at /v/lines") == 0);
    CHECK(told<basket>("<lines>a</lines>").find("wrong-type at /v/lines") == 0);
    CHECK(read<basket>("<lines>a</lines>").problems.size() == 1);
    CHECK(read<basket>("<lines><a/></lines>").problems.size() == 1);
    CHECK(told<basket>("<lines><item>1</item><item>1</item><item>x</item></lines>")
              .find("too-long at /v/lines") == 0);
}

TEST_CASE("entries of a map have a key each, within its limits and once") {
    using map = parcels::tags;
    auto const good = read<map>("<entry key='aa'>1</entry><entry other='' key=' bb'>2</entry>");
    CHECK(good.problems.empty());
    CHECK(good.value == map{{"aa", 1}, {" bb", 2}});
    CHECK(
        told<map>("<entry>1</entry>")
            .find("missing-member at /v/entry[1]/@key (byte 17): expected text of 2 to 8 bytes") ==
        0);
    CHECK(told<map>("<entry key='a'>1</entry>").find("too-short at /v/entry[1]/@key") == 0);
    CHECK(told<map>("<entry key='123456789'>1</entry>").find("too-long at /v/entry[1]/@key") == 0);
    CHECK(told<map>("<entry key='aa'>1</entry><entry key='aa'>1</entry>") ==
          "duplicate-member at /v/entry[2]/@key (byte 49): expected each key once, found it again");
    CHECK(told<map>("<entry key='aa'>x</entry>").find("wrong-type at /v/entry[1]") == 0);
    CHECK(told<map>("<x:entry xmlns:x='urn:x' key='aa'>1</x:entry>").find("wrong-type") == 0);
    CHECK(told<map>("<entry x:key='aa' xmlns:x='urn:x'>1</entry>").find("missing-member") == 0);
    CHECK(told<map>("1").find("wrong-type at /v") == 0);
}

TEST_CASE("a secret is not shown, nor what stands in it") {
    std::string const document{full_parcel_xml};
    std::size_t const at = document.find("<pin>");
    for (std::string_view const pin : {"<pin>hunter2</pin>", "<pin>12<a>hunter2</a></pin>"}) {
        std::string wrong = document;
        wrong.replace(at, std::string_view{"<pin>1234</pin>"}.size(), pin);
        std::string const text = told<parcels::parcel>(wrong);
        INFO(text);
        CHECK(text.find("at /v/pin") != std::string::npos);
        CHECK(text.find("hunter2") == std::string::npos);
    }
}

TEST_CASE("the plain shape is read no further than the first problem beyond the limit") {
    std::string items;
    for (int i = 0; i < 100; ++i) items += "<item>x</item>";
    auto const made = read<std::vector<std::int32_t>>(items);
    CHECK_FALSE(made.whole);
    CHECK(made.problems.size() == 32);
    CHECK(made.problems.left_out() == 1);
    CHECK(made.value.size() == 33);
}

TEST_CASE("limits hold in the plain shape") {
    treaty::message_limits tight;
    tight.items_max = 2;
    tight.members_max = 3;
    auto const items = [&](int count) {
        std::string text = "<grid>";
        for (int i = 0; i < count; ++i) text += "<item/>";
        return read<order>(text + "</grid>", "xmlns='urn:p'", tight);
    };
    CHECK(items(2).problems.empty());
    CHECK(items(3).problems.front().kind == problem_kind::limit_exceeded);
    CHECK_FALSE(items(3).whole);
    CHECK(read<line>("<count>1</count><a/><b/>", "xmlns='urn:p'", tight).problems.empty());
    CHECK(
        read<line>("<count>1</count><a/><b/><c/>", "xmlns='urn:p'", tight).problems.front().kind ==
        problem_kind::limit_exceeded);
    CHECK(read<parcels::tags>("<entry key='aa'>1</entry><entry key='ab'>1</entry>"
                              "<entry key='ac'>1</entry><entry key='ad'>1</entry>",
                              "xmlns='urn:p'", tight)
              .problems.front()
              .kind == problem_kind::limit_exceeded);
}

TEST_CASE("what breaks the document ends the reading at once") {
    auto const made = read<order>("<lines><item><count>x</count></lines>");
    CHECK_FALSE(made.whole);
    REQUIRE(made.problems.size() == 2);
    CHECK(made.problems[0].kind == problem_kind::wrong_type);
    CHECK(made.problems[1].kind == problem_kind::malformed);
}

TEST_CASE("a plain value that xml cannot carry is refused") {
    auto parcel = parcels::full_parcel();
    parcel.notes = {"\x02"};
    CHECK_THROWS_AS(written(parcel), std::invalid_argument);
    parcel = parcels::full_parcel();
    parcel.tags[parcels::label{"a\xFF"}] = 1;
    CHECK_THROWS_AS(written(parcel), std::invalid_argument);
}
