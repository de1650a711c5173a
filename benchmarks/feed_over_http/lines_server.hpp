// SPDX-License-Identifier: BSL-1.0
// Our server of the feed, in JSON and SOAP, on one thread: what it keeps the lines in is chosen
// here.
#pragma once

#include "kept_lines.hpp"

#include <treaty/http.hpp>
#include <treaty/soap.hpp>

#include <cstdlib>
#include <string>

namespace feed_over_http {

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
inline treaty::page found_page(kept_lines const& lines) {
    return {"/found",
            [&lines](treaty::transport::request const& asked, treaty::transport::reply& answer) {
                auto const entry = std::strtoull(std::string{asked.query}.c_str(), nullptr, 10);
                answer.media_type = "text/plain";
                answer.body = std::to_string(lines.size()) + " " + lines.found(entry);
                return true;
            }};
}

// The lines must outlive the server.
inline treaty::http::server<contracts::feed> serve_lines(kept_lines& lines) {
    static auto const soap = treaty::soap::format_for<contracts::feed>();
    return treaty::http::server<contracts::feed>{
        keeper{&lines},
        {},
        {.formats = {&treaty::json::format(), &soap}, .pages = {found_page(lines)}}};
}

}  // namespace feed_over_http
