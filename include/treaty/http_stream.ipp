// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <treaty/http_stream.hpp>

#include <stdexcept>
#include <utility>

namespace treaty::http {
namespace detail {

inline wire::stream_format const& require_streams(wire::format const& format) {
    if (format.streams() == nullptr)
        throw std::invalid_argument{"treaty: this format has no streams"};
    return *format.streams();
}

}  // namespace detail

TREATY_INLINE record_sender::record_sender(std::string_view url,
                                           wire::operation_name const& operation,
                                           stream_options options)
    : options_(std::move(options)),
      format_(detail::require_streams(*options_.format)),
      call_(url, options_.channel),
      acknowledged_(options_.from) {
    std::string path = "/";
    path.append(operation.service).append("/").append(operation.operation);
    std::string const query = "from=" + std::to_string(options_.from);
    call_context context{.time = options_.channel.time};
    transport::request asked;
    asked.path = path;
    asked.query = query;
    asked.media_type = format_.media_type();
    asked.context = &context;
    go_on(call_.open(asked));
}

TREATY_INLINE bool record_sender::send(std::string_view records) {
    return !over() && go_on(call_.send(records));
}

TREATY_INLINE bool record_sender::poll(std::chrono::nanoseconds at_most) {
    return !over() && go_on(call_.receive(at_most));
}

TREATY_INLINE bool record_sender::finish() {
    if (!over()) go_on(call_.end());
    while (!over()) {
        std::uint64_t const before = acknowledged_;
        auto const began = options_.channel.time->elapsed();
        auto const wait = options_.channel.limits.call_wait;
        bool const goes_on = go_on(call_.receive(wait));
        if (goes_on && acknowledged_ == before && options_.channel.time->elapsed() - began >= wait)
            fail({.kind = problem_kind::deadline_passed,
                  .expected = "an acknowledgement",
                  .found = "none"});
    }
    return complete_ && problems_.empty();
}

TREATY_INLINE void record_sender::fail(problem why) {
    problems_.add(std::move(why));
}

// False once the stream is over.
TREATY_INLINE bool record_sender::go_on(stream_call::state now) {
    heard_.append(call_.take());
    auto const status = call_.status();
    if (status == transport::status::ok) hear();
    if (over()) return false;
    if (now == stream_call::state::open) return true;
    if (now == stream_call::state::broken)
        fail(call_.why());
    else if (status != transport::status::ok)
        hear_failure(heard_);
    else
        fail({.kind = problem_kind::bad_answer, .found = "an end without a last word"});
    return false;
}

TREATY_INLINE void record_sender::hear() {
    using what = wire::incoming_note::what;
    std::size_t used = 0;
    for (std::size_t bytes = 0;; used += bytes) {
        std::string_view const rest = std::string_view{heard_}.substr(used);
        bytes = format_.whole(rest);
        if (bytes == 0) break;
        wire::incoming_note note;
        if (!format_.read_note(rest.substr(0, bytes), {}, note))
            return fail({.kind = problem_kind::bad_answer, .found = "a note that is none"});
        if (note.is == what::refusal) {
            if (options_.refused) options_.refused(note);
            continue;
        }
        acknowledged_ = note.position;
        counts_ = std::move(note.counts);
        if (note.is == what::end) complete_ = true;
        if (note.is == what::failed) hear_failure(note.reason);
    }
    heard_.erase(0, used);
}

TREATY_INLINE void record_sender::hear_failure(std::string_view document) {
    wire::failure_message message;
    bool const read = options_.format->read_failure(document, {}, message);
    if (read && !message.fault_name.empty())
        fail({.kind = problem_kind::undeclared_fault, .found = message.fault_name});
    for (problem const& one : message.problems) fail(one);
    if (problems_.empty())
        fail({.kind = problem_kind::bad_answer,
              .found = read ? message.unknown : "a failure without a document"});
}

}  // namespace treaty::http
