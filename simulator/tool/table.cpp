// SPDX-License-Identifier: BSL-1.0
#include <simulator/tool/table.hpp>

#include <treaty/core/decimal.hpp>

#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <ostream>

namespace simulator::tool {
namespace {

std::string padded(std::string_view text, std::size_t width, align where) {
    std::size_t const used = width_of(text);
    std::string const blanks(width > used ? width - used : 0, ' ');
    return where == align::left ? std::string{text} + blanks : blanks + std::string{text};
}

std::string_view code_of(colour with) {
    switch (with) {
        case colour::none: return "";
        case colour::bold: return "\033[1m";
        case colour::green: return "\033[32m";
        case colour::yellow: return "\033[33m";
        case colour::red: return "\033[31m";
        case colour::dim: return "\033[2m";
    }
    return "";
}

}  // namespace

std::size_t width_of(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
    }));
}

std::string fitted(std::string_view text, std::size_t columns) {
    if (width_of(text) <= columns) return std::string{text};
    std::string kept;
    std::size_t used = 0;
    for (char const c : text) {
        bool const starts = (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
        if (starts && ++used + 2 > columns) break;
        kept.push_back(c);
    }
    // Between words, unless that would cut off most of it.
    std::size_t const blank = kept.rfind(' ');
    if (blank != std::string::npos && blank * 2 > kept.size()) kept.resize(blank + 1);
    return kept + "..";
}

void table::print(std::ostream& out) const {
    std::vector<std::size_t> widths;
    for (column const& one : columns_) widths.push_back(width_of(one.head));
    for (auto const& row : rows_)
        for (std::size_t i = 0; i < row.size(); ++i)
            widths[i] = std::max(widths[i], width_of(row[i]));
    auto const print_row = [&](auto const& cell_of) {
        std::string line;
        for (std::size_t i = 0; i < columns_.size(); ++i)
            line.append("  ").append(padded(cell_of(i), widths[i], columns_[i].where));
        line.erase(line.find_last_not_of(' ') + 1);
        out << line << "\n";
    };
    print_row([&](std::size_t i) { return std::string_view{columns_[i].head}; });
    print_row([&](std::size_t i) { return std::string(widths[i], '-'); });
    for (auto const& row : rows_)
        print_row([&](std::size_t i) { return std::string_view{row[i]}; });
}

std::string duration_words(std::chrono::nanoseconds took) {
    auto const in = [&](std::int64_t unit, int places, char const* name) {
        treaty::decimal const value =
            divide(treaty::decimal{took.count()}, treaty::decimal{unit}, 3);
        return value.str(places) + " " + name;
    };
    if (took.count() <= 0) return "-";
    if (took.count() < 1'000'000) return in(1'000, 0, "us");
    if (took.count() < 1'000'000'000) return in(1'000'000, 1, "ms");
    return in(1'000'000'000, 1, "s");
}

std::string painter::paint(colour with, std::string_view text) const {
    if (!on_) return std::string{text};
    return std::string{code_of(with)}.append(text).append("\033[0m");
}

bool output_is_terminal() {
    return isatty(STDOUT_FILENO) == 1 && std::getenv("NO_COLOR") == nullptr;
}

}  // namespace simulator::tool
