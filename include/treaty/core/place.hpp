// SPDX-License-Identifier: BSL-1.0
// Where a byte stands for people: line and column; and problems told with them.
#pragma once

#include <treaty/core/problem.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

namespace treaty {

struct line_and_column {
    std::size_t line = 1;    // from 1
    std::size_t column = 1;  // from 1, in bytes
    friend bool operator==(line_and_column, line_and_column) = default;
};

// Of a byte in a text. A position past the end counts as the end.
inline line_and_column line_of(std::string_view text, std::size_t position) {
    std::string_view const before = text.substr(0, std::min(position, text.size()));
    std::size_t const last = before.rfind('\n');
    return {1 + static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n')),
            1 + before.size() - (last == std::string_view::npos ? 0 : last + 1)};
}

// The problems of this document, one a line, each line ended: "3:14: /lines/0/requested:
// missing-member: expected an object, found nothing".
inline std::string to_lines(problem_list const& problems, std::string_view document) {
    std::string text;
    for (problem const& one : problems) {
        line_and_column const place = line_of(document, one.position);
        text.append(std::to_string(place.line)).append(":");
        text.append(std::to_string(place.column)).append(": ");
        if (!one.path.empty()) text.append(printable(one.path)).append(": ");
        text.append(name_of(one.kind));
        if (!one.expected.empty()) text.append(": expected ").append(one.expected);
        if (!one.found.empty())
            text.append(one.expected.empty() ? ": " : ", found ").append(one.found);
        text.append("\n");
    }
    if (problems.left_out() != 0) text.append("(and more)\n");
    return text;
}

}  // namespace treaty
