// SPDX-License-Identifier: BSL-1.0
// A value for people: {order: 12, lines: [{item: "ABC", wanted: 3}]}. Secrets are `***`, absent
// members are left out. For logs and error messages; not a format, and nothing reads it back.
#pragma once

#include <treaty/core/config.hpp>
#include <treaty/reflect/type_of.hpp>

#include <string>

namespace treaty::reflect {

// Appends at most about `most` bytes, then "...".
void print_to(std::string& out, type const& kind, void const* value, std::size_t most = 2000);

inline std::string print(type const& kind, void const* value) {
    std::string text;
    print_to(text, kind, value);
    return text;
}
template <class T>
std::string print(T const& value) {
    return print(type_of<T>, &value);
}

}  // namespace treaty::reflect

#ifndef TREATY_SEPARATE_COMPILATION
#include <treaty/reflect/print.ipp>
#endif
