// SPDX-License-Identifier: BSL-1.0
#include <simulator/tool/documents.hpp>

#include <simulator/landscape/source.hpp>
#include <treaty/core/limits.hpp>

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
    for (treaty::problem const& one : problems) {
        auto const place = landscape::line_of(document, one.position);
        out << place.line << ":" << place.column << ": ";
        if (!one.path.empty()) out << treaty::printable(one.path) << ": ";
        out << name_of(one.kind);
        if (!one.expected.empty()) out << ": expected " << one.expected;
        if (!one.found.empty()) out << (one.expected.empty() ? ": " : ", found ") << one.found;
        out << "\n";
    }
    if (problems.left_out() != 0) out << "(and " << problems.left_out() << " more)\n";
}

bool refused_by_limit(treaty::problem_list const& problems) {
    return std::any_of(problems.begin(), problems.end(), [](treaty::problem const& one) {
        return one.kind == treaty::problem_kind::limit_exceeded;
    });
}

}  // namespace simulator::tool
