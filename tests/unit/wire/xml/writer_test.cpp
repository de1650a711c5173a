// SPDX-License-Identifier: BSL-1.0
#include <treaty/wire/xml/writer.hpp>

#include "../../../support/catch.hpp"

#include <treaty/core/utf8.hpp>
#include <treaty/wire/xml/characters.hpp>
#include <treaty/wire/xml/reader.hpp>

#include <stdexcept>
#include <string>

namespace {

using namespace std::string_view_literals;

std::string as_text(std::string_view text) {
    std::string out = "before ";
    treaty::xml::append_text(out, text);
    REQUIRE(out.starts_with("before "));
    return out.substr(7);
}
std::string as_value(std::string_view text) {
    std::string out;
    treaty::xml::append_attribute_value(out, text);
    return out;
}

}  // namespace

TEST_CASE("xml text is escaped where a reader would see something else") {
    CHECK(as_text("") == "");
    CHECK(as_text("plain \xE2\x82\xAC") == "plain \xE2\x82\xAC");
    CHECK(as_text("1 < 2 && 3 > 2") == "1 &lt; 2 &amp;&amp; 3 &gt; 2");
    CHECK(as_text("]]>") == "]]&gt;");
    CHECK(as_text("\"'") == "\"'");
    CHECK(as_text("\t\n\r\n") == "\t\n&#13;\n");
    CHECK(as_text("\x7F") == "\x7F");
}

TEST_CASE("an xml attribute's value is escaped so that its white space stays") {
    CHECK(as_value("") == "");
    CHECK(as_value("1 < 2 && 3 > 2") == "1 &lt; 2 &amp;&amp; 3 &gt; 2");
    CHECK(as_value("\"'") == "&quot;'");
    CHECK(as_value("\t\n\r\n ") == "&#9;&#10;&#13;&#10; ");
}

TEST_CASE("xml text that no document can carry is refused before it is written") {
    for (std::string_view const text :
         {"\0"sv, "\x01"sv, "\x0B"sv, "\x1F"sv, "abc\x08"sv, "\xEF\xBF\xBE"sv, "\xEF\xBF\xBF"sv}) {
        CHECK_THROWS_WITH(as_text(text), Catch::Contains("treaty: text that XML cannot carry"));
        CHECK_THROWS_AS(as_value(text), std::invalid_argument);
    }
    for (std::string_view const text : {"\x80"sv, "\xC0\xAF"sv, "\xED\xA0\x80"sv, "abc\xE2\x82"sv,
                                        "\xF4\x90\x80\x80"sv, "\xFF"sv}) {
        CHECK_THROWS_WITH(as_text(text), Catch::Contains("treaty: text that is not UTF-8"));
        CHECK_THROWS_AS(as_value(text), std::invalid_argument);
    }
}

TEST_CASE("every character comes back from xml as it was written") {
    std::string all;
    for (char32_t code = 0; code <= 0x10FFFF; code += code < 0x3000 ? 1 : 0x101)
        if (treaty::xml::is_character(code)) treaty::append_utf8(all, code);
    all.append("]]>\r\n\r\t\"'&lt;");
    std::string const document = "<a b=\"" + as_value(all) + "\">" + as_text(all) + "</a>";
    treaty::message_limits const limits;
    treaty::problem_list problems;
    treaty::xml::reader in{document, limits, problems};
    REQUIRE(in.next(nullptr) == treaty::xml::token::start);
    CHECK(in.attributes()[0].value == all);
    REQUIRE(in.next(nullptr) == treaty::xml::token::text);
    CHECK(in.text() == all);
}
