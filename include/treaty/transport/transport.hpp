// SPDX-License-Identifier: BSL-1.0
// A transport moves bytes with a few words about them before a deadline, and says which of these
// happened: answered, not sent, or unknown (sent, no answer). It never retries, never reads a body
// and knows no contract.
#pragma once

#include <treaty/core/call_context.hpp>
#include <treaty/core/problem.hpp>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace treaty::transport {

// How a call ended on the other side. The numbers are those of HTTP, because everyone knows them;
// another transport carries them as they are.
enum class status : std::uint16_t {
    ok = 200,
    bad_request = 400,
    unauthorized = 401,
    forbidden = 403,
    not_found = 404,
    not_allowed = 405,
    conflict = 409,
    too_large = 413,
    unsupported_media = 415,
    rejected = 422,
    internal = 500,
    bad_gateway = 502,
    overloaded = 503,
    deadline_passed = 504
};

constexpr status status_of(problem_kind kind) noexcept {
    switch (kind) {
        case problem_kind::unknown_operation: return status::not_found;
        case problem_kind::not_allowed: return status::not_allowed;
        case problem_kind::limit_exceeded: return status::too_large;
        case problem_kind::unsupported_media: return status::unsupported_media;
        case problem_kind::key_reused: return status::rejected;
        case problem_kind::key_in_flight: return status::conflict;
        case problem_kind::overloaded: return status::overloaded;
        case problem_kind::deadline_passed: return status::deadline_passed;
        case problem_kind::not_authenticated: return status::unauthorized;
        case problem_kind::unreachable:
        case problem_kind::undeclared_fault:
        case problem_kind::bad_answer: return status::bad_gateway;
        case problem_kind::refused_here:
        case problem_kind::internal: return status::internal;
        default: return status::bad_request;
    }
}

// The media type of what a transport answers by itself, whatever format the call is in.
inline constexpr std::string_view own_media_type = "application/problem+json";

// What a status means where a transport answers by itself; none where its own words say all there
// is to say.
constexpr std::optional<problem_kind> kind_of(status answered) noexcept {
    switch (static_cast<std::uint16_t>(answered)) {
        case 400: return problem_kind::malformed;
        case 404: return problem_kind::unknown_operation;
        case 405: return problem_kind::not_allowed;
        case 413:
        case 414:
        case 431: return problem_kind::limit_exceeded;
        case 415: return problem_kind::unsupported_media;
        case 500: return problem_kind::internal;
        case 503: return problem_kind::overloaded;
        case 504: return problem_kind::deadline_passed;
        default: return std::nullopt;
    }
}

// A call on its way. Views are valid only while the call is being handled or sent.
struct request {
    std::string_view path;        // "/{service}/{Operation}"
    std::string_view query;       // after '?', without it
    std::string_view media_type;  // as sent, parameters included; empty if none was
    std::string_view body;
    call_context* context = nullptr;  // never null
    std::string_view action{};        // HTTP's SOAPAction as written; empty: no such header
    std::string_view host{};       // whom it was sent to, host and port; empty if that is not known
    std::uint64_t body_bytes = 0;  // as announced for handler::begin; 0 if it was not
};

struct reply {
    transport::status status = transport::status::ok;
    std::string media_type;
    std::string body;
    std::chrono::seconds retry_after{
        0};             // with status::overloaded: when to try again; 0 if not said
    std::string allow;  // with status::not_allowed: what would be allowed, as in "GET, POST"

    // Empties it for reuse and keeps the storage.
    void clear() {
        status = transport::status::ok;
        media_type.clear();
        body.clear();
        retry_after = std::chrono::seconds{0};
        allow.clear();
    }
};

// Takes in the body of one call as it arrives, so that it is never held whole. Used by one thread
// at a time. Any of it may throw; the transport then answers status::internal without details, or
// breaks off an answer that has begun.
class body_reader {
public:
    virtual ~body_reader() = default;

    struct taken {
        std::size_t bytes = 0;  // done with; what is left is given again, with what follows
        bool enough = false;    // the answer is complete, and the rest of the body is not wanted
        bool again = false;     // there is more to do with the rest, once what was said is sent
    };
    // `arrived` is valid during the call only.
    virtual taken take(std::string_view arrived, reply& answer) = 0;
    // The body has ended; `rest` is what was left of it.
    virtual void finish(std::string_view rest, reply& answer) = 0;

    // True: the answer begins at once, with the status and media type that handler::begin gave it,
    // and what is in answer.body after each call is sent then. Such a body may be of any length and
    // take any time, as long as some of it comes now and then.
    [[nodiscard]] virtual bool answers_early() const noexcept { return false; }
    // The body will not come to its end, after the answer has begun: the place for a last word.
    virtual void abandon(status why, reply& answer) { (void)why, (void)answer; }
};

// The answering side as a transport sees it. Must be safe to call from several threads.
class handler {
public:
    virtual ~handler() = default;
    // Answers one call. May throw; the transport then answers status::internal without details.
    virtual void call(request const& asked, reply& answer) = 0;
    // Asked before the body arrives (asked.body is empty): who will take it in piece by piece; null
    // if it is to be collected for call(). The reader may keep asked.context, and nothing else of
    // the request.
    virtual std::unique_ptr<body_reader> begin(request const& asked, reply& answer) {
        (void)asked, (void)answer;
        return nullptr;
    }
    // Answers a page that is read rather than called (health, metrics, documents); false if there
    // is none at the path.
    virtual bool page(request const& asked, reply& answer) {
        (void)asked, (void)answer;
        return false;
    }
    // True if call() would know this path; a transport answers not_found otherwise, before it reads
    // a body.
    [[nodiscard]] virtual bool knows(std::string_view path) const = 0;
};

enum class delivery : std::uint8_t {
    answered,  // the reply is complete
    not_sent,  // no byte of the request left; a repeat is always safe
    unknown    // at least one byte left and no complete reply came: it may have been applied
};

struct exchange_result {
    transport::delivery delivery = transport::delivery::not_sent;
    problem why;  // what happened, where delivery is not `answered`
};

// The calling side. Must be safe to call from several threads.
class channel {
public:
    virtual ~channel() = default;
    // Returns at the latest shortly after asked.context->deadline.
    virtual exchange_result exchange(request const& asked, reply& answer) = 0;
};

}  // namespace treaty::transport
