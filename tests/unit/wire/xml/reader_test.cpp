// SPDX-License-Identifier: BSL-1.0
#include <treaty/wire/xml/reader.hpp>

#include "../../../support/catch.hpp"
#include "../../../support/xml_events.hpp"

#include <string>

using treaty::xml::instructions;
using treaty::xml::reader;
using treaty::xml::step;
using treaty::xml::token;

namespace {

using namespace std::string_view_literals;

treaty::message_limits const limits;

std::string events(std::string_view document) {
    treaty::problem_list problems;
    auto const found = support::events_of(document, problems);
    INFO(document);
    CHECK(to_string(problems) == "");
    return found.value_or("refused");
}
// The events within the root element <a>.
std::string inside(std::string_view content) {
    std::string const all = events("<a>" + std::string{content} + "</a>");
    std::string_view const start = "<{}a>\n";
    std::string_view const end = "</{}a>\n";
    REQUIRE(all.starts_with(start));
    REQUIRE(all.ends_with(end));
    return all.substr(start.size(), all.size() - start.size() - end.size());
}
std::string value(std::string_view written) {
    std::string const document = "<a b=\"" + std::string{written} + "\"/>";
    treaty::problem_list problems;
    reader in{document, limits, problems};
    REQUIRE(in.next(nullptr) == token::start);
    REQUIRE(in.attributes().size() == 1);
    return std::string{in.attributes()[0].value};
}
std::string problem_of(std::string_view document, instructions mode = instructions::allowed) {
    treaty::problem_list problems;
    CHECK_FALSE(treaty::xml::check(document, limits, problems, mode));
    REQUIRE(problems.size() == 1);
    return to_string(problems.front());
}

}  // namespace

TEST_CASE("an xml reader gives starts, texts and ends in the order of the document") {
    CHECK(events("<a/>") == "<{}a>\n</{}a>\n");
    CHECK(events("<a></a>") == "<{}a>\n</{}a>\n");
    CHECK(events("<a>b<c d='e'>f</c>g<h/></a>") ==
          "<{}a>\n\"b\"\n<{}c {}d=\"e\">\n\"f\"\n</{}c>\n\"g\"\n<{}h>\n</{}h>\n</{}a>\n");
    CHECK(inside(" \n ") == "\" \\x0a \"\n");
    CHECK(inside("<!-- b --><?c?>") == "");
    CHECK(inside("<![CDATA[]]>") == "");
}

TEST_CASE("an xml reader gives one text across references, sections, comments and instructions") {
    CHECK(inside("1 &lt; 2") == "\"1 < 2\"\n");
    CHECK(inside("b<!-- c -->d") == "\"bd\"\n");
    CHECK(inside("b<?c?>d") == "\"bd\"\n");
    CHECK(inside("b<![CDATA[<c>]]>d") == "\"b<c>d\"\n");
    CHECK(inside("<![CDATA[b]]><![CDATA[c]]>") == "\"bc\"\n");
    CHECK(inside("&#x48;&#105;<!----><![CDATA[!]]>&amp;") == "\"Hi!&\"\n");
    CHECK(inside("&#x20AC;&#128512;") == "\"\xE2\x82\xAC\xF0\x9F\x98\x80\"\n");
    CHECK(inside("]]<!---->>") == "\"]]>\"\n");
    CHECK(inside("&amp;lt;") == "\"&lt;\"\n");
    CHECK(inside("<![CDATA[&lt;]]>") == "\"&lt;\"\n");
}

TEST_CASE("an xml reader gives every line end as one line feed, but not those that are numbers") {
    CHECK(inside("b\r\nc\rd\ne\n\rf") == "\"b\\x0ac\\x0ad\\x0ae\\x0a\\x0af\"\n");
    CHECK(inside("\r\r\n\r") == "\"\\x0a\\x0a\\x0a\"\n");
    CHECK(inside("<![CDATA[b\r\nc\rd\n]]>") == "\"b\\x0ac\\x0ad\\x0a\"\n");
    CHECK(inside("\r<!---->\n") == "\"\\x0a\\x0a\"\n");
    CHECK(inside("&#13;&#10;&#xD;\n") == "\"\\x0d\\x0a\\x0d\\x0a\"\n");
    CHECK(inside("<![CDATA[\r]]>\n") == "\"\\x0a\\x0a\"\n");
}

TEST_CASE("an xml reader normalizes values as for CDATA") {
    CHECK(value("b c") == "b c");
    CHECK(value("") == "");
    CHECK(value(" b  c ") == " b  c ");
    CHECK(value("b\tc\nd\re\r\nf\n\rg") == "b c d e f  g");
    CHECK(value("&#9;&#10;&#13;&#32;") == "\t\n\r ");
    CHECK(value("&lt;&gt;&amp;&apos;&quot;'") == "<>&'\"'");
    CHECK(value("&#38;lt;") == "&lt;");
    CHECK(value("\xE2\x82\xAC&#x20ac;") == "\xE2\x82\xAC\xE2\x82\xAC");
}

TEST_CASE("what an xml reader need not decode is a view of the document") {
    std::string const document = "<a b='plain' c='&lt;'>text<d>&gt;</d>  </a>";
    auto const within = [&](std::string_view part) {
        return part.data() >= document.data() && part.data() < document.data() + document.size();
    };
    treaty::problem_list problems;
    reader in{document, limits, problems};
    REQUIRE(in.next(nullptr) == token::start);
    CHECK(within(in.attributes()[0].value));
    CHECK_FALSE(within(in.attributes()[1].value));
    REQUIRE(in.next(nullptr) == token::text);
    CHECK(within(in.text()));
    REQUIRE(in.next(nullptr) == token::start);
    REQUIRE(in.next(nullptr) == token::text);
    CHECK(in.text() == ">");
}

TEST_CASE("values of an xml element stay while later ones are decoded") {
    std::string document = "<a";
    for (int i = 0; i < 200; ++i)
        document.append(" b")
            .append(std::to_string(i))
            .append("='&lt;")
            .append(std::to_string(i) + "'");
    document.append("/>");
    treaty::problem_list problems;
    reader in{document, limits, problems};
    REQUIRE(in.next(nullptr) == token::start);
    REQUIRE(in.attributes().size() == 200);
    for (std::size_t i = 0; i < 200; ++i)
        CHECK(in.attributes()[i].value == "<" + std::to_string(i));
}

TEST_CASE("an xml reader says where tokens and attributes begin") {
    std::string const document = "\n<a  b='1' c='2'>text<d/></a>";
    treaty::problem_list problems;
    reader in{document, limits, problems};
    CHECK(in.next(nullptr) == token::start);
    CHECK(in.position() == 1);
    CHECK(in.attributes()[0].position == 5);
    CHECK(in.attributes()[1].position == 11);
    CHECK(in.next(nullptr) == token::text);
    CHECK(in.position() == 17);
    CHECK(in.next(nullptr) == token::start);
    CHECK(in.position() == 21);
    CHECK(in.attributes().empty());
    CHECK(in.next(nullptr) == token::end);
    CHECK(in.next(nullptr) == token::end);
    CHECK(in.position() == 25);
    CHECK(in.next(nullptr) == token::finished);
    CHECK(in.next(nullptr) == token::finished);
}

TEST_CASE("an xml reader expands names by the declarations in scope") {
    CHECK(events("<a xmlns='u' b=''/>") == "<{u}a {}b=\"\">\n</{u}a>\n");
    CHECK(events("<p:a xmlns:p='u' p:b=''/>") == "<{u}a {u}b=\"\">\n</{u}a>\n");
    CHECK(events("<a xmlns='u'><b xmlns=''><c/></b><d/></a>") ==
          "<{u}a>\n<{}b>\n<{}c>\n</{}c>\n</{}b>\n<{u}d>\n</{u}d>\n</{u}a>\n");
    CHECK(events("<p:a xmlns:p='u'><p:b xmlns:p='v'/><p:c/></p:a>") ==
          "<{u}a>\n<{v}b>\n</{v}b>\n<{u}c>\n</{u}c>\n</{u}a>\n");
    CHECK(events("<a xmlns='&#117;&amp;'><b xmlns='&#118;'/><c/></a>") ==
          "<{u&}a>\n<{v}b>\n</{v}b>\n<{u&}c>\n</{u&}c>\n</{u&}a>\n");
    CHECK(events("<xml:a xml:b=''/>") ==
          "<{http://www.w3.org/XML/1998/namespace}a {http://www.w3.org/XML/1998/namespace}b=\"\">\n"
          "</{http://www.w3.org/XML/1998/namespace}a>\n");
}

TEST_CASE("an xml reader knows the prefixes in scope, at an element's end too") {
    std::string const document = "<a xmlns='u' xmlns:p='v'><p:b xmlns:q='&#119;'/></a>";
    treaty::problem_list problems;
    reader in{document, limits, problems};
    REQUIRE(in.next(nullptr) == token::start);
    CHECK(in.prefix() == "");
    CHECK(in.resolve("") == "u"sv);
    CHECK(in.resolve("p") == "v"sv);
    CHECK(in.resolve("q") == std::nullopt);
    CHECK(in.resolve("xml") == treaty::xml::xml_namespace);
    REQUIRE(in.next(nullptr) == token::start);
    CHECK(in.prefix() == "p");
    CHECK(in.resolve("q") == "w"sv);
    REQUIRE(in.next(nullptr) == token::end);
    CHECK(in.name() == treaty::xml::name{"v", "b"});
    CHECK(in.resolve("q") == "w"sv);
    REQUIRE(in.next(nullptr) == token::end);
    CHECK(in.name() == treaty::xml::name{"u", "a"});
    CHECK(in.resolve("q") == std::nullopt);
    CHECK(in.resolve("p") == "v"sv);
    REQUIRE(in.next(nullptr) == token::finished);
    CHECK(in.resolve("") == ""sv);
    CHECK(in.resolve("p") == std::nullopt);
}

TEST_CASE("an xml reader skips elements, as strict as it reads them") {
    auto const skipped = [](std::string_view content) {
        std::string const document = "<a>" + std::string{content} + "<z/></a>";
        treaty::problem_list problems;
        reader in{document, limits, problems};
        REQUIRE(in.next(nullptr) == token::start);
        REQUIRE(in.next(nullptr) == token::start);
        step const where{nullptr, "a"};
        bool const good = in.skip(&where);
        CHECK(good == problems.empty());
        if (!good) CHECK(problems.front().path == "/a");
        return good && in.depth() == 1 && in.next(nullptr) == token::start &&
               in.name().local == "z";
    };
    CHECK(skipped("<b/>"));
    CHECK(skipped("<b></b>"));
    CHECK(skipped("<b c='d'>e<f/><g><h/></g>&lt;<!--i--></b>"));
    CHECK(skipped("<b><b><b/></b></b>"));
    CHECK_FALSE(skipped("<b><c></b>"));
    CHECK_FALSE(skipped("<b>&c;</b>"));
    CHECK_FALSE(skipped("<b><c d='' d=''/></b>"));
    CHECK_FALSE(skipped("<b><p:c/></b>"));
    CHECK_FALSE(skipped("<b><?c?></b>"));
    CHECK_FALSE(skipped("<b>\xFF</b>"));
}

TEST_CASE("an xml reader counts the open elements") {
    std::string const document = "<a><b/></a>";
    treaty::problem_list problems;
    reader in{document, limits, problems};
    CHECK(in.depth() == 0);
    for (std::size_t const depth : {1U, 2U, 1U, 0U, 0U}) {
        in.next(nullptr);
        CHECK(in.depth() == depth);
    }
}

TEST_CASE("an xml reader stops at the first problem that is of form") {
    std::string const document = "<a>&b;</a>";
    treaty::problem_list problems;
    reader in{document, limits, problems};
    step const root{nullptr, "a"};
    CHECK(in.next(nullptr) == token::start);
    CHECK_FALSE(in.broken());
    in.report(treaty::problem_kind::wrong_type, &root, 3, "a number", "text");
    CHECK_FALSE(in.broken());
    CHECK(in.next(&root) == token::broken);
    CHECK(in.broken());
    CHECK(in.next(&root) == token::broken);
    CHECK_FALSE(in.skip(&root));
    CHECK_FALSE(in.malformed(&root, "anything"));
    CHECK_FALSE(in.exceeded(&root, "anything"));
    REQUIRE(problems.size() == 2);
    CHECK(to_string(problems[0]) == "wrong-type at /a (byte 3): expected a number, found text");
    CHECK(to_string(problems[1]) ==
          "malformed at /a (byte 4): expected one of &lt; &gt; &amp; &apos; &quot; &#...;, found "
          "'b'");
}

TEST_CASE("an xml problem says what would have been right, and what stood there") {
    CHECK(problem_of("<items><item></items>") ==
          "malformed at /items/item (byte 13): expected '</item>', found '</items>'");
    CHECK(problem_of("<a><b>") ==
          "malformed at /a/b (byte 6): expected '</b>', found the end of the document");
    CHECK(problem_of("<a><b></b") ==
          "malformed at /a/b (byte 9): expected '</b>', found the end of the document");
    CHECK(problem_of("<!DOCTYPE a><a/>") ==
          "malformed: expected no document type declaration (DTDs are not read), found "
          "'<!DOCTYPE'");
    CHECK(problem_of("<a b='1' b='2'/>") ==
          "malformed (byte 9): expected each attribute once, found 'b' again");
    CHECK(problem_of("<a xmlns:p='u' xmlns:q='u' q:b='' p:b=''/>") ==
          "malformed (byte 34): expected each attribute once, found 'p:b' again");
    CHECK(problem_of("<p:a/>") ==
          "malformed (byte 1): expected a prefix that is declared, found 'p:a'");
    CHECK(problem_of("<a/><b/>") ==
          "malformed (byte 4): expected the end of the document, found "
          "'<'");
    CHECK(problem_of("") == "malformed: expected an element, found the end of the document");
    CHECK(problem_of("\xFE\xFF\0<"sv) == "malformed: expected a document in UTF-8, found UTF-16");
    CHECK(problem_of("<?xml version='1.0' encoding='ISO-8859-1'?><a/>") ==
          "malformed (byte 30): expected encoding UTF-8, found 'ISO-8859-1'");
    CHECK(problem_of("<a>\xE9</a>") ==
          "malformed at /a (byte 3): expected UTF-8, found byte \\xe9");
    CHECK(problem_of("<a>\x01</a>") ==
          "malformed at /a (byte 3): expected a character that XML can carry, found '\\x01'");
    CHECK(problem_of("<a>&#xFFFF;</a>") ==
          "malformed at /a (byte 6): expected the number of a character that XML can carry, found "
          "&#xFFFF;");
    CHECK(problem_of("<a><?b?></a>", instructions::refused) ==
          "malformed at /a (byte 3): expected no processing instruction, found '<?'");
    CHECK(problem_of("<a xmlns:p=''/>") ==
          "malformed (byte 3): expected a namespace for the prefix, found xmlns:p=''");
}

TEST_CASE("an xml reader may refuse processing instructions, but takes the declaration") {
    treaty::problem_list problems;
    CHECK(treaty::xml::check("<?xml version='1.0'?><a/>", limits, problems, instructions::refused));
    for (std::string_view const document : {"<?b?><a/>", "<a><?b?></a>", "<a/><?b?>"}) {
        treaty::problem_list refused;
        CHECK(treaty::xml::check(document, limits, refused));
        CHECK_FALSE(treaty::xml::check(document, limits, refused, instructions::refused));
        CHECK(refused.front().kind == treaty::problem_kind::malformed);
    }
}
