// SPDX-License-Identifier: BSL-1.0
// Answers that a person can read, for an operation that nobody has written yet: small numbers,
// words, times of one year. What an answer says of what was asked fits it: a member that the
// request has too, by name and type, has the same value, and a list that the request has too, by
// name, is as long and says of each item what was asked of it.
#pragma once

#include <treaty/core/config.hpp>
#include <treaty/reflect/type_of.hpp>

#include <cstdint>

namespace treaty::testing {

// Fills a fresh response. The same seed and request give the same, whenever and in whatever order
// they come.
void answer_plausibly(std::uint64_t seed, reflect::type const& request_kind, void const* request,
                      reflect::type const& response_kind, void* response);

template <class Response, class Request>
[[nodiscard]] Response plausible_answer(std::uint64_t seed, Request const& asked) {
    Response answer{};
    answer_plausibly(seed, reflect::type_of<Request>, &asked, reflect::type_of<Response>, &answer);
    return answer;
}

}  // namespace treaty::testing

#ifndef TREATY_SEPARATE_COMPILATION
#include <treaty/testing/plausible.ipp>
#endif
