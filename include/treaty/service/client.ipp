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

TREATY_INLINE client_call::end client_call::bad_answer(std::string found) {
    problems().add({problem_kind::bad_answer, {}, 0, {}, std::move(found)});
    return end::problems;
}

TREATY_INLINE client_call::end client_call::finish(reflect::type const& kind, void* response) {
    if (result_.delivery == transport::delivery::unknown) {
        unknown() = to_string(result_.why);
        return end::unknown;
    }
    if (result_.delivery == transport::delivery::not_sent) {
        problems().add(std::move(result_.why));
        return end::problems;
    }
    auto const status = static_cast<unsigned>(reply_.status);
    bool const ok = reply_.status == transport::status::ok;
    if (ok && wire::same_media_type(reply_.media_type, format_.media_type())) {
        problem_list found{options_.answers.problems_max};
        if (format_.read(kind, response, reply_.body, options_.answers, found))
            return end::response;
        for (problem one : found) {
            one.found.insert(0, std::string{name_of(one.kind)} + ": ");
            one.kind = problem_kind::bad_answer;
            problems().add(std::move(one));
        }
        return end::problems;
    }
    if (ok) return bad_answer("an answer of type " + reply_.media_type);
    if (!wire::same_media_type(reply_.media_type, format_.failure_media_type()) ||
        !format_.read_failure(reply_.body, options_.answers, failure_))
        return bad_answer("status " + std::to_string(status) +
                          " without an explanation this format reads");
    if (!failure_.fault_name.empty()) return end::fault;
    return failure_.unknown.empty() ? end::problems : end::unknown;
}

TREATY_INLINE bool client_call::read_fault(reflect::type const& kind, void* fault) {
    problem_list found{options_.answers.problems_max};
    if (format_.read_fault(kind, fault, reply_.body, options_.answers, found)) return true;
    for (problem one : found) {
        one.kind = problem_kind::bad_answer;
        problems().add(std::move(one));
    }
    if (problems().empty()) bad_answer("a fault without content");
    return false;
}

}  // namespace treaty::detail
