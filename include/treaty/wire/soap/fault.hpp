// SPDX-License-Identifier: BSL-1.0
// SOAP faults of both versions. What Treaty says in one stands in its detail: a declared fault as
// an element of its name in the service's namespace, in the plain shape; problems as
//     <problems xmlns="urn:treaty:problems"><item><kind>missing-member</kind><path>/Envelope/Body/
//     GetOrder/order</path><position>120</position><expected>...</expected><found>...</found>...
// and an outcome that is not known as <unknownOutcome> with the reason as its text.
#pragma once

#include <treaty/core/config.hpp>
#include <treaty/wire/format.hpp>
#include <treaty/wire/soap/envelope.hpp>

#include <string>

namespace treaty::soap {

inline constexpr std::string_view problems_namespace = "urn:treaty:problems";

// Appends the fault with its envelope. A declared fault is written in `space`. Returns the HTTP
// status that the version asks for.
std::uint16_t write_fault(std::string& out, envelope_head const& head, std::string_view space,
                          wire::failure_view const& what);

// Reads the fault that `in` has just found as the element in the body, and its end. A fault of
// somebody else becomes a problem with what it says. False if the document is broken.
bool read_fault(envelope_reader& in, std::string_view space, wire::failure_message& into);

// The same up to the declared fault in its detail, whose content is read.
bool read_fault_content(envelope_reader& in, std::string_view space, reflect::type const& kind,
                        void* into);

// Text as XML can carry it: what it cannot is a question mark.
std::string carried(std::string_view text);

// What stands in the detail of a fault, for messages that put it elsewhere: writing it, and reading
// the element whose start the reader has just given. Reading the name of a fault leaves its content
// unread.
void append_detail(std::string& out, std::string_view space, wire::failure_view const& what);
bool read_detail(xml::reader& in, std::string_view space, wire::failure_message& into,
                 xml::step const* where);

}  // namespace treaty::soap

#ifndef TREATY_SEPARATE_COMPILATION
#include <treaty/wire/soap/fault.ipp>
#endif
