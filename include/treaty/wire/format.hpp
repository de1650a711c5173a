// SPDX-License-Identifier: BSL-1.0
// What a wire format promises. A format turns values into bytes and bytes into values, by the
// tables of reflect/; it knows no contract and no transport. Implementations have no state that
// changes and may be used from several threads.
//
// Values come first, and for a format like JSON they are all: a request's body is the request. The
// messages of calls follow; a format overrides them if a message has more than a value in it, such
// as an envelope that names the operation.
#pragma once

#include <treaty/core/call_context.hpp>
#include <treaty/core/limits.hpp>
#include <treaty/core/problem.hpp>
#include <treaty/reflect/type.hpp>
#include <treaty/wire/media_type.hpp>
#include <treaty/wire/stream.hpp>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace treaty::wire {

// A call that did not end with a response, as it is put on the wire. Exactly one of the three is
// set: a fault, problems, or why the outcome is unknown.
struct failure_view {
    std::uint16_t status = 0;       // the transport's number for it
    std::string_view fault_name{};  // "NotEnoughStock"
    std::string_view fault_title{};
    reflect::type const* fault_type = nullptr;
    void const* fault_value = nullptr;
    problem_list const* problems = nullptr;
    std::string_view unknown{};
};

// The same, as it came from the wire. The typed content of a fault is read by read_fault, once its
// type is known.
struct failure_message {
    std::string fault_name;  // empty if it is no fault
    problem_list problems;   // filled if it is neither a fault nor unknown
    std::string unknown;     // not empty if the other side does not know the outcome
};

// The operation that a message belongs to.
struct operation_name {
    std::string_view service{};
    std::string_view operation{};
    int version = 1;  // the major one of the service
};

// What a format keeps of a request until its answer is written: what an envelope has to echo, say.
class frame {
public:
    virtual ~frame() = default;
};

// One call as a format sees it, from either side.
struct call {
    operation_name operation;         // names are empty as long as they are not known
    call_context* context = nullptr;  // never null
    std::unique_ptr<frame> kept{};
};

// A request to be sent. `action` is what HTTP carries as SOAPAction; empty: no such header.
struct outgoing_request {
    std::string path, media_type, action, body;
};

// An answer as a transport carries it. The numbers are HTTP's.
struct outgoing_answer {
    std::uint16_t status = 200;
    std::string_view media_type;  // of a constant
    std::string& body;            // empty before
};
struct incoming_answer {
    std::uint16_t status;
    std::string_view media_type, body;
};
enum class answer_is : std::uint8_t { response, failure, unreadable };

// One message that is read while it arrives, by one thread at a time.
class arriving {
public:
    virtual ~arriving() = default;
    // `so_far`: all that has arrived, from the beginning. Returns how many bytes of memory hold
    // what was read of it.
    virtual std::size_t more(std::string_view so_far) = 0;
    // All of it has: the verdict, value and problems of format::read.
    virtual bool finish(std::string_view whole, problem_list& problems) = 0;
};

class format {
public:
    virtual ~format() = default;

    // The media type of requests and responses, without parameters: "application/json".
    [[nodiscard]] virtual std::string_view media_type() const noexcept = 0;
    [[nodiscard]] virtual std::string_view failure_media_type() const noexcept = 0;

    // All that accepts() takes, for people: "text/xml or application/soap+xml".
    [[nodiscard]] virtual std::string_view media_types() const noexcept { return media_type(); }

    // Reads one whole message into a fresh (default-constructed) object. True if there was no
    // problem; otherwise all problems of the message are in `problems`, and the object is in a
    // valid but unspecified state. Whatever is not well formed is refused, also in parts that no
    // member reads.
    virtual bool read(reflect::type const& kind, void* into, std::string_view bytes,
                      message_limits const& limits, problem_list& problems) const = 0;

    // The same for a message that is still arriving; null if nothing is gained by reading it before
    // all of it is there. Object and limits must outlive what is returned.
    virtual std::unique_ptr<arriving> begin_read(reflect::type const& kind, void* into,
                                                 message_limits const& limits) const {
        (void)kind, (void)into, (void)limits;
        return nullptr;
    }

    // Appends the one canonical form of the value. Throws std::invalid_argument for text that is
    // not UTF-8.
    virtual void write(reflect::type const& kind, void const* from, std::string& out) const = 0;

    virtual void write_failure(failure_view const& what, std::string& out) const = 0;
    // False if the bytes are no failure message of this format.
    virtual bool read_failure(std::string_view bytes, message_limits const& limits,
                              failure_message& into) const = 0;
    // Reads the content of the fault in a failure message; as read() otherwise.
    virtual bool read_fault(reflect::type const& kind, void* into, std::string_view bytes,
                            message_limits const& limits, problem_list& problems) const = 0;

    // How a stream of records is written; null: this format has none.
    [[nodiscard]] virtual stream_format const* streams() const noexcept { return nullptr; }

    // Messages of calls, the answering side.

    // True if a message of this media type may be in this format.
    [[nodiscard]] virtual bool accepts(std::string_view sent) const noexcept {
        return same_media_type(sent, media_type()) && is_utf8(sent);
    }
    // True if calls arrive at this path and the message says for which operation they are. Calls to
    // "/{service}/{Operation}" are known without.
    [[nodiscard]] virtual bool routes(std::string_view path) const noexcept {
        (void)path;
        return false;
    }
    // Sets now.operation, by views into constants or the bytes. False if the message names none;
    // `problems` says why.
    virtual bool route(call& now, std::string_view path, std::string_view bytes,
                       message_limits const& limits, problem_list& problems) const {
        (void)now, (void)path, (void)bytes, (void)limits, (void)problems;
        return false;
    }
    // As read(); may complete now.context by what the message says, and keep what the answer needs.
    virtual bool read_request(call& now, reflect::type const& kind, void* into,
                              std::string_view bytes, message_limits const& limits,
                              problem_list& problems) const {
        (void)now;
        return read(kind, into, bytes, limits, problems);
    }
    virtual void write_response(call const& now, reflect::type const& kind, void const* from,
                                outgoing_answer& answer) const {
        (void)now;
        answer.media_type = media_type();
        write(kind, from, answer.body);
    }
    // Also where no request could be read, or no operation found.
    virtual void write_failure(call const& now, failure_view const& what,
                               outgoing_answer& answer) const {
        (void)now;
        answer.status = what.status;
        answer.media_type = failure_media_type();
        write_failure(what, answer.body);
    }

    // Messages of calls, the calling side.

    virtual void write_request(call& now, reflect::type const& kind, void const* from,
                               outgoing_request& request) const {
        request.path.append("/").append(now.operation.service);
        request.path.append("/").append(now.operation.operation);
        request.media_type = media_type();
        write(kind, from, request.body);
    }
    // A response is read into a fresh object, with all of its problems; a failure into `failure`.
    virtual answer_is read_answer(call const& now, reflect::type const& kind, void* response,
                                  incoming_answer const& answer, message_limits const& limits,
                                  failure_message& failure, problem_list& problems) const {
        (void)now;
        if (answer.status == 200) {
            if (!same_media_type(answer.media_type, media_type()) || !is_utf8(answer.media_type))
                return answer_is::unreadable;
            read(kind, response, answer.body, limits, problems);
            return answer_is::response;
        }
        if (!same_media_type(answer.media_type, failure_media_type()) ||
            !read_failure(answer.body, limits, failure))
            return answer_is::unreadable;
        return answer_is::failure;
    }
    // As the other read_fault, for the answer of this call.
    virtual bool read_fault(call const& now, reflect::type const& kind, void* into,
                            std::string_view bytes, message_limits const& limits,
                            problem_list& problems) const {
        (void)now;
        return read_fault(kind, into, bytes, limits, problems);
    }
};

}  // namespace treaty::wire
