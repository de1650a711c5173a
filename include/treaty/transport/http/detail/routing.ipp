// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <treaty/transport/http/detail/answer_text.hpp>
#include <treaty/transport/http/detail/routing.hpp>

#include <string>
#include <utility>

namespace treaty::http::detail {

inline constexpr std::string_view allow_all = "GET, HEAD, POST, OPTIONS";
inline constexpr std::string_view allow_call = "POST, OPTIONS";
inline constexpr std::string_view allow_page = "GET, HEAD, OPTIONS";

TREATY_INLINE route find_route(transport::handler const& handler, method how,
                               std::string_view path) {
    switch (how) {
        case method::post: return handler.knows(path) ? route::call : route::none;
        case method::get:
        case method::head: return route::page;
        case method::options: return route::options;
        default: return route::none;
    }
}

TREATY_INLINE void answer_page(transport::handler& handler, transport::request const& asked,
                               transport::reply& answer) {
    if (!handler.page(asked, answer)) answer_none(handler, method::get, asked, answer);
}

TREATY_INLINE void answer_options(transport::handler& handler, transport::request const& asked,
                                  transport::reply& answer) {
    bool const whole_server = asked.path.empty() || asked.path == "*";
    if (!whole_server) {
        answer_none(handler, method::options, asked, answer);
        if (answer.status != transport::status::not_allowed) return;
    }
    std::string allow{whole_server ? allow_all : std::string_view{answer.allow}};
    answer.clear();
    answer.status = static_cast<transport::status>(204);
    answer.allow = std::move(allow);
}

TREATY_INLINE void answer_none(transport::handler& handler, method how,
                               transport::request const& asked, transport::reply& answer) {
    std::string_view allow;
    if (how == method::connect)
        allow = allow_all;
    else if (handler.knows(asked.path))
        allow = allow_call;
    else if (handler.page(asked, answer))
        allow = allow_page;
    if (allow.empty()) {
        make_problem(answer, 404, "There is nothing at this path.");
    } else {
        make_problem(answer, 405, "What is at this path does not answer this method.");
        answer.allow = allow;
    }
}

}  // namespace treaty::http::detail
