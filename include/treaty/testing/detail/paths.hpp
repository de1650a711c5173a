// SPDX-License-Identifier: BSL-1.0
// Places of messages, told apart.
#pragma once

#include <string>
#include <string_view>

namespace treaty::testing::detail {

// A path without the numbers in it: /lines/3/wanted and /lines/4/wanted are one place.
inline std::string without_numbers(std::string_view path) {
    std::string made;
    for (char const c : path) {
        bool const digit = c >= '0' && c <= '9';
        bool const begins = !made.empty() && (made.back() == '/' || made.back() == '[');
        if (!digit)
            made.push_back(c);
        else if (begins)
            made.push_back('*');
        else if (made.empty() || made.back() != '*')
            made.push_back(c);
    }
    return made;
}

}  // namespace treaty::testing::detail
