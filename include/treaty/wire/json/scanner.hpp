// SPDX-License-Identifier: BSL-1.0
// JSON's grammar (RFC 8259) over bytes, without building anything: tokens are found and checked
// where they stand, UTF-8 and escapes included, and whole values can be skipped with the same
// strictness as if they were read.
#pragma once

#include <treaty/core/config.hpp>
#include <treaty/core/limits.hpp>
#include <treaty/core/problem.hpp>

#include <cstddef>
#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace treaty::json {

// Where the scanner is, as a chain of names and indices from the document's root.
struct step {
    step const* up = nullptr;
    std::string_view name;  // of a member, decoded; empty view with null data for an index
    std::size_t index = 0;
    bool is_index = false;
};

// As a JSON Pointer (RFC 6901), `~` and `/` in names escaped. A name beyond path_name_bytes_max is
// cut and ends in "...".
std::string pointer(step const* at);

// A string as it stands between its quotes. Checked; escapes not yet decoded.
struct raw_text {
    std::string_view bytes;
    bool escaped = false;
};

class scanner {
public:
    scanner(std::string_view document, message_limits const& limits, problem_list& problems)
        : begin_(document.data()),
          at_(document.data()),
          end_(document.data() + document.size()),
          limits_(limits),
          problems_(problems) {}

    // After the first malformed byte or exceeded limit, or the first problem that the list has no
    // room for, nothing more is read; every function then returns false.
    [[nodiscard]] bool broken() const noexcept { return broken_; }
    [[nodiscard]] std::size_t position() const noexcept {
        return static_cast<std::size_t>(at_ - begin_);
    }
    // What is left of the document, and taking some of it that somebody else has checked.
    [[nodiscard]] std::string_view rest() const noexcept {
        return {at_, static_cast<std::size_t>(end_ - at_)};
    }
    void advance(std::size_t bytes) noexcept { at_ += bytes; }
    [[nodiscard]] message_limits const& limits() const noexcept { return limits_; }
    [[nodiscard]] problem_list& problems() noexcept { return problems_; }

    // Skips white space and returns the next byte without taking it; 0 at the end. (A raw 0 byte is
    // no JSON either.)
    char peek() noexcept {
        return at_ != end_ && static_cast<unsigned char>(*at_) > ' ' ? *at_ : peek_behind_blanks();
    }
    // Takes one structural character, after white space.
    bool take(char wanted, step const* where) {
        return take_if(wanted) || refuse_instead_of(wanted, where);
    }
    // Takes it if it is the next.
    bool take_if(char wanted) noexcept {
        if (broken_ || peek() != wanted || at_ == end_) return false;
        ++at_;
        return true;
    }
    // Nothing but white space is left.
    bool finish();

    bool text(raw_text& found, step const* where);
    // The decoded form; a view of the document if there is nothing to decode, else of `storage`.
    static std::string_view decode(raw_text raw, std::string& storage);
    // The number's text. `whole` is true if it has neither fraction nor exponent.
    bool number(std::string_view& found, bool& whole, step const* where);
    bool literal(std::string_view wanted, step const* where);

    // Checks one value of any type and moves past it.
    bool skip(step const* where, std::size_t depth);
    // As skip, and says in a few words what it was: "number 12", "text \"abc\"", "an object". Never
    // a secret's value.
    bool skip_and_name(step const* where, std::size_t depth, bool secret, std::string& found);

    bool malformed(step const* where, std::string expected);
    bool exceeded(step const* where, std::string limit);
    void report(problem_kind kind, step const* where, std::size_t position, std::string expected,
                std::string found);

    // True if `depth` is within the limit; reports otherwise.
    bool deep_enough(step const* where, std::size_t depth);

    // The names seen in one object, to find duplicates. Nested objects use it in turn, innermost
    // last.
    class names {
    public:
        explicit names(scanner& owner)
            : owner_(owner),
              first_(owner.seen_.size()),
              kept_(owner.kept_size()) {}
        names(names const&) = delete;
        names& operator=(names const&) = delete;
        ~names();
        // False if the name was there already. The view must stay valid, or be `stored` for
        // keeping.
        bool add(std::string_view name, bool stored);
        [[nodiscard]] std::size_t count() const noexcept { return owner_.seen_.size() - first_; }

    private:
        scanner& owner_;
        std::size_t first_;
        std::size_t kept_;
        std::unique_ptr<std::unordered_set<std::string_view>> many_;
    };

private:
    friend class names;
    struct seen_name {
        std::size_t hash;
        std::string_view name;
    };
    char peek_behind_blanks() noexcept;
    bool refuse_instead_of(char wanted, step const* where);
    [[nodiscard]] std::size_t kept_size() const noexcept { return kept_ ? kept_->size() : 0; }
    bool skip_object(step const* where, std::size_t depth);
    bool skip_list(step const* where, std::size_t depth);
    bool escape(step const* where);
    bool unicode_escape(unsigned& value);
    bool utf8(step const* where);
    [[nodiscard]] std::string here() const;

    char const* begin_;
    char const* at_;
    char const* end_;
    message_limits const& limits_;
    problem_list& problems_;
    bool broken_ = false;
    std::vector<seen_name> seen_;
    std::unique_ptr<std::deque<std::string>> kept_;  // rarely needed, and a deque allocates at once
};

}  // namespace treaty::json

#ifndef TREATY_SEPARATE_COMPILATION
#include <treaty/wire/json/scanner.ipp>
#endif
