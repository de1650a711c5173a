// SPDX-License-Identifier: BSL-1.0
// Envelopes at each limit and one past it, and hostile ones far beyond, in every part of an
// envelope: refused in time, by name, and in little memory.
#include "../../support/catch.hpp"
#include "../../support/hostile.hpp"
#include "../../support/soap_echo.hpp"
#include "envelope_case.hpp"

#include <treaty/wire/soap/names.hpp>

#include <random>
#include <string>

using checked::verdict;
using conformance::soap::spelled_out;
using support::numbered;
using support::times;

namespace {

constexpr treaty::message_limits limits;

verdict by_library(std::string_view document) {
    treaty::problem_list problems;
    echo::request read;
    bool const good = echo::read(document, limits, problems, read);
    CHECK(good == problems.empty());
    return checked::verdict_of(good, problems);
}
void check(std::string const& document, verdict expected) {
    INFO(document.substr(0, 200));
    CHECK(support::in_bounded_memory("soap", document) == expected);
    // The same code, and twice the time.
    if (document.size() < 1'000'000) CHECK(by_library(document) == expected);
}

// The parts of an envelope that anything may stand in.
std::string in_header(std::string_view content) {
    return spelled_out("$E$H", treaty::soap::envelope_1_1).append(content) +
           spelled_out("$h$B$M$b$e", treaty::soap::envelope_1_1);
}
std::string in_message(std::string_view content) {
    return spelled_out("$E$B<Echo xmlns='urn:treaty:echo:1'><text>hello</text>",
                       treaty::soap::envelope_1_1)
               .append(content) +
           spelled_out("</Echo>$b$e", treaty::soap::envelope_1_1);
}
std::string in_text(std::string_view content) {
    return spelled_out("$E$B$T", treaty::soap::envelope_1_1).append(content) +
           spelled_out("$t$b$e", treaty::soap::envelope_1_1);
}
std::string nested(std::size_t depth) {
    return times(depth, "<a>") + times(depth, "</a>");
}

}  // namespace

TEST_CASE("a soap envelope is nested to the limit and no further, wherever") {
    std::size_t const within_header = limits.depth_max - 2;
    check(in_header(nested(within_header)), verdict::accepted);
    check(in_header(nested(within_header + 1)), verdict::limited);
    std::size_t const within_message = limits.depth_max - 3;
    check(in_message(nested(within_message)), verdict::accepted);
    check(in_message(nested(within_message + 1)), verdict::limited);
    check(in_text(times(1'000'000, "<a>")), verdict::limited);
    check(in_header(times(1'000'000, "<a>")), verdict::limited);
    std::string const envelopes = times(100'000, spelled_out("$E$B", treaty::soap::envelope_1_1));
    check(envelopes, verdict::refused);
}

TEST_CASE("a soap envelope has many attributes and namespaces, and no more, wherever") {
    std::size_t const most = limits.attributes_max;
    for (auto const place : {in_header, in_message}) {
        check(place("<a" + numbered(most, " b#=''") + "/>"), verdict::accepted);
        check(place("<a" + numbered(most + 1, " b#=''") + "/>"), verdict::limited);
        check(place("<a" + numbered(500'000, " b#=''") + "/>"), verdict::limited);
        check(place("<a" + numbered(500'000, " xmlns:b#='u'") + "/>"), verdict::limited);
        check(place("<a>" + numbered(4'000, "<b xmlns:p='u#' xmlns='v#'/>") + "</a>"),
              verdict::accepted);
    }
    std::string const root = "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'" +
                             numbered(500'000, " a#=''") + ">";
    check(root, verdict::limited);
}

TEST_CASE(
    "a soap header has many blocks, and no more; within a block there is the room of the "
    "document") {
    check(in_header(times(limits.members_max, "<a/>")), verdict::accepted);
    check(in_header(times(limits.members_max + 1, "<a>b</a>")), verdict::limited);
    check(in_header(times(300'000, "<a/>")), verdict::limited);
    std::string const space = " xmlns='" + std::string{treaty::soap::security} + "'";
    check(in_header("<Security" + space + ">" + times(300'000, "<Timestamp/>") + "</Security>"),
          verdict::accepted);
    check(in_header("<Security" + space + ">" + times(2, "<UsernameToken/>") + "</Security>"),
          verdict::refused);
    check(in_header("<Security" + space + ">" + times(300'000, "<UsernameToken/>") + "</Security>"),
          verdict::refused);
    std::string const password = "<Security" + space + "><UsernameToken><Password>";
    std::string const ends = "</Password></UsernameToken></Security>";
    check(in_header(password + std::string(limits.text_bytes_max, 'p') + ends), verdict::accepted);
    check(in_header(password + std::string(limits.text_bytes_max + 1, 'p') + ends),
          verdict::limited);
}

TEST_CASE("a soap message has so many members and no more") {
    std::size_t const most = limits.members_max - 1;  // text is one
    check(in_message(times(most, "<a/>")), verdict::accepted);
    check(in_message(times(most + 1, "<a/>")), verdict::limited);
    check(in_message(times(1'000'000, "<a/>")), verdict::limited);
    check(in_message(times(1'000, "<text>a</text>")), verdict::refused);
    check(in_message(times(1'000'000, "<text>a</text>")), verdict::refused);
}

TEST_CASE("a soap text is so long and no longer") {
    std::size_t const most = limits.text_bytes_max;
    check(in_text(std::string(most, 't')), verdict::accepted);
    check(in_text(std::string(most + 1, 't')), verdict::limited);
    check(in_text(times(most, "&#116;")), verdict::accepted);
    check(in_text(times(most + 1, "&lt;")), verdict::limited);
    check(in_text(times(100'000, "<![CDATA[t]]>")), verdict::accepted);
    check(in_text("<![CDATA[" + std::string(most + 1, ']') + "]]>"), verdict::limited);
    check(in_text(times(1'000'000, "<!---->")), verdict::accepted);
}

TEST_CASE("a soap document is so long and no longer") {
    std::string const envelope = in_text("hello");
    check(envelope + std::string(limits.body_bytes_max - envelope.size(), ' '), verdict::accepted);
    check(envelope + std::string(limits.body_bytes_max - envelope.size() + 1, ' '),
          verdict::limited);
}

TEST_CASE("soap that would grow is refused at its first characters") {
    std::string laughs = "<!DOCTYPE a [<!ENTITY b0 'ha'>";
    for (int i = 1; i < 20; ++i)
        laughs.append("<!ENTITY b" + std::to_string(i) + " '" +
                      times(10, "&b" + std::to_string(i - 1) + ";") + "'>");
    check(laughs + "]>" + in_text("&b19;"), verdict::refused);
    check("<!DOCTYPE a [<!ENTITY b '" + std::string(100'000, 'x') + "'>]>" +
              in_text(times(100'000, "&b;")),
          verdict::refused);
    check("<!DOCTYPE a [" + times(100'000, "<!ELEMENT a ANY>"), verdict::refused);
}

TEST_CASE("envelopes with bytes changed at random are accepted or refused, and no harm is done") {
    std::mt19937 random{20261123};
    std::string const whole = in_text("hello &amp; <![CDATA[more]]>") + "<!-- a -->";
    std::string_view const telling = "<>/='\"&;![]?-:sEB xtmln\n";
    int accepted = 0;
    for (int round = 0; round < 20'000; ++round) {
        std::string document = whole;
        for (std::uint_fast32_t changes = 1 + random() % 3; changes > 0; --changes)
            document[random() % document.size()] =
                round % 2 == 0 ? static_cast<char>(random()) : telling[random() % telling.size()];
        auto const found = by_library(document);
        if (found == verdict::accepted) ++accepted;
        if (round % 500 == 0) CHECK(support::in_bounded_memory("soap", document) == found);
    }
    CHECK(accepted > 100);  // within the text and the comment
}
