// SPDX-License-Identifier: BSL-1.0
// Where a server is: "http://host[:port][/prefix]". Nothing else is read here: no user information,
// query or fragment.
#pragma once

#include <treaty/core/config.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace treaty::http {

struct url {
    std::string host;  // a name or an address, without brackets
    std::string port = "80";
    std::string authority;  // as it stands in the Host field
    std::string
        prefix;  // goes before each path; empty, or begins with '/' and does not end with one

    // Empty for anything else.
    static std::optional<url> parse(std::string_view text);
};

}  // namespace treaty::http

#ifndef TREATY_SEPARATE_COMPILATION
#include <treaty/transport/http/url.ipp>
#endif
