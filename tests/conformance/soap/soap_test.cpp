// SPDX-License-Identifier: BSL-1.0
// Every case of the tables beside this file, in both versions of SOAP, by the library and by the
// program treaty_check.
#include "../../support/catch.hpp"
#include "../../support/checked_types.hpp"
#include "../../support/child_process.hpp"
#include "../../support/soap_echo.hpp"
#include "message_cases.hpp"
#include "structure_cases.hpp"

#include <treaty/wire/soap/names.hpp>

#include <span>
#include <string>
#include <vector>

using checked::verdict;
using conformance::soap::envelope_case;
using conformance::soap::spelled_out;

namespace {

constexpr std::string_view versions[] = {treaty::soap::envelope_1_1, treaty::soap::envelope_1_2};

struct reading {
    verdict is;
    std::string text;
    treaty::problem_list problems;
};
reading by_library(std::string_view document) {
    // A copy of its own, so that a sanitizer sees a read past its end.
    std::vector<char> const bytes(document.begin(), document.end());
    reading made{verdict::refused, {}, treaty::problem_list{}};
    echo::request read;
    bool const good = echo::read({bytes.data(), bytes.size()}, {}, made.problems, read);
    CHECK(good == made.problems.empty());
    for (treaty::problem const& one : made.problems) {
        CHECK(one.position <= document.size());
        CHECK_FALSE(one.expected.empty());
        CHECK_FALSE(one.found.empty());
    }
    made.is = checked::verdict_of(good, made.problems);
    made.text = read.text;
    return made;
}

verdict by_program(std::string_view document) {
    auto const run = support::run_program({TREATY_BIN_DIR "/treaty_check", "soap"}, document);
    CHECK(run.output.empty() == (run.exit_code == 0));
    return static_cast<verdict>(run.exit_code);
}

void check_all(std::span<envelope_case const> cases) {
    for (std::string_view const version : versions)
        for (envelope_case const& one : cases) {
            std::string const document = spelled_out(one.text, version);
            INFO(one.title << ": " << document);
            auto const found = by_library(document);
            CHECK(found.is == (one.read == nullptr ? verdict::refused : verdict::accepted));
            if (one.read != nullptr) CHECK(found.text == one.read);
            CHECK(by_program(document) == found.is);
        }
}

constexpr std::string_view whole =
    "<?xml version='1.0' encoding='UTF-8'?>\n$E<s:Header><a b='c'>d</a></s:Header>$B<!-- e -->"
    "<Echo xmlns='urn:treaty:echo:1'><f/><text>he&lt;<![CDATA[llo]]>&#33;</text></Echo>$b$e";

// Each character as two bytes.
std::string in_utf_16(std::string_view ascii, bool big_end_first, bool marked) {
    std::string text = marked ? big_end_first ? "\xFE\xFF" : "\xFF\xFE" : "";
    for (char const c : ascii) {
        if (big_end_first) text.push_back('\0');
        text.push_back(c);
        if (!big_end_first) text.push_back('\0');
    }
    return text;
}

}  // namespace

TEST_CASE("soap envelopes have their parts, and no others") {
    check_all(conformance::soap::part_cases);
}
TEST_CASE("soap names are in their namespaces, however they are written") {
    check_all(conformance::soap::namespace_cases);
}
TEST_CASE("soap header blocks are ignored, understood or refused") {
    check_all(conformance::soap::header_cases);
}
TEST_CASE("soap text is what XML says it is") {
    check_all(conformance::soap::text_cases);
}
TEST_CASE("soap members are there once, and have a value") {
    check_all(conformance::soap::member_cases);
}
TEST_CASE("soap is in UTF-8") {
    check_all(conformance::soap::encoding_cases);
    for (std::string_view const version : versions) {
        std::string const document = spelled_out("$E$B$M$b$e", version);
        for (bool const big : {false, true})
            for (bool const marked : {false, true})
                CHECK(by_library(in_utf_16(document, big, marked)).is == verdict::refused);
        CHECK(by_library("\xEF\xBB\xBF" + document).is == verdict::accepted);
        CHECK(by_library("\xEF\xBB\xBF\xEF\xBB\xBF" + document).is == verdict::refused);
    }
}
TEST_CASE("soap has no type declarations, no instructions and nothing from elsewhere") {
    check_all(conformance::soap::forbidden_cases);
}

TEST_CASE("a soap envelope is refused when cut at any byte, with one problem") {
    for (std::string_view const version : versions) {
        std::string const document = spelled_out(whole, version);
        auto const all = by_library(document);
        CHECK(all.is == verdict::accepted);
        CHECK(all.text == "he<llo!");
        for (std::size_t size = 0; size < document.size(); ++size) {
            auto const found = by_library(std::string_view{document}.substr(0, size));
            INFO(size);
            CHECK(found.is == verdict::refused);
            CHECK(found.problems.size() == 1);
            if (size % 25 == 0)
                CHECK(by_program(std::string_view{document}.substr(0, size)) == verdict::refused);
        }
        for (std::size_t size = 1; size < 100; ++size)
            CHECK(by_library(document + std::string(size, '\0')).is == verdict::refused);
    }
}

TEST_CASE("a soap envelope says where it is wrong") {
    std::string const program = TREATY_BIN_DIR "/treaty_check";
    auto const told = [&](std::string_view text) {
        return support::run_program({program, "soap"}, spelled_out(text, versions[0])).output;
    };
    CHECK(told("$E\n$B$M\n<a/>$b$e") ==
          "3:1: /Envelope/Body: malformed: expected one element, found a second one\n");
    CHECK(told("$E$B<Echo xmlns='urn:treaty:echo:1'>\n</Echo>$b$e") ==
          "1:73: /Envelope/Body/Echo/text: missing-member: expected text, found nothing\n");
    auto const run = support::run_program({program, "soap", "--as"}, "");
    CHECK(run.exit_code == 64);
    CHECK(run.output.empty());
}
