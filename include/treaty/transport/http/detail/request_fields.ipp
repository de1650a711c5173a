// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <treaty/transport/http/detail/request_fields.hpp>
#include <treaty/transport/http/field_text.hpp>

#include <charconv>
#include <cstdint>

namespace treaty::http::detail {

inline constexpr std::size_t idempotency_key_bytes_max = 255;
// Of a coding that is refused; the names of those that there are have at most 13 bytes.
inline constexpr std::size_t coding_shown_bytes_max = 64;
inline constexpr std::size_t deadline_digits_max = 9;  // eleven days

inline bool fill_deadline(call_context& context, std::string_view value,
                          std::chrono::nanoseconds head_at) {
    if (value.empty() || value.size() > deadline_digits_max ||
        skip(value, 0, digit) != value.size())
        return false;
    std::uint32_t wait = 0;
    std::from_chars(value.data(), value.data() + value.size(), wait);
    context.deadline = head_at + std::chrono::milliseconds{wait};
    return true;
}

// Plain, or a string of structured fields (RFC 9651), as the draft of this field has it.
inline bool fill_key(call_context& context, std::string_view value) {
    bool const quoted = !value.empty() && value.front() == '"';
    if (quoted) {
        if (value.size() < 2 || value.back() != '"') return false;
        value = value.substr(1, value.size() - 2);
    }
    if (value.empty() || value.size() > idempotency_key_bytes_max) return false;
    for (std::size_t i = 0; i < value.size(); ++i) {
        if (value[i] <= ' ' || value[i] > '~') return false;
        if (quoted && value[i] == '"') return false;
        if (quoted && value[i] == '\\') {
            if (++i == value.size() || (value[i] != '"' && value[i] != '\\')) return false;
        }
        context.idempotency_key.push_back(value[i]);
    }
    return true;
}

TREATY_INLINE std::optional<field_refusal> fill_context(call_context& context,
                                                        request_head const& head,
                                                        std::string_view text,
                                                        std::chrono::nanoseconds head_at) {
    auto const refuse = [](int status, std::string reason) {
        return std::optional{field_refusal{status, std::move(reason)}};
    };
    if (head.content_type.times > 1)
        return refuse(400, "The request has more than one Content-Type.");
    if (head.content_encoding.times > 1)
        return refuse(415, "The request has more than one Content-Encoding; none is read here.");
    if (std::string_view const coding = head.content_encoding.value.in(text);
        head.content_encoding.times == 1 && !same(coding, "identity"))
        return refuse(415, "The Content-Encoding \"" +
                               std::string{coding.substr(0, coding_shown_bytes_max)} +
                               "\" is not read here; send the body as it is.");
    if (head.traceparent.times == 1) context.traceparent = head.traceparent.value.in(text);
    if (head.idempotency_key.times > 1)
        return refuse(400, "The request has more than one Idempotency-Key.");
    if (head.idempotency_key.times == 1 && !fill_key(context, head.idempotency_key.value.in(text)))
        return refuse(400, "The Idempotency-Key is not a text of 1 to 255 visible characters.");
    if (head.deadline_ms.times > 1)
        return refuse(400, "The request has more than one Deadline-Ms.");
    if (head.deadline_ms.times == 1 &&
        !fill_deadline(context, head.deadline_ms.value.in(text), head_at))
        return refuse(400, "The Deadline-Ms is not a number of at most 9 digits.");
    return std::nullopt;
}

}  // namespace treaty::http::detail
