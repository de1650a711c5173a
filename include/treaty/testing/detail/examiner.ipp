// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <treaty/core/excerpt.hpp>
#include <treaty/service/failure_view.hpp>
#include <treaty/testing/curl_line.hpp>
#include <treaty/testing/detail/examiner.hpp>

#include <algorithm>

namespace treaty::testing::detail {

TREATY_INLINE bool ending::is_shed() const noexcept {
    return answered() && reply.status == transport::status::overloaded &&
           (told() == nullptr || told()->kind == problem_kind::overloaded);
}

TREATY_INLINE std::string ending::words() const {
    if (!answered()) return "no answer: " + to_string(sent.why);
    std::string const number = std::to_string(status());
    if (what == wire::answer_is::response)
        return problems.empty()
                   ? "a response (" + number + ")"
                   : "a response that does not fit its type: " + to_string(problems.front());
    if (what == wire::answer_is::failure && !failure.fault_name.empty())
        return "the fault " + excerpt(failure.fault_name) + " (" + number + ")";
    if (what == wire::answer_is::failure && !failure.unknown.empty())
        return "an unknown outcome (" + number + "): " + excerpt(failure.unknown);
    if (auto const* one = told()) return to_string(*one) + " (" + number + ")";
    if (reply.body.empty()) return number + " and nothing more";
    return number + " with " +
           (reply.media_type.empty() ? "no media type" : excerpt(reply.media_type)) + ": " +
           excerpt(reply.body, 120);
}

inline answer_view view_of(ending const& one) {
    answer_view made{one.words(), nullptr, nullptr};
    if (one.value == nullptr) return made;
    made.words = one.fault == nullptr ? "a response" : "the fault " + std::string{one.fault->name};
    made.kind = &one.value->type();
    made.value = one.value->get();
    return made;
}

TREATY_INLINE std::optional<difference> ending::difference_from(ending const& other,
                                                                tolerance allowed) const {
    if (same_as(other)) return std::nullopt;
    return difference_of(view_of(other), view_of(*this), allowed);
}

TREATY_INLINE ending examiner::ask(letter const& what) const {
    call_context context;
    context.within(options_.wait);
    context.idempotency_key = what.key;
    std::string const path = where(what);
    transport::request asked;
    asked.path = path;
    asked.media_type = media(what);
    asked.body = what.body;
    asked.context = &context;
    ending made;
    made.sent = channel_.exchange(asked, made.reply);
    if (!made.answered()) return made;
    wire::call now{name(), &context, {}};
    read(made, now);
    return made;
}

TREATY_INLINE void examiner::read(ending& made, wire::call& now) const {
    wire::incoming_answer const answer{made.status(), made.reply.media_type, made.reply.body};
    auto const keep = [&made](std::shared_ptr<reflect::any_value> const& one) {
        made.content = reflect::digest(one->type(), one->get());
        made.value = one;
    };
    auto const response = std::make_shared<reflect::any_value>(row_.response);
    made.what = form_.format->read_answer(now, response->type(), response->get(), answer,
                                          options_.limits, made.failure, made.problems);
    if (made.what == wire::answer_is::response && made.problems.empty()) keep(response);
    if (made.what != wire::answer_is::failure) return;
    for (fault_kind const* kind : row_.faults) {
        if (kind->name != made.failure.fault_name) continue;
        made.fault = kind;
        auto const content = std::make_shared<reflect::any_value>(*kind);
        if (form_.format->read_fault(now, content->type(), content->get(), made.reply.body,
                                     options_.limits, made.problems))
            keep(content);
    }
}

TREATY_INLINE std::string examiner::curl(letter const& what) const {
    return curl_line(options_.url, where(what), media(what), what.key, what.body);
}

TREATY_INLINE bool examiner::reads_as(ending const& one, std::string_view media_type) const {
    ending other;
    other.reply.status = one.reply.status;
    other.reply.media_type = media_type;
    other.reply.body = one.reply.body;
    call_context context;
    wire::call now{name(), &context, {}};
    read(other, now);
    return other.what != wire::answer_is::unreadable && other.problems.empty();
}

// An answer whose status and media type go with nothing that the operation may answer.
TREATY_INLINE std::optional<finding> examiner::judge_unreadable(ending const& one) const {
    bool const fine = one.status() == 200;
    std::string_view const wanted =
        fine ? form_.format->media_type() : form_.format->failure_media_type();
    wire::failure_message ignored;
    if (fine && form_.format->read_failure(one.reply.body, options_.limits, ignored))
        return finding{contract_law::protocol,
                       "status",
                       {},
                       "the status of a failure",
                       "200 with a failure in it"};
    // A message under another name is one; a page of somebody's web server is none.
    if (!wire::same_media_type(one.reply.media_type, wanted) && reads_as(one, wanted))
        return finding{contract_law::protocol, "media-type", {}, std::string{wanted}, one.words()};
    return finding{
        contract_law::shape, "unreadable", {}, "a response, or a declared fault", one.words()};
}

TREATY_INLINE std::optional<finding> examiner::judge_fault(ending const& one) const {
    std::string const& name = one.failure.fault_name;
    if (one.fault == nullptr) {
        std::string known;
        for (fault_kind const* kind : row_.faults)
            known.append(known.empty() ? "" : ", ").append(kind->name);
        return finding{contract_law::faults, "undeclared-fault", excerpt(name),
                       known.empty() ? "no fault" : "one of " + known, one.words()};
    }
    auto const usual = static_cast<std::uint16_t>(treaty::detail::status_of(one.fault->nature));
    if (one.status() != form_.status(usual))
        return finding{contract_law::faults, "status", name, std::to_string(form_.status(usual)),
                       std::to_string(one.status())};
    if (one.problems.empty()) return std::nullopt;
    problem const& wrong = one.problems.front();
    return finding{contract_law::faults, std::string{name_of(wrong.kind)}, wrong.path,
                   wrong.expected, wrong.found};
}

TREATY_INLINE std::optional<finding> examiner::judge_valid(ending const& one) const {
    if (!one.answered())
        return finding{contract_law::shape, "no-answer", {}, "an answer", one.words()};
    // An endpoint that throws is answered for by the transport.
    bool const gave_up = one.status() >= 500 && one.reply.body.empty();
    if (gave_up)
        return finding{contract_law::shape,
                       "valid-request-refused",
                       {},
                       "a response, or a declared fault",
                       one.words()};
    if (one.what == wire::answer_is::unreadable) return judge_unreadable(one);
    if (one.what == wire::answer_is::failure) {
        if (!one.failure.fault_name.empty()) return judge_fault(one);
        problem const* const told = one.told();
        return finding{contract_law::shape, "valid-request-refused",
                       told != nullptr ? told->path : "", "a response, or a declared fault",
                       one.words()};
    }
    if (one.problems.empty()) return std::nullopt;
    problem const& wrong = one.problems.front();
    return finding{contract_law::shape, std::string{name_of(wrong.kind)}, wrong.path,
                   wrong.expected.empty() ? "a response of its type" : wrong.expected, wrong.found};
}

TREATY_INLINE std::optional<finding> examiner::judge_refused(ending const& one, contract_law law,
                                                             deviating_message const& asked) const {
    std::string wanted;
    for (problem_kind kind : asked.kinds)
        wanted.append(wanted.empty() ? "" : " or ").append(name_of(kind));
    if (wanted.empty()) wanted = "a problem";
    if (asked.path_is_told && !asked.path.empty()) wanted.append(" at ").append(asked.path);
    finding wrong{law, std::string{name_of(asked.what)}, asked.path, wanted,
                  one.words() + (asked.words.empty() ? "" : " (" + asked.words + ")")};
    std::uint16_t const usual = asked.status;
    bool known = one.told() != nullptr;
    problem_kind kind = known ? one.told()->kind : problem_kind::internal;
    // What the transport refuses by itself it tells in its own words.
    bool const by_transport =
        !known && one.answered() && one.what == wire::answer_is::unreadable &&
        wire::same_media_type(one.reply.media_type, transport::own_media_type) &&
        transport::kind_of(one.reply.status).has_value();
    if (by_transport) {
        kind = *transport::kind_of(one.reply.status);
        known = one.status() == usual;
    }
    if (!by_transport && one.answered() && one.what == wire::answer_is::unreadable)
        if (auto odd = judge_unreadable(one); odd->law == contract_law::protocol) {
            odd->member = asked.path;
            return odd;
        }
    if (!known) return wrong;
    if (!asked.kinds.empty() &&
        std::find(asked.kinds.begin(), asked.kinds.end(), kind) == asked.kinds.end())
        return wrong;
    if (asked.path_is_told && !by_transport && one.told()->path != asked.path) return wrong;
    if (by_transport || one.status() == form_.status(usual)) return std::nullopt;
    wrong.law = contract_law::protocol;
    wrong.rule = "status";
    wrong.expected = std::to_string(form_.status(usual)) + " for " + std::string{name_of(kind)};
    return wrong;
}

}  // namespace treaty::testing::detail
