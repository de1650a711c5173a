// SPDX-License-Identifier: BSL-1.0
// Addresses as people type them.
#pragma once

#include <CLI/CLI.hpp>
#include <treaty/transport/http/url.hpp>

#include <string>

namespace simulator::tool {

// What is wrong with the address of a server; empty: nothing.
inline std::string wrong_address(std::string const& url) {
    if (CLI::detail::to_lower(url).starts_with("https://"))
        return "TLS is not supported yet, so '" + url +
               "' cannot be called; write http://host:port";
    if (!treaty::http::url::parse(url))
        return "no address is written like '" + url + "'; write http://host:port";
    return {};
}

}  // namespace simulator::tool
