// SPDX-License-Identifier: BSL-1.0
// The parts of XML's grammar (1.0, fifth edition, without DTD) that know nothing of each other:
// names, values, text, references, comments. Everything is checked where it stands, UTF-8 included;
// which part may follow which is the reader's.
#pragma once

#include <treaty/core/config.hpp>
#include <treaty/core/limits.hpp>
#include <treaty/core/problem.hpp>
#include <treaty/wire/xml/assembly.hpp>
#include <treaty/wire/xml/path.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace treaty::xml {

// A name as it is written. The prefix is empty if there is none.
struct qualified_name {
    std::string_view whole;
    std::string_view prefix;
    std::string_view local;
};

// Functions that return bool return false once the document is broken, by a malformed byte or an
// exceeded limit; the problem is then in the list. `where` is the element around.
class scanner {
public:
    scanner(std::string_view document, message_limits const& limits, problem_list& problems)
        : document_(document),
          at_(document.data()),
          end_(document.data() + document.size()),
          limits_(limits),
          problems_(problems) {}

    [[nodiscard]] bool broken() const noexcept { return broken_; }
    [[nodiscard]] bool at_end() const noexcept { return at_ == end_; }
    [[nodiscard]] std::size_t position() const noexcept {
        return static_cast<std::size_t>(at_ - document_.data());
    }
    [[nodiscard]] std::string_view document() const noexcept { return document_; }
    [[nodiscard]] std::string_view rest() const noexcept {
        return {at_, static_cast<std::size_t>(end_ - at_)};
    }
    // Of the rest: for who has read them himself.
    void advance(std::size_t bytes) noexcept { at_ += bytes; }
    [[nodiscard]] message_limits const& limits() const noexcept { return limits_; }
    [[nodiscard]] bool problem_free() const noexcept { return problems_.empty(); }

    [[nodiscard]] bool next_is(char wanted) const noexcept { return at_ != end_ && *at_ == wanted; }
    [[nodiscard]] bool next_is(std::string_view wanted) const noexcept {
        return rest().starts_with(wanted);
    }
    // Takes these bytes if they are the next.
    bool take_if(std::string_view wanted) noexcept {
        if (!next_is(wanted)) return false;
        at_ += wanted.size();
        return true;
    }
    bool take(std::string_view wanted, step const* where);
    // [3] S?; true if there was any.
    bool white_space() noexcept;
    // [25] Eq.
    bool equals_sign(step const* where);

    // NCName of Namespaces in XML: no colon.
    bool simple_name(std::string_view& found, step const* where);
    // QName: at most one colon, a name on both sides of it.
    bool name(qualified_name& found, step const* where);
    // [10] AttValue with its quotes, normalized as 3.3.3 says for CDATA.
    bool value(assembly& found, step const* where);
    // Character data and references, up to the next '<' or the end; with line ends as 2.11 says.
    bool text(assembly& found, step const* where);
    // What follows "<![CDATA[", "<!--" and "<?", each with its own end.
    bool section(assembly& found, step const* where);
    bool comment(step const* where);
    bool instruction(step const* where);
    // All characters before `stop`, which is a part of the rest.
    bool characters(char const* stop, step const* where);

    void report(problem_kind kind, step const* where, std::size_t position, std::string expected,
                std::string found);
    // All return false.
    bool malformed(step const* where, std::string expected);
    bool malformed(step const* where, std::size_t position, std::string expected,
                   std::string found);
    bool exceeded(step const* where, std::string limit);

private:
    bool character(step const* where);
    bool reference(assembly& found, step const* where);
    bool numbered(assembly& found, step const* where);
    bool piece(assembly& found, char const* from, step const* where);
    bool name_start() noexcept;
    bool name_part() noexcept;
    void line_end() noexcept;
    [[nodiscard]] char const* find(std::string_view wanted) const noexcept;
    [[nodiscard]] std::string here() const;

    std::string_view document_;
    char const* at_;
    char const* end_;
    message_limits const& limits_;
    problem_list& problems_;
    bool broken_ = false;
};

}  // namespace treaty::xml

#ifndef TREATY_SEPARATE_COMPILATION
#include <treaty/wire/xml/scanner.ipp>
#endif
