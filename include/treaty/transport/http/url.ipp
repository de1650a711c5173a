// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <treaty/transport/http/authority.hpp>
#include <treaty/transport/http/field_text.hpp>
#include <treaty/transport/http/url.hpp>

#include <algorithm>

namespace treaty::http {

TREATY_INLINE std::optional<url> url::parse(std::string_view text) {
    static constexpr std::string_view scheme = "http://";
    if (!detail::same(text.substr(0, scheme.size()), scheme)) return std::nullopt;
    text.remove_prefix(scheme.size());
    std::size_t const slash = std::min(text.find('/'), text.size());
    std::string_view const authority = text.substr(0, slash);
    std::string_view prefix = text.substr(slash);
    if (authority.empty() || !valid_authority(authority)) return std::nullopt;
    if (!prefix.empty() && (!valid_target(prefix) || prefix.find('?') != std::string_view::npos))
        return std::nullopt;
    while (!prefix.empty() && prefix.back() == '/') prefix.remove_suffix(1);

    url made;
    made.authority = authority;
    made.prefix = prefix;
    bool const bracketed = authority.front() == '[';
    std::size_t const end =
        bracketed ? authority.find(']') : std::min(authority.find(':'), authority.size());
    made.host = bracketed ? authority.substr(1, end - 1) : authority.substr(0, end);
    std::size_t const colon = authority.find(':', end);
    if (colon != std::string_view::npos && colon + 1 < authority.size())
        made.port = authority.substr(colon + 1);
    return made;
}

}  // namespace treaty::http
