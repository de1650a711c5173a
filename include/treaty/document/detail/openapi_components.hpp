// SPDX-License-Identifier: BSL-1.0
// What all operations of an OpenAPI document share: headers, problems by their status, and types.
#pragma once

#include <treaty/document/detail/json_types.hpp>
#include <treaty/transport/transport.hpp>
#include <treaty/wire/json/failure.hpp>

#include <algorithm>
#include <iterator>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace treaty::document::detail {

using transport::status;

// The answers that any operation may give, beside its own.
struct shared_answer {
    transport::status status;
    std::string_view name, words;
};
inline constexpr shared_answer shared_answers[]{
    {status::bad_request, "BadRequest", "The request is no request of this operation."},
    {status::not_found, "NotFound", "There is no such operation here."},
    {status::too_large, "TooLarge", "The request exceeds a limit of this server."},
    {status::unsupported_media, "UnsupportedMedia", "No format here reads this media type."},
    {status::internal, "Failed", "The server failed to answer; details stay in its log."},
    {status::bad_gateway, "BadGateway",
     "A call that this one needs failed, or it is not known whether it was carried out."},
    {status::overloaded, "Overloaded", "The server is at its capacity; nothing was done."},
    {status::deadline_passed, "DeadlinePassed", "The time allowed for the call is over."}};
// Those of operations that need a key.
inline constexpr shared_answer keyed_answers[]{
    {status::conflict, "KeyInFlight", "The first call under this key is not answered yet."},
    {status::rejected, "KeyReused", "The key was used with another request."}};

// What a server may say of a call; the other kinds are what a caller finds out by itself.
inline std::vector<problem_kind> kinds_with(status wanted) {
    std::vector<problem_kind> found;
    for (unsigned i = 0; i <= static_cast<unsigned>(problem_kind_last); ++i) {
        auto const kind = static_cast<problem_kind>(i);
        if (kind != problem_kind::refused_here && transport::status_of(kind) == wanted)
            found.push_back(kind);
    }
    return found;
}

inline std::string_view what_repeats_do(safety value) {
    switch (value) {
        case safety::read_only: return "Changes nothing, and may be repeated at will.";
        case safety::idempotent: return "A repeat leads to the same state, and is harmless.";
        case safety::needs_key:
            return "A repeat under the same Idempotency-Key is answered as the first call was, and "
                   "carried out once; without a key it is refused.";
        case safety::plain: return "A repeat is a second effect: never repeat it blindly.";
    }
    return {};
}

inline bool has_fault(operation_row const& one, status wanted) {
    return std::any_of(one.faults.begin(), one.faults.end(), [&](fault_kind const* fault) {
        return treaty::detail::status_of(fault->nature) == wanted;
    });
}

inline void failure_example(json_lines& to, wire::failure_view const& view) {
    std::string text;
    json::write_failure(view, text);
    to.raw("value", text);
}

class openapi_components {
public:
    openapi_components(json_lines& to, std::span<service_row const> services, json_types& types,
                       bool examples)
        : to_(to),
          services_(services),
          types_(types),
          examples_(examples) {}

    void write() {
        to_.open("components");
        to_.open("parameters");
        parameters();
        to_.close();
        to_.open("responses");
        for (shared_answer const& one : shared_answers) shared(one);
        for (shared_answer const& one : keyed_answers)
            if (any([&](operation_row const& each) {
                    return each.safety == safety::needs_key && !has_fault(each, one.status);
                }))
                shared(one);
        shared_response("Refused", "Refused by HTTP itself, before any operation was found.", {});
        to_.close();
        to_.open("schemas");
        types_.definitions();
        to_.close();
        to_.close();
    }

private:
    template <class Predicate>
    [[nodiscard]] bool any(Predicate holds) const {
        for (service_row const& service : services_)
            for (operation_row const& one : service.operations)
                if (holds(one)) return true;
        return false;
    }

    void parameters() {
        if (any([](operation_row const& each) { return each.safety == safety::needs_key; }))
            parameter(
                "IdempotencyKey", "header", "Idempotency-Key", true,
                "One for each call that shall be carried out once; a repeat has the same. 1 to "
                "255 visible characters of ASCII.",
                R"({"type":"string","minLength":1,"maxLength":255,"pattern":"^[!-~]+$"})");
        parameter("Deadline", "header", "Deadline-Ms", false,
                  "How many milliseconds the caller still waits. 0 is read too, and answered with "
                  "504 at once.",
                  R"({"type":"integer","minimum":1,"maximum":999999999})");
        parameter(
            "TraceParent", "header", "traceparent", false, "W3C trace context, passed on as it is.",
            R"({"type":"string","pattern":"^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}"})");
        if (any([](operation_row const& each) { return streamed_record(each) != nullptr; }))
            parameter("StreamFrom", "query", "from", false,
                      "Of a stream only: the position of its first line, 0 if absent.",
                      R"({"type":"integer","minimum":0,"format":"uint64"})");
    }
    void parameter(std::string_view component, std::string_view in, std::string_view name,
                   bool required, std::string_view words, std::string_view schema) {
        to_.open(component);
        to_.text("name", name);
        to_.text("in", in);
        to_.flag("required", required);
        to_.text("description", words);
        to_.raw("schema", schema);
        to_.close();
    }

    void shared(shared_answer const& one) {
        std::string words{one.words};
        words.append(" Problems:");
        auto const kinds = kinds_with(one.status);
        for (problem_kind const kind : kinds)
            words.append(kind == kinds.front() ? " " : ", ").append(name_of(kind));
        shared_response(one.name, words.append("."), one.status);
    }
    void shared_response(std::string_view name, std::string_view words, status answered) {
        to_.open(name);
        to_.text("description", words);
        if (answered == status::overloaded) {
            to_.open("headers");
            to_.open("Retry-After");
            to_.text("description", "When to try again, in seconds.");
            to_.raw("schema", R"({"type":"integer","minimum":0})");
            to_.close();
            to_.close();
        }
        to_.open("content");
        to_.open(transport::own_media_type);
        to_.open("schema");
        types_.refer(problem_schema);
        to_.close();
        if (examples_ && answered == status::bad_request) {
            to_.open("examples");
            to_.open("missingMember");
            problem_list const one{problem{problem_kind::missing_member, "/item", 1,
                                           "text of 1 to 64 bytes", "nothing"}};
            failure_example(to_, view_of(one));
            to_.close();
            to_.close();
        }
        to_.close();
        to_.close();
        to_.close();
    }

    json_lines& to_;
    std::span<service_row const> services_;
    json_types& types_;
    bool examples_;
};

}  // namespace treaty::document::detail
