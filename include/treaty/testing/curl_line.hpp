// SPDX-License-Identifier: BSL-1.0
// A request as somebody may send it again from a terminal.
#pragma once

#include <treaty/core/config.hpp>

#include <string>
#include <string_view>

namespace treaty::testing {

// A line for a POSIX shell with curl. Bytes that no shell takes are written by printf; long runs of
// one byte and long lists of equal items as what makes them.
std::string curl_line(std::string_view url, std::string_view path, std::string_view media_type,
                      std::string_view key, std::string_view body);

}  // namespace treaty::testing

#ifndef TREATY_SEPARATE_COMPILATION
#include <treaty/testing/curl_line.ipp>
#endif
