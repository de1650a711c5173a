// SPDX-License-Identifier: BSL-1.0
// Whole messages for tests of business object documents: samples from files, and reading and
// writing through the format, with fixed time and identifiers.
#pragma once

#include "../../support/catch.hpp"

#include <contracts/bod/back_office.hpp>
#include <treaty/core/clock.hpp>
#include <treaty/core/limits.hpp>
#include <treaty/json.hpp>

#include <string>
#include <string_view>

namespace support {

// What the format under test takes for now, and the identifiers that it makes: the first of a
// message, and the next.
inline constexpr std::string_view now_text = "2026-11-23T10:00:00Z";
inline constexpr std::string_view first_id = "00000000-0000-4000-8000-000000000001";
inline constexpr std::string_view second_id = "00000000-0000-4000-8000-000000000002";

// messages/NAME.xml without the white space between its elements: the one form that is written.
std::string sample(std::string_view name);
// The text with `old` replaced, which must be there.
std::string with(std::string text, std::string_view old, std::string_view by);

// The same message with another prefix, or with a child moved to the front of its element.
std::string renamed_prefix(std::string text, std::string const& old, std::string const& by);
std::string moved_to_front(std::string text, std::string const& element, std::string const& child);

struct reading {
    bool whole = false;
    treaty::problem_list problems;
    std::string key;         // of a request: its idempotency key
    std::string fault_name;  // of an answer
    [[nodiscard]] std::string str() const { return treaty::to_string(problems); }
};
// As a server reads it: by address, root element and action, which must lead to this operation.
reading read_request(contracts::bod::binding const& to, treaty::reflect::type const& kind,
                     void* into, std::string_view bytes);
// As a client writes it under this key.
std::string write_request(contracts::bod::binding const& to, treaty::reflect::type const& kind,
                          void const* from, std::string_view key);
reading read_answer(contracts::bod::binding const& to, treaty::reflect::type const& kind,
                    void* into, std::string_view bytes);
// The answer to this request.
std::string write_answer(contracts::bod::binding const& to, treaty::reflect::type const& kind,
                         void const* from, std::string_view request);

// The answer to this request, should it fail with a fault.
std::string write_failure(contracts::bod::binding const& to, treaty::fault_kind const& kind,
                          void const* fault, std::string_view request);

// Of a message without problems.
template <class Request>
Request request_of(contracts::bod::binding const& to, std::string_view bytes) {
    Request made{};
    auto const result = read_request(to, treaty::reflect::type_of<Request>, &made, bytes);
    INFO(result.str());
    REQUIRE(result.whole);
    return made;
}
template <class Response>
Response answer_of(contracts::bod::binding const& to, std::string_view bytes) {
    Response made{};
    auto const result = read_answer(to, treaty::reflect::type_of<Response>, &made, bytes);
    INFO(result.str());
    REQUIRE(result.whole);
    return made;
}
template <class Request>
std::string document_of(contracts::bod::binding const& to, Request const& value,
                        std::string_view key = first_id) {
    return write_request(to, treaty::reflect::type_of<Request>, &value, key);
}
template <class Response>
std::string answer_to(contracts::bod::binding const& to, std::string_view request,
                      Response const& value) {
    return write_answer(to, treaty::reflect::type_of<Response>, &value, request);
}
template <class Fault>
std::string failure_of(contracts::bod::binding const& to, std::string_view request,
                       Fault const& value) {
    return write_failure(to, treaty::fault_kind_of<Fault>, &value, request);
}
// What reading says of a request that is wrong.
template <class Request>
std::string problems_of(contracts::bod::binding const& to, std::string_view bytes) {
    Request made{};
    auto const result = read_request(to, treaty::reflect::type_of<Request>, &made, bytes);
    return result.problems.empty() ? "no problem" : result.str();
}

// One problem of this kind at this path within the message.
template <class Request>
void check_problem(contracts::bod::binding const& to, std::string_view bytes,
                   treaty::problem_kind kind, std::string_view path) {
    Request made{};
    auto const result = read_request(to, treaty::reflect::type_of<Request>, &made, bytes);
    INFO(path << ": " << result.str());
    CHECK_FALSE(result.whole);
    REQUIRE(result.problems.size() == 1);
    CHECK(result.problems.front().kind == kind);
    CHECK(result.problems.front().path ==
          "/Envelope/Body/" + std::string{to.request.local} + std::string{path});
}

// Two values say the same.
template <class T>
void check_same(T const& one, T const& other) {
    CHECK(treaty::json::write(one) == treaty::json::write(other));
}

}  // namespace support
