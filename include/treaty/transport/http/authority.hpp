// SPDX-License-Identifier: BSL-1.0
// Whom a request is for: a host, then optionally ':' and a port, as in a Host field (RFC 3986,
// section 3.2, without user information).
#pragma once

#include <treaty/core/config.hpp>

#include <string_view>

namespace treaty::http {

// True for a name or an IPv4 address (also for no text at all, as RFC 9110 lets a Host be), or an
// IPv6 address in brackets; then ':' with a port up to 65535, or ':' alone.
bool valid_authority(std::string_view text) noexcept;

}  // namespace treaty::http

#ifndef TREATY_SEPARATE_COMPILATION
#include <treaty/transport/http/authority.ipp>
#endif
