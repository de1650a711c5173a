// SPDX-License-Identifier: BSL-1.0
// What the fields of a request's head say about the call: when it must be answered, under which
// key, in which trace; and whether its body is in a form that is read here.
#pragma once

#include <treaty/core/call_context.hpp>
#include <treaty/core/config.hpp>
#include <treaty/transport/http/request_guard.hpp>

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace treaty::http::detail {

// Why a call is not made. The request itself is sound, so the connection can stay.
struct field_refusal {
    int status = 0;
    std::string reason;  // one sentence, for people
};

// Fills an empty context's deadline, key and trace from the head, which stands in `text`. A
// deadline counts from `head_at`, when the head had arrived.
std::optional<field_refusal> fill_context(call_context& context, request_head const& head,
                                          std::string_view text, std::chrono::nanoseconds head_at);

}  // namespace treaty::http::detail

#ifndef TREATY_SEPARATE_COMPILATION
#include <treaty/transport/http/detail/request_fields.ipp>
#endif
