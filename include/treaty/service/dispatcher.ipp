// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <treaty/service/dispatcher.hpp>
#include <treaty/service/failure_view.hpp>

#include <exception>

namespace treaty {

TREATY_INLINE bool invocation::read(reflect::type const& kind, void* into) {
    problem_list problems{limits_.problems_max};
    if (arrived_ != nullptr
            ? arrived_->read(asked_.body, problems)
            : format_.read_request(call_, kind, into, asked_.body, limits_, problems))
        return true;
    fail(problems);
    return false;
}

TREATY_INLINE bool invocation::route() {
    problem_list problems{limits_.problems_max};
    if (format_.route(call_, asked_.path, asked_.body, limits_, problems)) return true;
    fail(problems);
    return false;
}

TREATY_INLINE void invocation::written(wire::outgoing_answer const& made) {
    answer_.status = static_cast<transport::status>(made.status);
    answer_.media_type = made.media_type;
}

TREATY_INLINE void invocation::respond(reflect::type const& kind, void const* from) {
    wire::outgoing_answer made{200, {}, answer_.body};
    format_.write_response(call_, kind, from, made);
    written(made);
    end_ = call_end::response;
}

TREATY_INLINE void invocation::write(wire::failure_view const& view) {
    answer_.body.clear();
    wire::outgoing_answer made{view.status, {}, answer_.body};
    format_.write_failure(call_, view, made);
    written(made);
}

TREATY_INLINE void invocation::fail(problem_list const& problems) {
    end_ = call_end::problem;
    auto const view = view_of(problems);
    if (view.status == static_cast<std::uint16_t>(transport::status::overloaded))
        answer_.retry_after = std::chrono::seconds{1};
    write(view);
}

TREATY_INLINE void invocation::fail(failure_base const& what) {
    if (auto const* problems = what.problems()) return fail(*problems);
    end_ = what.is_unknown() ? call_end::unknown : call_end::fault;
    write(view_of(what));
}

TREATY_INLINE void dispatcher::add_entry(wire::operation_name name, void* endpoint,
                                         void (*answer)(void*, invocation&),
                                         stream_kind const* stream,
                                         std::unique_ptr<request_holder> (*hold)()) {
    std::string path = "/";
    path.append(name.service).append("/").append(name.operation);
    auto& made = entries_.emplace_back(name, std::move(path), endpoint, answer, stream, hold);
    by_path_.add(made.path, made);
}

TREATY_INLINE dispatcher::operation_entry* dispatcher::find(std::string_view path) const noexcept {
    return by_path_.find(path);
}

TREATY_INLINE dispatcher::operation_entry* dispatcher::find(
    wire::operation_name const& name) const noexcept {
    for (operation_entry& one : entries_)
        if (one.name.operation == name.operation && one.name.service == name.service) return &one;
    return nullptr;
}

TREATY_INLINE bool dispatcher::knows(std::string_view path) const {
    if (find(path) != nullptr) return true;
    for (wire::format const* one : formats_)
        if (one->routes(path)) return true;
    return false;
}

// At a path that names the operation any format will do; elsewhere only one that finds it in the
// message.
TREATY_INLINE wire::format const* dispatcher::choose(std::string_view path,
                                                     std::string_view media_type,
                                                     bool routed) const noexcept {
    for (wire::format const* one : formats_)
        if ((routed || one->routes(path)) && (media_type.empty() || one->accepts(media_type)))
            return one;
    return nullptr;
}

TREATY_INLINE std::string dispatcher::media_types(std::string_view path, bool routed) const {
    std::string text;
    for (wire::format const* one : formats_) {
        if (!routed && !one->routes(path)) continue;
        if (text.find(one->media_types()) != std::string::npos) continue;
        if (!text.empty()) text.append(" or ");
        text.append(one->media_types());
    }
    return text;
}

// Null if the message is for no operation here; the reply is then written.
TREATY_INLINE dispatcher::operation_entry* dispatcher::route(invocation& now) {
    if (!now.route()) return nullptr;
    operation_entry* const entry = find(now.operation());
    if (entry == nullptr)
        now.fail(problem{
            problem_kind::unknown_operation, {}, 0, {}, std::string{now.operation().operation}});
    return entry;
}

TREATY_INLINE void dispatcher::answer_call(transport::request const& asked,
                                           transport::reply& answer, arriving_call* arrived) {
    operation_entry* entry = find(asked.path);
    bool const routed = entry != nullptr;
    wire::format const* const format = choose(asked.path, asked.media_type, routed);
    // A refusal is in words that the caller may know.
    wire::format const* speaks = format;
    if (speaks == nullptr) speaks = choose({}, asked.media_type, true);
    invocation now{asked, answer, speaks != nullptr ? *speaks : *formats_.front(), limits_,
                   arrived};
    auto const unsupported = [&] {
        std::string expected = media_types(asked.path, routed);
        if (!wire::is_utf8(asked.media_type)) expected.append(" in UTF-8");
        now.fail(problem{problem_kind::unsupported_media,
                         {},
                         0,
                         std::move(expected),
                         std::string{asked.media_type}});
    };
    if (entry == nullptr && format == nullptr) {
        if (knows(asked.path)) return unsupported();
        return now.fail(
            problem{problem_kind::unknown_operation, {}, 0, {}, std::string{asked.path}});
    }
    if (entry == nullptr) entry = route(now);
    if (entry == nullptr) return;
    now.is_for(entry->name);
    detail::in_flight_guard const counted{entry->metrics};
    auto const began = asked.context->time->elapsed();
    if (format == nullptr) {
        unsupported();
    } else if (asked.context->expired()) {
        now.fail(problem{
            problem_kind::deadline_passed, {}, 0, {}, "the deadline had passed on arrival"});
    } else {
        try {
            entry->invoke(entry->endpoint, now);
        } catch (...) {
            entry->metrics.finished(call_end::problem, asked.context->time->elapsed() - began);
            throw;
        }
    }
    entry->metrics.finished(now.end(), asked.context->time->elapsed() - began);
}

TREATY_INLINE std::unique_ptr<transport::body_reader> dispatcher::begin(
    transport::request const& asked, transport::reply& answer) {
    operation_entry* const entry = find(asked.path);
    if (entry == nullptr) return nullptr;
    for (wire::format const* one : formats_) {
        wire::stream_format const* const streams = one->streams();
        if (entry->stream == nullptr || streams == nullptr ||
            !wire::same_media_type(asked.media_type, streams->media_type()) ||
            !wire::is_utf8(asked.media_type))
            continue;
        stream_parts parts{*entry->stream, entry->endpoint, *one,
                           limits_,        entry->metrics,  *asked.context};
        if (auto wrong = read_from(asked.query, parts.from)) {
            invocation{asked, answer, *one, limits_}.fail(*std::move(wrong));
            return std::make_unique<refused_stream>(answer);
        }
        answer.media_type = streams->media_type();
        return std::make_unique<record_stream>(parts);
    }
    if (entry->hold == nullptr || asked.body_bytes < arriving_call::body_bytes_min) return nullptr;
    wire::format const* const format = choose(asked.path, asked.media_type, true);
    if (format == nullptr) return nullptr;
    auto const then = [this](transport::request const& whole, transport::reply& reply,
                             arriving_call& arrived) { answer_call(whole, reply, &arrived); };
    return arriving_call::begin(then, *format, entry->hold(), asked, limits_, arriving_bytes_);
}

TREATY_INLINE bool dispatcher::page(transport::request const& asked, transport::reply& answer) {
    auto const found = pages_.find(asked.path);
    return found != pages_.end() && found->second(asked, answer);
}

TREATY_INLINE void dispatcher::add_metrics(metrics_page& page) const {
    for (operation_entry const& one : entries_)
        page.add(one.name.service, one.name.operation, one.metrics);
}

}  // namespace treaty
