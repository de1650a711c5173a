// SPDX-License-Identifier: BSL-1.0
// What every SOAP format keeps of a request until its answer is written, and what it does with the
// head of an envelope.
#pragma once

#include <treaty/core/config.hpp>
#include <treaty/wire/format.hpp>
#include <treaty/wire/soap/envelope.hpp>

namespace treaty::soap {

struct frame : wire::frame {
    envelope_head head;
};

// The head of the request that is being answered; that of SOAP 1.1 where none could be read.
envelope_head const& head_of(wire::call const& now) noexcept;

void keep(wire::call& now, envelope_head const& head);

// Completes the call's context by what the envelope says: who calls, and the key where HTTP brought
// none. False if the caller is refused, or the key is none.
bool admit(envelope_head const& head, authenticator const& authenticate, wire::call& now,
           problem_list& problems);

// True for the media types of both versions.
bool is_soap(std::string_view media_type) noexcept;

}  // namespace treaty::soap

#ifndef TREATY_SEPARATE_COMPILATION
#include <treaty/wire/soap/frame.ipp>
#endif
