// SPDX-License-Identifier: BSL-1.0
// What there is at a path for a method, and what is answered where there is nothing.
#pragma once

#include <treaty/core/config.hpp>
#include <treaty/transport/http/request_guard.hpp>
#include <treaty/transport/transport.hpp>

#include <cstdint>
#include <string_view>

namespace treaty::http::detail {

enum class route : std::uint8_t { call, page, options, none };

route find_route(transport::handler const& handler, method how, std::string_view path);
// Answers with the page at the path, if there is one.
void answer_page(transport::handler& handler, transport::request const& asked,
                 transport::reply& answer);
void answer_options(transport::handler& handler, transport::request const& asked,
                    transport::reply& answer);
// There is nothing at the path for this method; what there is for others decides what to say.
void answer_none(transport::handler& handler, method how, transport::request const& asked,
                 transport::reply& answer);

}  // namespace treaty::http::detail

#ifndef TREATY_SEPARATE_COMPILATION
#include <treaty/transport/http/detail/routing.ipp>
#endif
