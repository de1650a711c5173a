// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <treaty/core/decimal.hpp>
#include <treaty/core/excerpt.hpp>
#include <treaty/testing/contract_report.hpp>

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

namespace treaty::testing {
namespace detail {

// For HTML and XML: marked up characters escaped, controls and broken UTF-8 as \x1f.
inline std::string escaped(std::string_view text) {
    std::string const shown = excerpt(text, 20'000);
    std::string made;
    for (std::size_t at = 0; at < shown.size(); ++at) {
        // Characters that XML does not have although UTF-8 does.
        std::string_view const next = std::string_view{shown}.substr(at, 3);
        if (next == "\xEF\xBF\xBE" || next == "\xEF\xBF\xBF") {
            made.push_back('?');
            at += 2;
            continue;
        }
        switch (char const c = shown[at]) {
            case '<': made.append("&lt;"); break;
            case '>': made.append("&gt;"); break;
            case '&': made.append("&amp;"); break;
            case '"': made.append("&quot;"); break;
            default: made.push_back(c);
        }
    }
    return made;
}

inline std::string seconds(std::chrono::nanoseconds took) {
    return divide(decimal{took.count() / 1'000'000}, decimal{1000}, 3).str(3);
}

inline bool belongs(contract_failure const& one, law_result const& to) {
    return one.law == to.law && one.operation == to.operation && one.service == to.service &&
           one.form == to.form;
}

inline std::string words_of(contract_failure const& one) {
    return one.rule + (one.member.empty() ? "" : " at " + one.member) + ": expected " +
           one.expected + ", found " + one.found;
}

}  // namespace detail

TREATY_INLINE std::string_view name_of(contract_law law) noexcept {
    static constexpr std::array<std::string_view, 10> names{
        "shape",    "faults", "strictness",  "limits",    "tolerance",
        "protocol", "safety", "concurrency", "agreement", "business"};
    return names[static_cast<std::size_t>(law)];
}

TREATY_INLINE std::string_view sentence_of(contract_law law) noexcept {
    switch (law) {
        case contract_law::shape:
            return "A valid request gets a response that fits its type, or a declared fault.";
        case contract_law::faults:
            return "A fault is declared, has its status, and its content fits its type.";
        case contract_law::strictness:
            return "A broken request gets the problem that says what is wrong, and where.";
        case contract_law::limits: return "What is at a limit passes; what is past it is refused.";
        case contract_law::tolerance:
            return "Members that the contract does not have are passed over.";
        case contract_law::protocol:
            return "Addresses, media types and statuses are those of the contract.";
        case contract_law::safety:
            return "What may be repeated is; under one key a call happens once.";
        case contract_law::concurrency:
            return "The same at once from many connections gives one answer.";
        case contract_law::agreement: return "The same in JSON and in SOAP gives equal answers.";
        case contract_law::business:
            return "Sequences of calls leave what a model of the business says.";
    }
    return {};
}

TREATY_INLINE std::string endings_of(law_result const& one) {
    std::string made = std::to_string(one.responses) + " of " + std::to_string(one.cases) +
                       " valid requests ended in a response";
    for (auto const& [name, count] : one.faults)
        made.append(&name == &one.faults.front().first ? "; " : ", ")
            .append(excerpt(name))
            .append(" ")
            .append(std::to_string(count));
    return made;
}

TREATY_INLINE void append(contract_report& to, contract_report more) {
    if (to.results.empty()) to.seed = more.seed;
    std::move(more.results.begin(), more.results.end(), std::back_inserter(to.results));
    std::move(more.failures.begin(), more.failures.end(), std::back_inserter(to.failures));
    to.cases += more.cases;
    to.calls += more.calls;
    to.shed += more.shed;
    if (to.stopped.empty()) to.stopped = std::move(more.stopped);
}

TREATY_INLINE std::string to_junit(contract_report const& report) {
    using detail::escaped;
    std::string cases, suites;
    std::size_t tests = 0, failed = 0;
    std::chrono::nanoseconds took{0};
    auto const all = [&] {
        std::string text = " tests=\"" + std::to_string(tests) + "\" failures=\"";
        return text.append(std::to_string(failed)).append("\"");
    };
    for (std::size_t i = 0; i < report.results.size(); ++i) {
        law_result const& one = report.results[i];
        std::string const suite = one.service + "." + one.operation + "." + one.form;
        ++tests;
        took += one.took;
        cases.append("    <testcase classname=\"").append(escaped(suite)).append("\" name=\"");
        cases.append(name_of(one.law)).append("\" time=\"").append(detail::seconds(one.took));
        cases.append("\"");
        bool const told = one.law == contract_law::shape;
        cases.append(one.failed == 0 && !told ? "/>\n" : ">\n");
        for (contract_failure const& why : report.failures) {
            if (!detail::belongs(why, one)) continue;
            cases.append("      <failure type=\"").append(escaped(why.rule));
            cases.append("\" message=\"").append(escaped(detail::words_of(why))).append("\">");
            cases.append(std::to_string(why.count)).append(" of ");
            cases.append(std::to_string(one.cases)).append(" cases\n").append(escaped(why.curl));
            cases.append("</failure>\n");
        }
        if (told)
            cases.append("      <system-out>")
                .append(escaped(endings_of(one)))
                .append("</system-out>\n");
        if (one.failed != 0) ++failed;
        if (one.failed != 0 || told) cases.append("    </testcase>\n");
        bool const ends = i + 1 == report.results.size() ||
                          report.results[i + 1].operation != one.operation ||
                          report.results[i + 1].form != one.form;
        if (!ends) continue;
        suites.append("  <testsuite name=\"").append(escaped(suite)).append("\"").append(all());
        suites.append(" time=\"").append(detail::seconds(took)).append("\">\n");
        suites.append(cases).append("  </testsuite>\n");
        cases.clear();
        tests = failed = 0;
        took = {};
    }
    if (!report.stopped.empty())
        suites
            .append("  <testsuite name=\"run\" tests=\"1\" failures=\"1\"><testcase name=\"run\">")
            .append("<failure message=\"")
            .append(escaped(report.stopped))
            .append("\"/></testcase></testsuite>\n");
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"contract, seed " +
           std::to_string(report.seed) + "\">\n" + suites + "</testsuites>\n";
}

namespace detail {

inline void append_table(std::string& page, contract_report const& report) {
    page.append("<div><table><tr><th>operation</th>");
    for (unsigned i = 0; i <= static_cast<unsigned>(contract_law_last); ++i)
        page.append("<th>").append(name_of(static_cast<contract_law>(i))).append("</th>");
    std::string last;
    for (law_result const& one : report.results) {
        std::string const row = one.service + "." + one.operation + " " + one.form;
        // Laws that were not asked leave their place empty.
        if (row != last) page.append("</tr><tr><td>").append(escaped(row)).append("</td>");
        unsigned const from = row != last || &one == report.results.data()
                                  ? 0
                                  : static_cast<unsigned>((&one - 1)->law) + 1;
        for (unsigned i = from; i < static_cast<unsigned>(one.law); ++i) page.append("<td></td>");
        page.append(one.failed == 0 ? "<td>" : "<td class=\"bad\">");
        if (one.failed != 0) page.append(std::to_string(one.failed)).append(" of ");
        page.append(std::to_string(one.cases)).append("</td>");
        last = row;
    }
    page.append("</tr></table></div>");
}

inline void append_endings(std::string& page, contract_report const& report) {
    page.append("<h2>How valid requests ended</h2><div><table>");
    for (law_result const& one : report.results)
        if (one.law == contract_law::shape)
            page.append("<tr><td>")
                .append(escaped(one.service + "." + one.operation + " " + one.form))
                .append("</td><td>")
                .append(escaped(endings_of(one)))
                .append("</td></tr>");
    page.append("</table></div>");
}

inline void append_failures(std::string& page, contract_report const& report) {
    for (contract_failure const& one : report.failures) {
        page.append("<h2>").append(escaped(one.operation)).append(" ").append(escaped(one.form));
        page.append(": ").append(name_of(one.law)).append(", ").append(escaped(one.rule));
        page.append("</h2><dl><dt>where</dt><dd>");
        page.append(one.member.empty() ? "the whole message" : escaped(one.member));
        page.append("</dd><dt>expected</dt><dd>").append(escaped(one.expected));
        page.append("</dd><dt>found</dt><dd>").append(escaped(one.found));
        page.append("</dd><dt>cases</dt><dd>").append(std::to_string(one.count));
        page.append("</dd></dl><pre>").append(escaped(one.curl)).append("</pre>");
    }
}

}  // namespace detail

TREATY_INLINE std::string to_html(contract_report const& report, std::string_view title) {
    using detail::escaped;
    std::string page =
        "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\">"
        "<meta name=\"viewport\" content=\"width=device-width\"><title>" +
        escaped(title) +
        "</title><style>:root{color-scheme:light dark}body{font:15px/1.5 system-ui,sans-serif;"
        "margin:2rem auto;max-width:70rem;padding:0 1rem}div{overflow-x:auto}"
        "table{border-collapse:collapse}td,th{padding:.2rem .6rem;text-align:right;"
        "border-bottom:1px solid #8885}td:first-child,th:first-child{text-align:left}"
        ".bad{color:#c22;font-weight:600}pre{overflow-x:auto;background:#8881;padding:.6rem}"
        "dt{font-weight:600}</style><h1>" +
        escaped(title) + "</h1>";
    page.append(report.passed() ? "<p>All laws are kept" : "<p class=\"bad\">Laws are broken");
    page.append(": ").append(std::to_string(report.cases)).append(" cases in ");
    page.append(std::to_string(report.calls)).append(" calls, ");
    page.append(std::to_string(report.failures.size())).append(" failures. Seed ");
    page.append(std::to_string(report.seed)).append(".</p>");
    if (!report.stopped.empty())
        page.append("<p class=\"bad\">Ended early: ")
            .append(escaped(report.stopped))
            .append("</p>");
    detail::append_table(page, report);
    detail::append_failures(page, report);
    detail::append_endings(page, report);
    page.append("<h2>The laws</h2><dl>");
    for (unsigned i = 0; i <= static_cast<unsigned>(contract_law_last); ++i) {
        auto const law = static_cast<contract_law>(i);
        page.append("<dt>").append(name_of(law)).append("</dt><dd>");
        page.append(sentence_of(law)).append("</dd>");
    }
    return page.append("</dl></html>\n");
}

}  // namespace treaty::testing
