// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <treaty/core/excerpt.hpp>
#include <treaty/service/client.hpp>

#include <stdexcept>
#include <string_view>

namespace treaty::detail {

TREATY_INLINE client_call::client_call(client_options const& options, wire::format const& format,
                                       call_context& context, wire::operation_name operation)
    : options_(options),
      format_(format),
      call_{operation, &context} {}

TREATY_INLINE client_call::~client_call() = default;

TREATY_INLINE bool client_call::prepare(safety repeats, reflect::type const& kind,
                                        void const* request) {
    call_context& context = *call_.context;
    if (!context.has_deadline()) context.within(options_.limits.call_wait);
    if (repeats == safety::needs_key && context.idempotency_key.empty() && options_.make_key)
        context.idempotency_key = options_.make_key();
    if (repeats == safety::needs_key && context.idempotency_key.empty()) {
        problems().add({problem_kind::key_required,
                        {},
                        0,
                        "an idempotency key in the call's context",
                        "none"});
        return false;
    }
    if (context.expired()) {
        problems().add(
            {problem_kind::deadline_passed, {}, 0, {}, "the deadline had passed before sending"});
        return false;
    }
    try {
        format_.write_request(call_, kind, request, message_);
    } catch (std::invalid_argument const& wrong) {
        problems().add({problem_kind::refused_here, {}, 0, {}, wrong.what()});
        return false;
    }
    request_.path = message_.path;
    request_.media_type = message_.media_type;
    request_.action = message_.action;
    request_.body = message_.body;
    request_.context = &context;
    return prepared_ = true;
}

TREATY_INLINE bool client_call::bad_answer(std::string found) {
    problems().add({problem_kind::bad_answer, {}, 0, {}, std::move(found)});
    return false;
}

TREATY_INLINE bool client_call::finish(reflect::type const& kind, void* response) {
    if (!prepared_) return false;
    if (result_.delivery == transport::delivery::unknown) {
        failure_.unknown = to_string(result_.why);
        return false;
    }
    if (result_.delivery == transport::delivery::not_sent) {
        problems().add(std::move(result_.why));
        return false;
    }
    auto const status = static_cast<std::uint16_t>(reply_.status);
    problem_list found{options_.answers.problems_max};
    switch (format_.read_answer(call_, kind, response, {status, reply_.media_type, reply_.body},
                                options_.answers, failure_, found)) {
        case wire::answer_is::response: break;
        case wire::answer_is::failure: return false;
        case wire::answer_is::unreadable: return unreadable();
    }
    if (found.empty()) return true;
    for (problem one : found) {
        one.found.insert(0, std::string{name_of(one.kind)} + ": ");
        one.kind = problem_kind::bad_answer;
        problems().add(std::move(one));
    }
    return false;
}

// Whoever stands between, or a server in trouble, may answer in no format at all.
TREATY_INLINE bool client_call::unreadable() {
    // Where no format was asked yet, the transport has answered.
    auto const kind = transport::kind_of(reply_.status);
    if (kind && wire::same_media_type(reply_.media_type, transport::own_media_type)) {
        problems().add(
            {*kind, {}, 0, {}, "status " + std::to_string(static_cast<unsigned>(reply_.status))});
        return false;
    }
    if (reply_.status == transport::status::ok)
        return bad_answer("an answer of type " + reply_.media_type);
    if (reply_.status == transport::status::internal) {
        problems().add({problem_kind::internal, {}, 0, {}, "no explanation"});
        return false;
    }
    // What stands between says why in words for people.
    std::string_view words;
    if (reply_.media_type.starts_with("text/")) words = reply_.body;
    while (words.ends_with('\n')) words.remove_suffix(1);
    return bad_answer("status " + std::to_string(static_cast<unsigned>(reply_.status)) +
                      (!words.empty() ? ": " + excerpt(words, 120)
                                      : " without an explanation that this format reads"));
}

TREATY_INLINE failure_base client_call::failed(fault_kinds declared) {
    if (!failure_.unknown.empty()) return failure_base{unknown_outcome{failure_.unknown}};
    if (failure_.fault_name.empty()) return failure_base{std::move(problems())};
    for (fault_kind const* kind : declared) {
        if (kind->name != failure_.fault_name) continue;
        problem_list found{options_.answers.problems_max};
        void* const value = kind->make();
        failure_base fault{*kind, value};
        if (format_.read_fault(call_, *kind->type, value, reply_.body, options_.answers, found))
            return fault;
        problem_list wrong;
        for (problem one : found) {
            one.kind = problem_kind::bad_answer;
            wrong.add(std::move(one));
        }
        return failure_base{std::move(wrong)};
    }
    return failure_base{problem_list{
        problem{problem_kind::bad_answer, {}, 0, "a declared fault", failure_.fault_name}}};
}

}  // namespace treaty::detail
