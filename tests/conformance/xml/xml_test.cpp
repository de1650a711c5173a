// SPDX-License-Identifier: BSL-1.0
// Every case of the tables beside this file, by the library and by the program treaty_check: as a
// document, and where it stands for a part, in each place where that part may stand.
#include "../../support/catch.hpp"
#include "../../support/checked_types.hpp"
#include "../../support/child_process.hpp"
#include "document_cases.hpp"
#include "markup_cases.hpp"
#include "name_cases.hpp"
#include "text_cases.hpp"

#include <treaty/wire/xml/reader.hpp>

#include <initializer_list>
#include <span>
#include <string>

using checked::verdict;
using conformance::xml::xml_case;

namespace {

// A part of a document, and what stands around it.
struct surroundings {
    std::string_view before;
    std::string_view after;
};

verdict by_library(std::string_view document) {
    treaty::problem_list problems;
    bool const good = treaty::xml::check(document, {}, problems);
    CHECK(good == problems.empty());
    CHECK(problems.size() <= 1);
    for (treaty::problem const& one : problems) {
        CHECK(one.position <= document.size());
        CHECK_FALSE(one.expected.empty());
        CHECK_FALSE(one.found.empty());
    }
    return checked::verdict_of(good, problems);
}

verdict by_program(std::string_view document) {
    auto const run = support::run_program({TREATY_BIN_DIR "/treaty_check", "xml"}, document);
    CHECK(run.output.empty() == (run.exit_code == 0));
    return static_cast<verdict>(run.exit_code);
}

// Through the program, so that its way in and out is covered; the library for every other place.
void check_all(std::span<xml_case const> cases, std::initializer_list<surroundings> places) {
    for (xml_case const& one : cases) {
        verdict const expected = one.accepted ? verdict::accepted : verdict::refused;
        bool first = true;
        for (surroundings const& place : places) {
            std::string const document =
                std::string{place.before}.append(one.text).append(place.after);
            INFO(one.title << ": " << document);
            CHECK(by_library(document) == expected);
            if (first) CHECK(by_program(document) == expected);
            first = false;
        }
    }
}

std::string utf8(char32_t code) {
    std::string text;
    treaty::append_utf8(text, code);
    return text;
}

// Each class of characters, as the recommendation writes it.
struct range {
    char32_t first;
    char32_t last;
};
constexpr range characters[] = {
    {0x9, 0xA}, {0xD, 0xD}, {0x20, 0xD7FF}, {0xE000, 0xFFFD}, {0x10000, 0x10FFFF}};
constexpr range name_starts[] = {
    {'A', 'Z'},       {'_', '_'},       {'a', 'z'},       {0xC0, 0xD6},     {0xD8, 0xF6},
    {0xF8, 0x2FF},    {0x370, 0x37D},   {0x37F, 0x1FFF},  {0x200C, 0x200D}, {0x2070, 0x218F},
    {0x2C00, 0x2FEF}, {0x3001, 0xD7FF}, {0xF900, 0xFDCF}, {0xFDF0, 0xFFFD}, {0x10000, 0xEFFFF}};
constexpr range more_in_names[] = {{'-', '-'},   {'.', '.'},       {'0', '9'},
                                   {0xB7, 0xB7}, {0x0300, 0x036F}, {0x203F, 0x2040}};

bool is_in(std::span<range const> ranges, char32_t code) {
    for (range const& one : ranges)
        if (code >= one.first && code <= one.last) return true;
    return false;
}

// Every character of the first two planes in steps, and every one near an end of a range.
template <class Visit>
void each_telling_character(Visit const& visit) {
    auto const encodable = [](char32_t code) { return code < 0xD800 || code > 0xDFFF; };
    for (char32_t code = 0; code <= 0x10FFFF; code += code < 0x400 ? 1 : 0x3D)
        if (encodable(code)) visit(code);
    for (std::span<range const> const ranges :
         std::initializer_list<std::span<range const>>{characters, name_starts, more_in_names})
        for (range const& one : ranges)
            for (char32_t const end : {one.first, one.last})
                for (char32_t code = end - 1; code <= end + 1; ++code)
                    if (encodable(code) && code <= 0x10FFFF) visit(code);
}

}  // namespace

TEST_CASE("xml as a whole is accepted or refused as the recommendations say") {
    check_all(conformance::xml::root_cases, {{"", ""}});
    check_all(conformance::xml::declaration_cases, {{"", ""}});
    check_all(conformance::xml::encoding_cases, {{"", ""}});
    check_all(conformance::xml::doctype_cases, {{"", ""}});
}

TEST_CASE("xml tags and attributes are held to the grammar at the root and within") {
    check_all(conformance::xml::tag_cases, {{"", ""}});
    check_all(conformance::xml::attribute_cases,
              {{"", ""}, {"<x>y", "z</x>"}, {"<x y='z'>\n", "</x>"}});
}

TEST_CASE("xml comments and instructions are held to the grammar wherever they stand") {
    check_all(conformance::xml::comment_cases, {{"", ""}});
    check_all(conformance::xml::instruction_cases, {{"", ""}});
    // The same ones around the root, cut out of the element in which the tables show them.
    auto const cut_out = [](std::span<xml_case const> cases) {
        for (xml_case const& one : cases) {
            if (!one.text.starts_with("<a><") || !one.text.ends_with("></a>")) continue;
            std::string_view const part = one.text.substr(3, one.text.size() - 7);
            if (part.find(">b<") != part.npos || part.starts_with("<!--b--><!")) continue;
            INFO(one.title << ": " << part);
            verdict const expected = one.accepted ? verdict::accepted : verdict::refused;
            CHECK(by_library(std::string{part} + "<a/>") == expected);
            CHECK(by_library("<a/>" + std::string{part}) == expected);
            CHECK(by_library("<a><b>c</b>" + std::string{part} + "</a>") == expected);
        }
    };
    cut_out(conformance::xml::comment_cases);
    cut_out(conformance::xml::instruction_cases);
}

TEST_CASE("xml text is held to the grammar wherever it stands") {
    check_all(conformance::xml::character_data_cases,
              {{"<a>", "</a>"}, {"<a><b/>", "<b/></a>"}, {"<a><!--b-->", "<!--c--></a>"}});
    check_all(conformance::xml::section_cases, {{"<a>", "</a>"}, {"<a><b/>x", "y<b/></a>"}});
}

TEST_CASE("xml references are held to the grammar in text and in values") {
    check_all(conformance::xml::reference_cases,
              {{"<a>", "</a>"}, {"<a b='", "'/>"}, {"<a b=\"", "\"/>"}, {"<a>b", "c</a>"}});
    for (xml_case const& one : conformance::xml::reference_cases) {
        INFO(one.title);
        CHECK(by_library(std::string{one.text} + "<a/>") == verdict::refused);
        CHECK(by_library("<a/>" + std::string{one.text}) == verdict::refused);
        CHECK(by_library("<a " + std::string{one.text} + "=''/>") == verdict::refused);
    }
}

TEST_CASE("xml takes UTF-8 and nothing else, wherever characters stand") {
    check_all(conformance::xml::utf8_cases, {{"<a>", "</a>"},
                                             {"<a b='", "'/>"},
                                             {"<a><!--", "--></a>"},
                                             {"<a><?b ", "?></a>"},
                                             {"<a><![CDATA[", "]]></a>"},
                                             {"<!--", "--><a/>"},
                                             {"<a/><?b ", "?>"}});
}

TEST_CASE("xml names are held to the grammar in elements, attributes and instructions") {
    check_all(conformance::xml::simple_name_cases, {{"<", "/>"},
                                                    {"<a ", "=''/>"},
                                                    {"<?", " b?><a/>"},
                                                    {"<a xmlns:p='u'><p:", "/></a>"},
                                                    {"<a xmlns:p='u' p:", "=''/>"},
                                                    {"<a xmlns:", "='u'/>"}});
    check_all(conformance::xml::qualified_name_cases, {{"", ""}, {"<x>", "</x>"}});
    check_all(conformance::xml::namespace_cases, {{"", ""}, {"<x xmlns='w'>", "</x>"}});
}

TEST_CASE("xml gives every character its class") {
    each_telling_character([](char32_t code) {
        std::string const text = utf8(code);
        bool const carried = is_in(characters, code);
        bool const first = is_in(name_starts, code);
        bool const later = first || is_in(more_in_names, code);
        bool const markup = code == '<' || code == '&';
        auto const right = [](bool accepted, std::string const& document) {
            treaty::problem_list problems;
            return treaty::xml::check(document, {}, problems) == accepted;
        };
        bool good = right(carried && !markup, "<a>" + text + "</a>");
        good &= right(carried && !markup && code != '"', "<a b=\"" + text + "\"/>");
        good &= right(carried && code != '-', "<!--" + text + "--><a/>");
        good &= right(carried, "<?a " + text + "?><a/>");
        good &= right(carried, "<a><![CDATA[" + text + "]]></a>");
        good &= right(carried, "<a>&#" + std::to_string(code) + ";</a>");
        good &= right(first, "<" + text + "/>");
        bool const blank = code == ' ' || code == '\t' || code == '\n' || code == '\r';
        good &= right(later || blank || code == '/', "<b" + text + "></b" + text + ">") ||
                code == '/' || code == '>' || code == ':';
        if (!good) FAIL_CHECK("U+" << std::hex << static_cast<unsigned>(code));
    });
}

TEST_CASE("xml cut off at any byte is refused") {
    std::string const document =
        "\xEF\xBB\xBF<?xml version='1.0' encoding=\"UTF-8\" standalone='no'?>\r\n<!-- b --><?c d?>"
        "<p:a xmlns:p = 'urn:p' xmlns='&#117;' p:e=\"1 &lt; 2\" f='\xE2\x82\xAC'><g h='i'/>text "
        "&amp; &#x41; <![CDATA[<&]]] ]]> ]] <?j k?><!-- l --><m \n>\xF0\x9F\x98\x80</m ></p:a>";
    CHECK(by_library(document + "\n<!--n--><?o?>") == verdict::accepted);
    for (std::size_t size = 0; size < document.size(); ++size)
        CHECK(by_library(document.substr(0, size)) == verdict::refused);
    for (std::size_t size = 0; size < document.size(); size += 7)
        CHECK(by_program(document.substr(0, size)) == verdict::refused);
}
