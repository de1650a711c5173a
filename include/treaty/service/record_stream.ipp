// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <treaty/core/excerpt.hpp>
#include <treaty/service/failure_view.hpp>
#include <treaty/service/record_stream.hpp>

#include <algorithm>
#include <charconv>
#include <stdexcept>
#include <utility>

namespace treaty {
namespace detail {

// With so much to say, what has arrived waits until it is said.
inline constexpr std::size_t notes_bytes_max = std::size_t{32} * 1024;
// Requests of a stream are no larger, so that a batch stays in the processor's cache.
inline constexpr std::size_t batch_items_max = 4096;

// The records that the operation itself refused.
inline bool are_refusals(reflect::type const& kind) noexcept {
    return kind.shape == reflect::shape::list && kind.element->shape == reflect::shape::structure &&
           !kind.element->members.empty() &&
           kind.element->members.front().kind->shape == reflect::shape::integer;
}

inline problem too_long_record(message_limits const& limits) {
    return {problem_kind::limit_exceeded,
            {},
            limits.record_bytes_max,
            "a record of at most " + std::to_string(limits.record_bytes_max) + " bytes",
            "one that is longer"};
}

// Why the body of a stream did not come to its end, as the transport saw it.
inline problem broken_off(transport::status why, message_limits const& limits) {
    switch (static_cast<int>(why)) {
        case 408:
            return {
                problem_kind::deadline_passed,
                {},
                0,
                "the next of the records, or the end of the body, before the server's idle_wait "
                "was over",
                "nothing for so long"};
        case 413: return too_long_record(limits);
        case 503:
            return {problem_kind::overloaded,
                    {},
                    0,
                    {},
                    "the server stops, or has no room for more; what follows may be sent again"};
        default:
            return {transport::kind_of(why).value_or(problem_kind::malformed),
                    {},
                    0,
                    "a body that ends as HTTP has it: at its Content-Length, or with a last chunk",
                    "one that breaks off before"};
    }
}

}  // namespace detail

TREATY_INLINE std::optional<problem> read_from(std::string_view query, std::uint64_t& from) {
    from = 0;
    bool given = false;
    while (!query.empty()) {
        std::string_view const one = query.substr(0, query.find('&'));
        query.remove_prefix(std::min(one.size() + 1, query.size()));
        if (one.empty()) continue;
        auto const refused = [&](char const* expected) {
            return problem{problem_kind::not_a_value, {}, 0, expected, "?" + excerpt(one)};
        };
        if (!one.starts_with("from="))
            return refused("no parameter of a stream but from=N, the position of its first line");
        if (std::exchange(given, true)) return refused("the parameter from= once");
        char const* const end = one.data() + one.size();
        auto const read = std::from_chars(one.data() + 5, end, from);
        if (read.ec != std::errc{} || read.ptr != end)
            return refused("from= with a position: a whole number, 0 to 18446744073709551615");
    }
    return std::nullopt;
}

TREATY_INLINE record_stream::record_stream(stream_parts const& parts)
    : parts_(parts),
      format_(*parts.format.streams()),
      request_(parts.kind.request),
      record_(parts.kind.record),
      list_(parts.kind.list(request_.get())),
      position_(parts.from),
      said_(parts.from),
      batch_most_(parts.kind.list_type->most == 0
                      ? detail::batch_items_max
                      : std::min<std::size_t>(detail::batch_items_max, parts.kind.list_type->most)),
      problems_(parts.limits.problems_max) {
    for (reflect::member const& one : parts.kind.response->members)
        if (one.kind->shape == reflect::shape::integer) counts_.push_back({one.wire_name});
}

TREATY_INLINE transport::body_reader::taken record_stream::take(std::string_view arrived,
                                                                transport::reply& answer) {
    out_ = &answer.body;
    taken made;
    bool full = true;
    while (full && !stopped_ && !made.again) {
        made.bytes += gather(arrived.substr(made.bytes), full);
        apply();
        made.again = full && answer.body.size() > detail::notes_bytes_max;
    }
    too_long_ =
        too_long_ || (!full && arrived.size() - made.bytes > parts_.limits.record_bytes_max);
    if (too_long_ && !made.again && !stopped_) stop(detail::too_long_record(parts_.limits));
    if (!stopped_ && position_ != said_) say_progress();
    made.enough = stopped_;
    return made;
}

TREATY_INLINE void record_stream::finish(std::string_view rest, transport::reply& answer) {
    out_ = &answer.body;
    if (!rest.empty()) read(rest);
    apply();
    if (!stopped_) say_progress({.last = true});
}

TREATY_INLINE void record_stream::abandon(transport::status why, transport::reply& answer) {
    out_ = &answer.body;
    stop(detail::broken_off(why, parts_.limits));
}

// Fills the list; returns how many bytes are done with. `full`: there may be more in what is left.
TREATY_INLINE std::size_t record_stream::gather(std::string_view arrived, bool& full) {
    std::size_t used = 0;
    for (;;) {
        full = places_.size() >= batch_most_ || out_->size() > detail::notes_bytes_max;
        std::size_t const bytes = full ? 0 : read_some(arrived.substr(used));
        if (bytes == 0) return used;
        used += bytes;
    }
}

// Reads what stands at the beginning; 0 if there is no whole record.
TREATY_INLINE std::size_t record_stream::read_some(std::string_view arrived) {
    if (std::size_t const many = read_many(arrived); many != 0) return many;
    std::size_t const bytes = format_.whole(arrived);
    too_long_ = bytes > parts_.limits.record_bytes_max;
    if (too_long_ || bytes == 0) return 0;
    read(arrived.substr(0, bytes));
    return bytes;
}

// Those at the beginning that can be read at once.
TREATY_INLINE std::size_t record_stream::read_many(std::string_view arrived) {
    std::size_t const room = batch_most_ - places_.size();
    auto const some =
        format_.read_records(*parts_.kind.list_type, list_, arrived, room, parts_.limits);
    for (std::size_t i = 0; i < some.count; ++i) places_.push_back(position_++);
    return some.count == 0 ? 0 : some.bytes + format_.whole(arrived.substr(some.bytes));
}

TREATY_INLINE void record_stream::read(std::string_view record) {
    std::uint64_t const place = position_++;
    if (format_.blank(record)) return;
    problems_.clear();
    bool const good = format_.read_record(*parts_.kind.record.type, record_.get(), record,
                                          parts_.limits, problems_);
    parts_.kind.settle(list_, record_.get(), good);
    if (good) {
        places_.push_back(place);
    } else {
        auto const view = view_of(problems_);
        format_.write_note(wire::refusal_note{.position = place, .failure = &view}, *out_);
    }
}

// Has the endpoint deal with what was gathered.
TREATY_INLINE void record_stream::apply() {
    if (places_.empty() || stopped_) return;
    if (parts_.context.expired()) {
        position_ = places_.front();
        return stop({problem_kind::deadline_passed, {}, 0, {}, "the deadline of the stream"});
    }
    detail::in_flight_guard const counted{parts_.metrics};
    call_context context = parts_.context;  // an endpoint may change its own
    auto const began = context.time->elapsed();
    end_ = call_end::problem;
    try {
        parts_.kind.ask(parts_.endpoint, request_.get(), context, *this);
    } catch (...) {
        parts_.metrics.finished(call_end::problem, context.time->elapsed() - began);
        throw;
    }
    parts_.metrics.finished(end_, context.time->elapsed() - began);
    reflect::type const& list = *parts_.kind.list_type;
    list.reset(list_);
    places_.clear();
}

TREATY_INLINE void record_stream::respond(reflect::type const& kind, void const* response) {
    end_ = call_end::response;
    auto count = counts_.begin();
    for (reflect::member const& one : kind.members) {
        void const* const at = one.place(response);
        if (one.kind->shape == reflect::shape::integer)
            (count++)->sum += reflect::load_integer(*one.kind, at);
        else if (detail::are_refusals(*one.kind))
            refuse_items(*one.kind, at);
    }
}

TREATY_INLINE void record_stream::refuse_items(reflect::type const& kind, void const* items) {
    for (std::size_t i = 0; i < kind.size(items); ++i) {
        void const* const item = kind.item(items, i);
        reflect::member const& place = kind.element->members.front();
        auto const at =
            static_cast<std::uint64_t>(reflect::load_integer(*place.kind, place.place(item)));
        if (at >= places_.size()) throw std::out_of_range{"treaty: no such record was sent"};
        format_.write_note(
            wire::refusal_note{.position = places_[at], .kind = kind.element, .value = item},
            *out_);
    }
}

// Nothing of the batch is acknowledged: it may be sent again.
TREATY_INLINE void record_stream::fail(failure_base const& what) {
    end_ = what.is_fault() ? call_end::fault : what.is_unknown() ? call_end::unknown : end_;
    position_ = places_.front();
    stop(view_of(what));
}

TREATY_INLINE void record_stream::stop(problem why) {
    problem_list const problems{std::move(why)};
    stop(view_of(problems));
}

TREATY_INLINE void record_stream::stop(wire::failure_view const& why) {
    stopped_ = true;
    say_progress({.last = true, .failure = &why});
}

TREATY_INLINE void record_stream::say_progress(wire::progress_note note) {
    note.position = said_ = position_;
    note.counts = counts_;
    format_.write_note(note, *out_);
}

}  // namespace treaty
