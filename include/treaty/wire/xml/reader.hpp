// SPDX-License-Identifier: BSL-1.0
// Reads XML a token at a time: XML 1.0 (fifth edition) and Namespaces in XML 1.0 (third edition) to
// the letter, in UTF-8, without document type declarations: those are refused, so nothing outside
// the document is ever read and nothing in it grows. Builds no tree and does not recurse.
#pragma once

#include <treaty/wire/xml/name.hpp>
#include <treaty/wire/xml/namespaces.hpp>
#include <treaty/wire/xml/scanner.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace treaty::xml {

struct attribute {
    xml::name name;          // without a prefix: in no namespace
    std::string_view value;  // normalized: references decoded, white space is blanks
    std::size_t position = 0;
};

enum class token : std::uint8_t {
    start,     // of an element; an empty one has its end as the next token
    end,       // of the element that started last and has not ended
    text,      // all text up to the next tag, also across comments and sections; never empty
    finished,  // the root element has ended, and so has the document
    broken     // the first malformed byte or exceeded limit; the problem is in the list
};

enum class instructions : std::uint8_t { refused, allowed };  // SOAP has no processing instructions

class reader {
public:
    // The document, the limits and the list must outlive the reader. A document above
    // body_bytes_max is refused by the first call of next().
    reader(std::string_view document, message_limits const& limits, problem_list& problems,
           instructions mode = instructions::refused)
        : scanner_(document, limits, problems),
          mode_(mode) {}
    reader(std::string_view document, message_limits&& gone_at_once, problem_list& problems,
           instructions mode = instructions::refused) = delete;
    reader(reader const&) = delete;
    reader& operator=(reader const&) = delete;

    // What comes next. `where` is the element around, for problems. Texts and attributes that the
    // reader has given end with this call; names, and what is bound to prefixes, with the token
    // after their element's end.
    token next(step const* where);
    // After a start: moves past the element's end, as strict as if it were read.
    bool skip(step const* where);

    // Of the element that started or ended.
    [[nodiscard]] xml::name name() const noexcept { return current_.name; }
    [[nodiscard]] std::string_view prefix() const noexcept { return current_.written.prefix; }
    // After a start, in the order of the document, without declarations of namespaces.
    [[nodiscard]] std::span<attribute const> attributes() const noexcept { return attributes_; }
    // After a text.
    [[nodiscard]] std::string_view text() const noexcept { return text_; }
    // The byte where the token begins, counted from 0.
    [[nodiscard]] std::size_t position() const noexcept { return position_; }
    // The namespace of a prefix here (of the element that started, or ended, last), for values
    // such as xsi:type. No prefix: the default namespace, empty for none.
    [[nodiscard]] std::optional<std::string_view> resolve(std::string_view prefix) const noexcept {
        return namespaces_.find(prefix);
    }
    // How many declarations of namespaces are in scope, those of this element included.
    [[nodiscard]] std::size_t declarations() const noexcept { return in_scope_; }
    // How many elements are open.
    [[nodiscard]] std::size_t depth() const noexcept { return open_.size(); }
    [[nodiscard]] bool broken() const noexcept { return scanner_.broken(); }
    [[nodiscard]] message_limits const& limits() const noexcept { return scanner_.limits(); }
    [[nodiscard]] bool problem_free() const noexcept { return scanner_.problem_free(); }

    // For who reads by other means what follows the token, and can stand for what is skipped: whole
    // elements, in which nothing is wrong, and what is between them.
    [[nodiscard]] std::string_view document() const noexcept { return scanner_.document(); }
    [[nodiscard]] std::string_view rest() const noexcept { return scanner_.rest(); }
    void advance(std::size_t bytes) noexcept { scanner_.advance(bytes); }

    // A problem of what was read; reading goes on.
    void report(problem_kind kind, step const* where, std::size_t position, std::string expected,
                std::string found) {
        scanner_.report(kind, where, position, std::move(expected), std::move(found));
    }
    // A problem at the next byte that ends the reading. Both return false.
    bool malformed(step const* where, std::string expected) {
        return scanner_.malformed(where, std::move(expected));
    }
    bool exceeded(step const* where, std::string limit) {
        return scanner_.exceeded(where, std::move(limit));
    }

private:
    struct element {
        qualified_name written;
        xml::name name;
        std::size_t first_namespace = 0;
    };
    struct written_attribute {
        qualified_name name;
        assembly value;
        std::size_t position;
    };

    bool begin();
    token outside(step const* where);
    token inside(step const* where);
    bool other_markup(assembly* text, step const* where);
    token start_tag(step const* where);
    token end_tag(step const* where);
    token close();
    bool attribute_list(step const* where);
    bool one_attribute(step const* where);
    bool declare(qualified_name const& written, assembly const& value, std::size_t position,
                 step const* where);
    bool expand_names(step const* where);
    bool expand(qualified_name const& written, std::size_t position, step const* where,
                std::string_view& space);
    bool each_once(step const* where);

    scanner scanner_;
    instructions mode_;
    bool begun_ = false;
    bool root_seen_ = false;
    bool empty_element_ = false;  // its end is the next token
    std::size_t position_ = 0;
    std::size_t in_scope_ = 0;  // declarations of elements that are open
    element current_;
    std::vector<element> open_;
    namespaces namespaces_;
    std::vector<attribute> attributes_;
    std::vector<written_attribute> written_;
    std::vector<std::size_t> sorted_;
    std::string decoded_;  // what of the token is no part of the document
    std::string_view text_;
};

// Reads a whole document for its form alone; false if there is a problem.
bool check(std::string_view document, message_limits const& limits, problem_list& problems,
           instructions mode = instructions::allowed);

}  // namespace treaty::xml

#ifndef TREATY_SEPARATE_COMPILATION
#include <treaty/wire/xml/reader.ipp>
#endif
