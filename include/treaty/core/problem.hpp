// SPDX-License-Identifier: BSL-1.0
// A problem is a failure that is the same everywhere: not JSON, a missing member, too large, no
// such operation. It says what, where, what was expected and what was found. What an operation
// declares is a fault, not a problem.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace treaty {

enum class problem_kind : std::uint8_t {
    malformed,          // the bytes are not a document of the format (grammar, UTF-8)
    missing_member,     // a required member is absent
    duplicate_member,   // a member name, or a key of a map, occurs twice in one object
    wrong_type,         // a value of another type than the member has
    out_of_range,       // a number that the member's type cannot hold exactly
    too_short,          // text or list below its least length
    too_long,           // text or list above its greatest length
    not_a_value,        // right type, but no value of it: unknown enumerator, impossible date
    limit_exceeded,     // a limit of core/limits.hpp
    unknown_operation,  // no such service or operation here
    unsupported_media,  // a content type that no format here reads
    not_allowed,        // the transport's method is not for this address
    key_required,       // the operation needs an idempotency key and none was sent
    key_reused,         // the idempotency key was used with another request
    key_in_flight,      // the first call under this idempotency key is not answered yet
    overloaded,         // shed before work began; may be tried again
    deadline_passed,    // the time allowed for the call is over
    unreachable,        // nothing was sent: no connection, refused, name not known
    refused_here,       // nothing was sent: the call itself could not be put on the wire
    bad_answer,         // an answer came that is no answer of this operation
    undeclared_fault,   // the other side said no in a way that the operation does not declare
    not_authenticated,  // who calls is not known here, or could not prove it
    internal            // the other side failed; details stay in its log
};

// The kind's name as it stands on the wire, in kebab-case: "missing-member".
constexpr std::string_view name_of(problem_kind kind) noexcept {
    switch (kind) {
        case problem_kind::malformed: return "malformed";
        case problem_kind::missing_member: return "missing-member";
        case problem_kind::duplicate_member: return "duplicate-member";
        case problem_kind::wrong_type: return "wrong-type";
        case problem_kind::out_of_range: return "out-of-range";
        case problem_kind::too_short: return "too-short";
        case problem_kind::too_long: return "too-long";
        case problem_kind::not_a_value: return "not-a-value";
        case problem_kind::limit_exceeded: return "limit-exceeded";
        case problem_kind::unknown_operation: return "unknown-operation";
        case problem_kind::unsupported_media: return "unsupported-media";
        case problem_kind::not_allowed: return "not-allowed";
        case problem_kind::key_required: return "key-required";
        case problem_kind::key_reused: return "key-reused";
        case problem_kind::key_in_flight: return "key-in-flight";
        case problem_kind::overloaded: return "overloaded";
        case problem_kind::deadline_passed: return "deadline-passed";
        case problem_kind::unreachable: return "unreachable";
        case problem_kind::refused_here: return "refused-here";
        case problem_kind::bad_answer: return "bad-answer";
        case problem_kind::undeclared_fault: return "undeclared-fault";
        case problem_kind::not_authenticated: return "not-authenticated";
        case problem_kind::internal: return "internal";
    }
    return "internal";
}

// One sentence for people.
constexpr std::string_view title_of(problem_kind kind) noexcept {
    switch (kind) {
        case problem_kind::malformed: return "The message is not well formed.";
        case problem_kind::missing_member:
        case problem_kind::duplicate_member:
        case problem_kind::wrong_type:
        case problem_kind::out_of_range:
        case problem_kind::too_short:
        case problem_kind::too_long:
        case problem_kind::not_a_value: return "The message does not fit its contract.";
        case problem_kind::limit_exceeded: return "The message exceeds a limit of this server.";
        case problem_kind::unknown_operation: return "There is no such operation here.";
        case problem_kind::unsupported_media: return "No format here reads this media type.";
        case problem_kind::not_allowed: return "This method is not for this address.";
        case problem_kind::key_required: return "This operation needs an idempotency key.";
        case problem_kind::key_reused: return "The idempotency key was used with another request.";
        case problem_kind::key_in_flight:
            return "The first call under this idempotency key is still being answered.";
        case problem_kind::overloaded: return "The server is at its capacity; try again later.";
        case problem_kind::deadline_passed: return "The time allowed for the call is over.";
        case problem_kind::unreachable:
            return "The other side could not be reached; nothing was sent.";
        case problem_kind::refused_here:
            return "The call could not be put on the wire; nothing was sent.";
        case problem_kind::bad_answer: return "The answer is no answer of this operation.";
        case problem_kind::undeclared_fault:
            return "The other side refused for a reason that the contract does not declare.";
        case problem_kind::not_authenticated: return "Who calls could not be established.";
        case problem_kind::internal: return "The server failed to answer.";
    }
    return "The server failed to answer.";
}

inline constexpr problem_kind problem_kind_last = problem_kind::internal;

// The kind of this name; `internal` for a name that is none.
constexpr problem_kind problem_kind_of(std::string_view name) noexcept {
    for (unsigned i = 0; i <= static_cast<unsigned>(problem_kind_last); ++i)
        if (name_of(static_cast<problem_kind>(i)) == name) return static_cast<problem_kind>(i);
    return problem_kind::internal;
}

struct problem {
    problem_kind kind = problem_kind::internal;
    std::string path;          // of the value: JSON Pointer (RFC 6901), or XPath; empty: the whole
    std::size_t position = 0;  // byte offset in the message, counted from 0
    std::string expected;      // what would have been right, as a phrase: "text of 1 to 64 bytes"
    std::string found;  // what stood there, as a phrase, shortened; never the value of a secret

    friend bool operator==(problem const&, problem const&) = default;
};

// A path may hold names as they were sent; shown to people, they must not break a line of a log nor
// steer a terminal.
inline std::string printable(std::string_view path) {
    std::string shown{path};
    for (char& c : shown)
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = '?';
    return shown;
}

// "missing-member at /lines/3/wanted (byte 120): expected a quantity, found nothing"
inline std::string to_string(problem const& one) {
    std::string text{name_of(one.kind)};
    if (!one.path.empty()) text.append(" at ").append(printable(one.path));
    if (one.position != 0 || !one.path.empty())
        text.append(" (byte ").append(std::to_string(one.position)).append(")");
    if (!one.expected.empty()) text.append(": expected ").append(one.expected);
    if (!one.found.empty()) text.append(one.expected.empty() ? ": " : ", found ").append(one.found);
    return text;
}

// All problems of one message, in the order of the document. Empty means that there are none.
class problem_list {
public:
    // The first problem is kept in any case: where there is one, the list is not empty.
    explicit problem_list(std::size_t most = 32) : most_(most == 0 ? 1 : most) {}
    problem_list(problem one) { problems_.push_back(std::move(one)); }

    // Keeps the first `most` problems and counts the rest; readers of messages stop at the first of
    // those.
    void add(problem one) {
        if (problems_.size() < most_)
            problems_.push_back(std::move(one));
        else
            ++left_out_;
    }
    void clear() noexcept {
        problems_.clear();
        left_out_ = 0;
    }

    [[nodiscard]] bool empty() const noexcept { return problems_.empty(); }
    [[nodiscard]] std::size_t size() const noexcept { return problems_.size(); }
    [[nodiscard]] std::size_t left_out() const noexcept { return left_out_; }
    [[nodiscard]] bool full() const noexcept { return problems_.size() >= most_; }
    [[nodiscard]] problem const& front() const noexcept { return problems_.front(); }
    [[nodiscard]] problem const& operator[](std::size_t at) const noexcept { return problems_[at]; }
    [[nodiscard]] auto begin() const noexcept { return problems_.begin(); }
    [[nodiscard]] auto end() const noexcept { return problems_.end(); }

    friend bool operator==(problem_list const& a, problem_list const& b) {
        return a.problems_ == b.problems_;
    }

private:
    std::vector<problem> problems_;
    std::size_t most_ = 32;
    std::size_t left_out_ = 0;
};

inline std::string to_string(problem_list const& all) {
    std::string text;
    for (problem const& one : all) {
        if (!text.empty()) text.push_back('\n');
        text.append(to_string(one));
    }
    if (all.left_out() != 0) text.append("\n(and more)");
    return text;
}

}  // namespace treaty
