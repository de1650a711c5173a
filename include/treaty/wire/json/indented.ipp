// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <treaty/wire/json/indented.hpp>

namespace treaty::json {
namespace detail {

inline std::string without_blanks(std::string_view document) {
    std::string out;
    bool quoted = false;
    for (std::size_t i = 0; i < document.size(); ++i) {
        char const c = document[i];
        if (!quoted && (c == ' ' || c == '\n' || c == '\r' || c == '\t')) continue;
        out.push_back(c);
        if (quoted && c == '\\')
            out.push_back(document[++i]);
        else if (c == '"')
            quoted = !quoted;
    }
    return out;
}

class indenting {
public:
    // `text` has no blanks between its tokens.
    indenting(std::string_view text, std::size_t columns) : text_(text), columns_(columns) {}

    std::string made() {
        value(0, 0);
        return std::move(out_);
    }

private:
    // One past the end of the value or name at `at`.
    [[nodiscard]] std::size_t end_of(std::size_t at) const {
        std::size_t depth = 0;
        for (; at < text_.size(); ++at) {
            char const c = text_[at];
            if (c == '"') {
                for (++at; text_[at] != '"'; ++at)
                    if (text_[at] == '\\') ++at;
            } else if (c == '{' || c == '[') {
                ++depth;
            } else if (c == '}' || c == ']') {
                if (depth == 0) return at;
                --depth;
            } else if (depth == 0 && (c == ',' || c == ':')) {
                return at;
            }
        }
        return at;
    }

    // In one line, with blanks behind commas and colons.
    [[nodiscard]] std::string in_one(std::string_view part) const {
        std::string line;
        bool quoted = false;
        for (std::size_t i = 0; i < part.size(); ++i) {
            line.push_back(part[i]);
            if (quoted && part[i] == '\\')
                line.push_back(part[++i]);
            else if (part[i] == '"')
                quoted = !quoted;
            else if (!quoted && (part[i] == ',' || part[i] == ':'))
                line.push_back(' ');
        }
        return line;
    }

    // The value at the place reached, whose line has so many columns already.
    void value(std::size_t indent, std::size_t column) {
        std::size_t const end = end_of(at_);
        std::string const line = in_one(text_.substr(at_, end - at_));
        bool const opens = text_[at_] == '{' || text_[at_] == '[';
        if (!opens || line.size() == 2 || column + line.size() < columns_) {
            out_.append(line);
            at_ = end;
            return;
        }
        out_.push_back(text_[at_++]);
        while (at_ + 1 < end) part(indent + 2);
        out_.append("\n").append(indent, ' ').push_back(text_[at_++]);
    }
    // A member or item, and the comma behind it.
    void part(std::size_t indent) {
        out_.append("\n").append(indent, ' ');
        std::size_t column = indent + 1;
        std::size_t const end = end_of(at_);
        if (text_[end] == ':') {
            std::string_view const name = text_.substr(at_, end - at_);
            out_.append(name).append(": ");
            column += name.size() + 2;
            at_ = end + 1;
        }
        value(indent, column);
        if (text_[at_] == ',') out_.push_back(text_[at_++]);
    }

    std::string_view text_;
    std::size_t columns_;
    std::size_t at_ = 0;
    std::string out_;
};

}  // namespace detail

TREATY_INLINE std::string indented(std::string_view document, std::size_t columns) {
    return detail::indenting{detail::without_blanks(document), columns}.made();
}

}  // namespace treaty::json
