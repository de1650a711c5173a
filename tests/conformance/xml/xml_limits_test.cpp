// SPDX-License-Identifier: BSL-1.0
// Documents at each limit and one past it, and hostile ones far beyond: refused in time, by name,
// and in little memory.
#include "../../support/catch.hpp"
#include "../../support/hostile.hpp"

#include <treaty/wire/xml/reader.hpp>

#include <random>
#include <string>

using checked::verdict;
using support::numbered;
using support::times;

namespace {

constexpr treaty::message_limits limits;

treaty::problem_list problems_of(std::string_view document) {
    treaty::problem_list problems;
    treaty::xml::check(document, limits, problems);
    return problems;
}
verdict by_library(std::string_view document) {
    auto const problems = problems_of(document);
    return checked::verdict_of(problems.empty(), problems);
}
void check(std::string_view document, verdict expected) {
    INFO(document.substr(0, 60));
    CHECK(support::in_bounded_memory("xml", document) == expected);
    // The same code, and twice the time.
    if (document.size() < 1'000'000) CHECK(by_library(document) == expected);
}

}  // namespace

TEST_CASE("xml may be nested to the limit and no further") {
    auto const nested = [](std::size_t depth) {
        return times(depth, "<a>") + times(depth, "</a>");
    };
    check(nested(limits.depth_max), verdict::accepted);
    check(nested(limits.depth_max + 1), verdict::limited);
    check(times(limits.depth_max - 1, "<a>") + "<a/>" + times(limits.depth_max - 1, "</a>"),
          verdict::accepted);
    check(times(limits.depth_max, "<a>") + "<a/>" + times(limits.depth_max, "</a>"),
          verdict::limited);
    check(nested(1'000'000), verdict::limited);
    check(times(5'000'000, "<a>"), verdict::limited);
    CHECK(problems_of(times(1'000, "<a>")).front().position == 3 * limits.depth_max);
}

TEST_CASE("xml may be broad") {
    check("<a>" + times(300'000, "<b/>") + "</a>", verdict::accepted);
    check("<a>" + times(100'000, "<b>c</b>") + "</a>", verdict::accepted);
    check(times(200'000, "<!---->") + "<a/>", verdict::accepted);
    check("<a>" + times(300'000, "<?b?>") + "</a>", verdict::accepted);
}

TEST_CASE("an xml element has so many attributes and no more") {
    std::size_t const most = limits.attributes_max;
    check("<a" + numbered(most, " b#=''") + "/>", verdict::accepted);
    check("<a" + numbered(most + 1, " b#=''") + "/>", verdict::limited);
    check("<a" + numbered(1'000'000, " b#=''") + "/>", verdict::limited);
    check("<a" + numbered(most - 1, " b#=''") + " b7=''/>", verdict::refused);
    check("<a" + times(1'000'000, " b=''") + "/>", verdict::limited);
    // Elements full of attributes, one after the other.
    std::string const full = "<b" + numbered(most, " b#=''") + "/>";
    check("<a>" + times(1'000'000 / full.size(), full) + "</a>", verdict::accepted);
    std::string const shuffled = "<b xmlns:p='u'" + numbered(most, " p:b#=''") + "/>";
    check("<a>" + times(1'000'000 / shuffled.size(), shuffled) + "</a>", verdict::accepted);
}

TEST_CASE("so many xml namespaces are in scope and no more") {
    std::size_t const most = limits.namespaces_max;
    check("<a" + numbered(most, " xmlns:p#='u'") + "/>", verdict::accepted);
    check("<a" + numbered(most + 1, " xmlns:p#='u'") + "/>", verdict::limited);
    check("<a" + numbered(1'000'000, " xmlns:p#='u'") + "/>", verdict::limited);
    check("<a" + numbered(most, " xmlns:p#='u'") + "><b/></a>", verdict::accepted);
    check("<a" + numbered(most, " xmlns:p#='u'") + "><b xmlns='v'/></a>", verdict::limited);
    // Those of an element that has ended count no more.
    check("<a>" + numbered(20'000, "<b xmlns:p='u#' xmlns='v#'/>") + "</a>", verdict::accepted);
    // Every name is looked for among all of them.
    check("<a" + numbered(most, " xmlns:p#='u'") + ">" + times(100'000, "<p0:b/>") + "</a>",
          verdict::accepted);
    check("<a" + numbered(most, " xmlns:p#='u'") + ">" + times(200'000, "<b/>") + "</a>",
          verdict::accepted);
}

TEST_CASE("an xml name is so long and no longer") {
    std::size_t const most = limits.name_bytes_max;
    std::string const fits(most, 'n');
    std::string const longer(most + 1, 'n');
    check("<" + fits + "/>", verdict::accepted);
    check("<" + longer + "/>", verdict::limited);
    check("<a " + fits + "=''/>", verdict::accepted);
    check("<a " + longer + "=''/>", verdict::limited);
    check("<?" + fits + "?><a/>", verdict::accepted);
    check("<?" + longer + "?><a/>", verdict::limited);
    check("<" + fits + ":" + fits + " xmlns:" + fits + "='" + fits + "'/>", verdict::accepted);
    check("<a xmlns:" + longer + "='u'/>", verdict::limited);
    check("<a xmlns:p='" + longer + "'/>", verdict::limited);
    check("<a xmlns='" + longer + "'/>", verdict::limited);
    check("<a></" + longer + ">", verdict::limited);
    check("<" + std::string(10'000'000, 'n') + "/>", verdict::limited);
    check("<" + std::string(10'000'000, 'n'), verdict::limited);
    // Long names that differ at their ends, compared for each element.
    std::string const p = std::string(most - 1, 'u') + "p";
    std::string const q = std::string(most - 1, 'u') + "q";
    check("<a xmlns:p='" + p + "' xmlns:q='" + q + "'>" + times(50'000, "<b p:c='' q:c=''/>") +
              "</a>",
          verdict::accepted);
}

TEST_CASE("an xml text is so long and no longer, between tags and as a value") {
    std::size_t const most = limits.text_bytes_max;
    std::string const fits(most, 't');
    std::string const longer(most + 1, 't');
    check("<a>" + fits + "</a>", verdict::accepted);
    check("<a>" + longer + "</a>", verdict::limited);
    check("<a><![CDATA[" + fits + "]]></a>", verdict::accepted);
    check("<a><![CDATA[" + longer + "]]></a>", verdict::limited);
    check("<a>" + fits + "<!---->" + "t</a>", verdict::limited);
    check("<a>" + times(most, "&#116;") + "</a>", verdict::accepted);
    check("<a>" + times(most + 1, "&#116;") + "</a>", verdict::limited);
    check("<a>" + times(most + 1, "&lt;") + "</a>", verdict::limited);
    check("<a>" + times(most + 1, "\r\n") + "</a>", verdict::limited);
    check("<a b='" + fits + "'/>", verdict::accepted);
    check("<a b='" + longer + "'/>", verdict::limited);
    check("<a b='" + times(most + 1, "\t") + "'/>", verdict::limited);
    check("<a>" + times(100'000, "<![CDATA[t]]>") + "</a>", verdict::accepted);
    // Several long values are held at once, and no more than the document has.
    check("<a b='&lt;" + fits.substr(1) + "' c='&lt;" + fits.substr(1) + "'/>", verdict::accepted);
}

TEST_CASE("an xml document is so long and no longer") {
    std::size_t const most = limits.body_bytes_max;
    check("<a/>" + std::string(most - 4, ' '), verdict::accepted);
    check("<a/>" + std::string(most - 3, ' '), verdict::limited);
    check("<a>" + std::string(most, 't'), verdict::limited);
    check("<!--" + std::string(most - 11, 't') + "--><a/>", verdict::accepted);
    check("<?b " + std::string(most - 10, 't') + "?><a/>", verdict::accepted);
    check("<!--" + std::string(most - 4, '-'), verdict::refused);
    check("<!--" + times(most / 2 - 4, "- "), verdict::refused);
    check("<a><![CDATA[" + std::string(most / 2, ']'), verdict::refused);
    check("<a>" + std::string(most / 32, ']') + "</a>", verdict::accepted);
    check("<?b " + std::string(most - 4, '?'), verdict::refused);
}

TEST_CASE("xml that would grow or reach outside is refused at its first characters") {
    std::string laughs = "<!DOCTYPE a [<!ENTITY b0 'ha'>";
    for (int i = 1; i < 20; ++i) {
        std::string const before = "&b" + std::to_string(i - 1) + ";";
        laughs.append("<!ENTITY b" + std::to_string(i) + " '" + times(10, before) + "'>");
    }
    laughs.append("]><a>&b19;</a>");
    std::string const quadratic = "<!DOCTYPE a [<!ENTITY b '" + std::string(100'000, 'x') +
                                  "'>]><a>" + times(100'000, "&b;") + "</a>";
    for (std::string const& document :
         {laughs, quadratic, std::string{"<!DOCTYPE a [<!ENTITY b '&b;'>]><a>&b;</a>"},
          std::string{"<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/hostname'>]><a>&b;</a>"},
          std::string{"<!DOCTYPE a [<!ENTITY b SYSTEM 'http://localhost:1/'>]><a>&b;</a>"},
          std::string{"<!DOCTYPE a [<!ENTITY % b SYSTEM 'http://localhost:1/'>%b;]><a/>"},
          std::string{"<!DOCTYPE a SYSTEM 'http://localhost:1/a.dtd'><a/>"},
          "<!DOCTYPE a [" + times(100'000, "<!ELEMENT a ANY>")}) {
        check(document, verdict::refused);
        auto const problems = problems_of(document);
        REQUIRE(problems.size() == 1);
        CHECK(problems.front().position == 0);
        CHECK(problems.front().expected == "no document type declaration (DTDs are not read)");
    }
    // What would come from elsewhere by other means is text or markup as any other.
    check("<a xmlns:xi='http://www.w3.org/2001/XInclude'><xi:include href='file:///b'/></a>",
          verdict::accepted);
    check("<?xml-stylesheet href='file:///b'?><a/>", verdict::accepted);
    check(
        "<a xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' "
        "xsi:schemaLocation='u http://localhost:1/'/>",
        verdict::accepted);
}

TEST_CASE("bytes at random are refused as xml") {
    std::mt19937 random{20261123};
    auto const byte = [&] { return static_cast<char>(random()); };
    std::string_view const telling = "<>/='\"&;![]?-: ax\t\n";
    for (int round = 0; round < 20'000; ++round) {
        std::string document(1 + random() % 64, ' ');
        for (char& c : document) c = round % 2 == 0 ? byte() : telling[random() % telling.size()];
        std::string const within = "<a>" + document + "</a>";
        for (std::string const& one : {document, within}) {
            auto const problems = problems_of(one);
            if (problems.empty()) {
                treaty::problem_list again;
                CHECK(treaty::xml::check(one, limits, again));
            } else {
                CHECK(problems.size() == 1);
                CHECK(problems.front().position <= one.size());
            }
        }
        if (round % 500 == 0)
            CHECK(support::in_bounded_memory("xml", document) == by_library(document));
    }
    std::string large(1'000'000, ' ');
    for (char& c : large) c = byte();
    check(large, verdict::refused);
}

TEST_CASE("the program that checks xml says when it is called wrongly") {
    std::string const program = TREATY_BIN_DIR "/treaty_check";
    for (std::vector<std::string> const& words : std::vector<std::vector<std::string>>{
             {program, "xml", "--as"}, {program, "xml", "--as", "any"}, {program, "xml", "more"}}) {
        auto const run = support::run_program(words, "<a/>");
        CHECK(run.exit_code == 64);
        CHECK(run.output.empty());
    }
    auto const run = support::run_program({program, "xml"}, "<a>\n <b></c></a>");
    CHECK(run.output == "2:5: /a/b: malformed: expected '</b>', found '</c>'\n");
}
