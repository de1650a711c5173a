// SPDX-License-Identifier: BSL-1.0
// Our own server of the feed, in JSON and SOAP, on one thread.
#include "kept_lines.hpp"
#include "until_told.hpp"

#include <treaty/http.hpp>
#include <treaty/soap.hpp>

#include <cstdlib>

using namespace feed_over_http;

namespace {

struct keeper {
    kept_lines* lines;
    treaty::outcome<contract::operation> operator()(contract::request const& asked,
                                                    treaty::call_context&) const {
        counts const made = lines->apply({asked.lines.data(), asked.lines.size()});
        return contract::response{
            .applied = made.applied, .unchanged = made.unchanged, .stale = made.stale};
    }
};

// "/found?17": how many entries there are, and what is kept of the seventeenth.
treaty::page found_page(kept_lines const& lines) {
    return {"/found",
            [&lines](treaty::transport::request const& asked, treaty::transport::reply& answer) {
                auto const entry = std::strtoull(std::string{asked.query}.c_str(), nullptr, 10);
                answer.media_type = "text/plain";
                answer.body = std::to_string(lines.size()) + " " + found_text(lines, entry);
                return true;
            }};
}

}  // namespace

int main(int count, char** words) {
    until_told const end;
    kept_lines lines{count > 1 ? static_cast<std::size_t>(std::atoll(words[1])) : 1'000'000};
    static treaty::soap::soap_format const soap{{.services = {"feed"}}};
    treaty::http::server<contracts::feed> const server{
        keeper{&lines},
        {},
        {.formats = {&treaty::json::format(), &soap}, .pages = {found_page(lines)}}};
    end.wait(server.port());
}
