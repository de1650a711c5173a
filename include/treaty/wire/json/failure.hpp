// SPDX-License-Identifier: BSL-1.0
// Failures as documents of RFC 9457, each with type, title and status:
//     {"type":"urn:treaty:fault:NotEnoughStock", ... ,"fault":{"item":"ABC","available":3}}
//     {"type":"urn:treaty:problem:missing-member", ... ,"detail":"...","problems":[
//         {"kind":"...","pointer":"/item","position":0,"expected":"...","found":"nothing"}]}
//     {"type":"urn:treaty:unknown-outcome", ... ,"detail":"..."}
#pragma once

#include <treaty/core/config.hpp>
#include <treaty/wire/format.hpp>

#include <string>
#include <string_view>

namespace treaty::json {

// As the functions of these names of a format.
void write_failure(wire::failure_view const& what, std::string& out);
bool read_failure(std::string_view bytes, message_limits const& limits,
                  wire::failure_message& into);
bool read_fault(reflect::type const& kind, void* into, std::string_view bytes,
                message_limits const& limits, problem_list& problems);

}  // namespace treaty::json

#ifndef TREATY_SEPARATE_COMPILATION
#include <treaty/wire/json/failure.ipp>
#endif
