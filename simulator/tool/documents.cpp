// SPDX-License-Identifier: BSL-1.0
#include <simulator/tool/documents.hpp>

#include <treaty/core/limits.hpp>
#include <treaty/core/place.hpp>

#include <algorithm>
#include <fstream>
#include <iostream>

namespace simulator::tool {
namespace {

std::string read_bounded(std::istream& in) {
    std::size_t const most = treaty::message_limits{}.body_bytes_max + 1;
    std::string text;
    char piece[65536];
    while (text.size() < most && in.read(piece, sizeof piece).gcount() > 0)
        text.append(piece, static_cast<std::size_t>(in.gcount()));
    text.resize(std::min(text.size(), most));
    return text;
}

}  // namespace

std::expected<std::string, std::string> document_of(std::string const& argument) {
    if (argument == "-") return read_bounded(std::cin);
    if (!argument.starts_with('@')) return argument;
    std::ifstream file{argument.substr(1), std::ios::binary};
    std::string text = read_bounded(file);
    if (!file.is_open() || file.bad())
        return std::unexpected{"cannot read the file '" + argument.substr(1) + "'"};
    return text;
}

void print_problems(std::ostream& out, treaty::problem_list const& problems,
                    std::string_view document) {
    out << treaty::to_lines(problems, document);
}

bool refused_by_limit(treaty::problem_list const& problems) {
    return std::any_of(problems.begin(), problems.end(), [](treaty::problem const& one) {
        return one.kind == treaty::problem_kind::limit_exceeded;
    });
}

}  // namespace simulator::tool
