// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <treaty/wire/soap/frame.hpp>

#include <algorithm>
#include <string_view>

namespace treaty::soap {
namespace detail {

// As HTTP's Idempotency-Key could carry it.
inline bool fit_for_a_key(std::string_view id) noexcept {
    constexpr std::size_t bytes_max = 255;
    return id.size() <= bytes_max &&
           std::all_of(id.begin(), id.end(), [](char c) { return c > ' ' && c < '\x7F'; });
}

}  // namespace detail

TREATY_INLINE envelope_head const& head_of(wire::call const& now) noexcept {
    static envelope_head const none;
    return now.kept != nullptr ? static_cast<frame const&>(*now.kept).head : none;
}

TREATY_INLINE void keep(wire::call& now, envelope_head const& head) {
    auto kept = std::make_unique<frame>();
    kept->head = head;
    now.kept = std::move(kept);
}

TREATY_INLINE bool admit(envelope_head const& head, authenticator const& authenticate,
                         wire::call& now, problem_list& problems) {
    call_context& context = *now.context;
    if (context.idempotency_key.empty() && !detail::fit_for_a_key(head.message_id)) {
        problems.add({problem_kind::malformed, "/Envelope/Header/MessageID", 0,
                      "1 to 255 visible characters of ASCII", "another text"});
        return false;
    }
    if (context.idempotency_key.empty()) context.idempotency_key = head.message_id;
    if (!authenticate || authenticate(head.token, context)) return true;
    problems.add({problem_kind::not_authenticated, "/Envelope/Header/Security/UsernameToken", 0,
                  "a user name and password that are known here", head.token ? "others" : "none"});
    return false;
}

// A charset parameter goes before what the document says of itself (RFC 7303, section 3).
TREATY_INLINE bool is_soap(std::string_view media_type) noexcept {
    return (wire::same_media_type(media_type, media_type_1_1) ||
            wire::same_media_type(media_type, media_type_1_2)) &&
           wire::is_utf8(media_type);
}

}  // namespace treaty::soap
