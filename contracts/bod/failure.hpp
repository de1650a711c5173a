// SPDX-License-Identifier: BSL-1.0
// Failures in the vendor's words and back: message keys and texts, and the typed fault that goes
// with them for readers that know it.
#pragma once

#include <contracts/bod/binding.hpp>
#include <contracts/bod/frame.hpp>
#include <treaty/core/config.hpp>
#include <treaty/wire/format.hpp>

#include <span>
#include <string_view>

namespace contracts::bod {

// The key of what does not fit its contract: a missing value, or a wrong one.
inline constexpr std::string_view missing_parameter_key = "_ERR_CMD_MISSING_PARAM";
inline constexpr std::string_view invalid_parameter_key = "_ERR_CMD_INVALID_PARAM";
// Behind the key's dot; the only one that the vendor's samples show.
inline constexpr std::string_view usual_error_code = "-1";

// Fills in why the request failed. `space` is the namespace of the typed fault.
void explain(treaty::wire::failure_view const& what, std::span<reason_code const> keys,
             std::string_view space, frame& reply);

// The message key in it: "_ERR_CMD_MISSING_PARAM", with or without an error code behind a dot.
std::string_view reason_key(frame const& reply) noexcept;

// True if the reply says that the request failed. Criteria with nothing in them say success.
bool is_failed(frame const& reply);

// What the failure is for a caller: the declared fault or the problems that the reply carries in
// its UserArea; of a sender who carries none, a problem with its key and text.
void understand(frame const& reply, std::string_view bytes, std::string_view space,
                std::span<reason_code const> keys, treaty::message_limits const& limits,
                treaty::wire::failure_message& into);

// How a ConfirmBOD says so, in its generation.
treaty::form::table const& failed_confirmation(binding const& to) noexcept;

// Reads the typed fault in a reply's UserArea.
bool read_detail(std::string_view bytes, std::string_view space, treaty::reflect::type const& kind,
                 void* into, treaty::message_limits const& limits, treaty::problem_list& problems);

// Reads the fault of which a failed reply has the nouns. False if it has none.
bool read_left(left_nouns const& what, treaty::form::family const& names, std::string_view bytes,
               void* into, treaty::message_limits const& limits, treaty::problem_list& problems);

}  // namespace contracts::bod

#ifndef TREATY_SEPARATE_COMPILATION
#include <contracts/bod/failure.ipp>
#endif
