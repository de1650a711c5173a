// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <treaty/transport/http/authority.hpp>
#include <treaty/transport/http/field_text.hpp>

#include <arpa/inet.h>

#include <algorithm>

namespace treaty::http {
namespace detail {

inline bool valid_port(std::string_view text) noexcept {
    if (text.size() > 5 || skip(text, 0, digit) != text.size()) return false;
    unsigned port = 0;
    for (char const c : text) port = port * 10 + static_cast<unsigned>(c - '0');
    return port <= 65'535;
}

inline bool valid_ipv6(std::string_view text) noexcept {
    char copy[64];
    if (text.size() >= sizeof copy) return false;
    std::copy(text.begin(), text.end(), copy);
    copy[text.size()] = '\0';
    unsigned char address[16];
    return ::inet_pton(AF_INET6, copy, address) == 1;
}

}  // namespace detail

TREATY_INLINE bool valid_authority(std::string_view text) noexcept {
    std::string_view port;
    if (!text.empty() && text.front() == '[') {
        std::size_t const end = text.find(']');
        if (end == std::string_view::npos || !detail::valid_ipv6(text.substr(1, end - 1)))
            return false;
        port = text.substr(end + 1);
    } else {
        std::size_t const colon = std::min(text.find(':'), text.size());
        if (colon == 0 && !text.empty()) return false;
        if (!detail::escaped_text(text.substr(0, colon), detail::host)) return false;
        port = text.substr(colon);
    }
    return port.empty() || (port.front() == ':' && detail::valid_port(port.substr(1)));
}

}  // namespace treaty::http
