// SPDX-License-Identifier: BSL-1.0
// Plain text for people: aligned tables, words for durations, and colours only on a terminal.
#pragma once

#include <chrono>
#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

namespace simulator::tool {

enum class align { left, right };

struct column {
    std::string head;
    align where = align::left;
};

class table {
public:
    explicit table(std::vector<column> columns) : columns_(std::move(columns)) {}
    void add(std::vector<std::string> cells) { rows_.push_back(std::move(cells)); }
    // Each line begins with two blanks; columns are two blanks apart.
    void print(std::ostream& out) const;
    [[nodiscard]] bool empty() const { return rows_.empty(); }

private:
    std::vector<column> columns_;
    std::vector<std::vector<std::string>> rows_;
};

// "84 us", "1.2 ms", "3.0 s"; "-" for nothing.
std::string duration_words(std::chrono::nanoseconds took);

enum class colour { none, bold, green, yellow, red, dim };

// Paints only if it was told that the output is a terminal.
class painter {
public:
    explicit painter(bool on_terminal) : on_(on_terminal) {}
    [[nodiscard]] std::string paint(colour with, std::string_view text) const;

private:
    bool on_;
};

// Whether standard output is a terminal that wants colours (NO_COLOR is not set).
bool output_is_terminal();

// The text cut to so many columns, with ".." where something was cut off.
std::string fitted(std::string_view text, std::size_t columns);

// How many columns a text takes: one for each character of UTF-8.
std::size_t width_of(std::string_view text);

}  // namespace simulator::tool
