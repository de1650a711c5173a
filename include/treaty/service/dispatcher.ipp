// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <treaty/service/dispatcher.hpp>

#include <exception>

namespace treaty {
namespace detail {

constexpr transport::status status_of(fault_nature nature) noexcept {
    switch (nature) {
        case fault_nature::not_found: return transport::status::not_found;
        case fault_nature::conflict: return transport::status::conflict;
        case fault_nature::rejected: return transport::status::rejected;
    }
    return transport::status::rejected;
}

// Counts a call as in flight for as long as it lives.
struct in_flight_guard {
    explicit in_flight_guard(operation_metrics& counted) : counted_(counted) {
        counted_.in_flight.fetch_add(1, std::memory_order_relaxed);
    }
    in_flight_guard(in_flight_guard const&) = delete;
    in_flight_guard& operator=(in_flight_guard const&) = delete;
    ~in_flight_guard() { counted_.in_flight.fetch_sub(1, std::memory_order_relaxed); }
    operation_metrics& counted_;
};

}  // namespace detail

TREATY_INLINE bool invocation::read(reflect::type const& kind, void* into) {
    problem_list problems{limits_.problems_max};
    if (format_.read_request(call_, kind, into, asked_.body, limits_, problems)) return true;
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
    auto const status = transport::status_of(problems.front().kind);
    if (status == transport::status::overloaded) answer_.retry_after = std::chrono::seconds{1};
    write({.status = static_cast<std::uint16_t>(status), .problems = &problems});
}

TREATY_INLINE void invocation::fail(fault_view const& fault) {
    end_ = call_end::fault;
    write({.status = static_cast<std::uint16_t>(detail::status_of(fault.kind->nature)),
           .fault_name = fault.kind->name,
           .fault_title = fault.kind->title,
           .fault_type = fault.kind->type,
           .fault_value = fault.value});
}

TREATY_INLINE void invocation::fail(unknown_outcome const& unknown) {
    end_ = call_end::unknown;
    write({.status = static_cast<std::uint16_t>(transport::status::bad_gateway),
           .unknown = unknown.why.empty() ? std::string_view{"no answer came"}
                                          : std::string_view{unknown.why}});
}

TREATY_INLINE void invocation::fail(failure_base const& what) {
    if (auto const* problems = what.problems())
        fail(*problems);
    else if (auto const* unknown = what.unknown())
        fail(*unknown);
    else
        fail(what.any_fault());
}

TREATY_INLINE void dispatcher::add_entry(wire::operation_name name, void* endpoint,
                                         void (*answer)(void*, invocation&)) {
    std::string path = "/";
    path.append(name.service).append("/").append(name.operation);
    entries_.emplace_back(name, std::move(path), endpoint, answer);
}

TREATY_INLINE dispatcher::operation_entry* dispatcher::find(std::string_view path) const noexcept {
    for (operation_entry& one : entries_)
        if (one.path == path) return &one;
    return nullptr;
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

TREATY_INLINE void dispatcher::call(transport::request const& asked, transport::reply& answer) {
    operation_entry* entry = find(asked.path);
    bool const routed = entry != nullptr;
    wire::format const* const format = choose(asked.path, asked.media_type, routed);
    // A refusal is in words that the caller may know.
    wire::format const* speaks = format;
    if (speaks == nullptr) speaks = choose({}, asked.media_type, true);
    invocation now{asked, answer, speaks != nullptr ? *speaks : *formats_.front(), limits_};
    auto const unsupported = [&] {
        now.fail(problem{problem_kind::unsupported_media,
                         {},
                         0,
                         media_types(asked.path, routed),
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

TREATY_INLINE bool dispatcher::page(transport::request const& asked, transport::reply& answer) {
    auto const found = pages_.find(asked.path);
    return found != pages_.end() && found->second(asked, answer);
}

TREATY_INLINE void dispatcher::add_metrics(metrics_page& page) const {
    for (operation_entry const& one : entries_)
        page.add(one.name.service, one.name.operation, one.metrics);
}

}  // namespace treaty
