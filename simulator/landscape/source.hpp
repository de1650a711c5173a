// SPDX-License-Identifier: BSL-1.0
// One file of a landscape, read strictly: what is wrong is told with file, line, column and member.
// Unlike a message, whose reader passes over members that it does not know, a file may not have
// any: a misspelled name would otherwise be lost without a word.
#pragma once

#include <treaty/core/place.hpp>
#include <treaty/json.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace simulator::landscape {

struct mistake {
    std::string file;
    std::size_t line = 0;    // from 1; 0: the file as a whole
    std::size_t column = 0;  // from 1, in bytes
    std::string member;      // "/products/3/unit"
    std::string what;        // "expected text of 1 to 3 bytes, found number 7"

    friend bool operator==(mistake const&, mistake const&) = default;
};

using mistakes = std::vector<mistake>;

// "products.json:12:34: /products/3/unit: expected text of 1 to 3 bytes, found number 7"
std::string to_string(mistake const& one);
// One a line.
std::string to_string(mistakes const& all);

using treaty::line_and_column;
using treaty::line_of;

class source {
public:
    source(std::string file, std::string text) : file_(std::move(file)), text_(std::move(text)) {}

    // Reads the whole file; every mistake is added to the list, and what was read may then be
    // incomplete.
    template <class T>
    [[nodiscard]] T read(mistakes& found) const {
        T value{};
        read(treaty::reflect::type_of<T>, &value, found);
        return value;
    }
    // A mistake that only shows when files are compared, at the value of this pointer.
    [[nodiscard]] mistake at(std::string_view pointer, std::string what) const;

    [[nodiscard]] std::string const& file() const noexcept { return file_; }

private:
    void read(treaty::reflect::type const& kind, void* into, mistakes& found) const;
    [[nodiscard]] mistake at(std::size_t position, std::string member, std::string what) const;
    std::string file_;
    std::string text_;
};

}  // namespace simulator::landscape

#ifndef TREATY_SEPARATE_COMPILATION
#include <simulator/landscape/source.ipp>
#endif
