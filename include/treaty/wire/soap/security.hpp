// SPDX-License-Identifier: BSL-1.0
// Who calls, by a WS-Security UsernameToken with the password in clear, which is why it belongs
// behind TLS or on a trusted network.
#pragma once

#include <treaty/core/call_context.hpp>
#include <treaty/core/secret.hpp>

#include <functional>
#include <optional>
#include <string>

namespace treaty::soap {

struct username_token {
    std::string username;
    secret<std::string> password{};
};

// Decides whether a call may go on, and says in context.caller who calls. The token is empty where
// the message has none. Must be safe to call from several threads.
using authenticator =
    std::function<bool(std::optional<username_token> const& token, call_context& context)>;

}  // namespace treaty::soap
