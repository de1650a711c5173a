// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <treaty/service/client.hpp>

#include <stdexcept>

namespace treaty::detail {

TREATY_INLINE client_call::client_call(client_options const& options, wire::format const& format,
                                       call_context& context, std::string_view service,
                                       std::string_view operation)
    : options_(options),
      format_(format),
      context_(context) {
    path_.append("/").append(service).append("/").append(operation);
}

TREATY_INLINE bool client_call::prepare(safety repeats, reflect::type const& kind,
                                        void const* request) {
    if (!context_.has_deadline()) context_.within(options_.limits.call_wait);
    if (repeats == safety::needs_key && context_.idempotency_key.empty() && options_.make_key)
        context_.idempotency_key = options_.make_key();
    if (repeats == safety::needs_key && context_.idempotency_key.empty()) {
        problems().add({problem_kind::key_required,
                        {},
                        0,
                        "an idempotency key in the call's context",
                        "none"});
        return false;
    }
    if (context_.expired()) {
        problems().add(
            {problem_kind::deadline_passed, {}, 0, {}, "the deadline had passed before sending"});
        return false;
    }
    try {
        format_.write(kind, request, body_);
    } catch (std::invalid_argument const& wrong) {
        problems().add({problem_kind::refused_here, {}, 0, {}, wrong.what()});
        return false;
    }
    request_.path = path_;
    request_.media_type = format_.media_type();
    request_.body = body_;
    request_.context = &context_;
    return true;
}

TREATY_INLINE bool client_call::bad_answer(std::string found) {
    problems().add({problem_kind::bad_answer, {}, 0, {}, std::move(found)});
    return false;
}

TREATY_INLINE bool client_call::finish(reflect::type const& kind, void* response) {
    if (result_.delivery == transport::delivery::unknown) {
        failure_.unknown = to_string(result_.why);
        return false;
    }
    if (result_.delivery == transport::delivery::not_sent) {
        problems().add(std::move(result_.why));
        return false;
    }
    bool const ok = reply_.status == transport::status::ok;
    if (ok && wire::same_media_type(reply_.media_type, format_.media_type())) {
        problem_list found{options_.answers.problems_max};
        if (format_.read(kind, response, reply_.body, options_.answers, found)) return true;
        for (problem one : found) {
            one.found.insert(0, std::string{name_of(one.kind)} + ": ");
            one.kind = problem_kind::bad_answer;
            problems().add(std::move(one));
        }
        return false;
    }
    if (ok) return bad_answer("an answer of type " + reply_.media_type);
    if (!wire::same_media_type(reply_.media_type, format_.failure_media_type()) ||
        !format_.read_failure(reply_.body, options_.answers, failure_)) {
        if (reply_.status == transport::status::internal) {
            problems().add({problem_kind::internal, {}, 0, {}, "no explanation"});
            return false;
        }
        return bad_answer("status " + std::to_string(static_cast<unsigned>(reply_.status)) +
                          " without an explanation that this format reads");
    }
    return false;
}

TREATY_INLINE failure_base client_call::failed(fault_kinds declared) {
    if (!failure_.unknown.empty()) return failure_base{unknown_outcome{failure_.unknown}};
    if (failure_.fault_name.empty()) return failure_base{std::move(problems())};
    for (fault_kind const* kind : declared) {
        if (kind->name != failure_.fault_name) continue;
        problem_list found{options_.answers.problems_max};
        void* const value = kind->make();
        failure_base fault{*kind, value};
        if (format_.read_fault(*kind->type, value, reply_.body, options_.answers, found))
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
