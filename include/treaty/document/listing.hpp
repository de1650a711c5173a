// SPDX-License-Identifier: BSL-1.0
// Services as text for people: operations, what a repeat does, faults, and every member with its
// type and limits. Lines stay within 100 columns where names allow. Not a format: nothing reads it.
#pragma once

#include <treaty/contract/service_table.hpp>
#include <treaty/core/config.hpp>

#include <span>
#include <string>

namespace treaty::document {

// One line an operation: name, safety, faults by number, summary.
std::string overview(std::span<service_row const> services);

// Everything of all services. A struct or enumeration is spelled out once, after the operations.
std::string listing(std::span<service_row const> services);

// Everything of one operation, the types that it uses included.
std::string listing(service_row const& service, operation_row const& operation);

// A page of Markdown: everything of a service.
std::string markdown(service_row const& service);

// A type in a few words, with its limits: "sku: text, 1 to 64 bytes", "list of 1 to 5000 line".
std::string type_words(reflect::type const& kind);

}  // namespace treaty::document

#ifndef TREATY_SEPARATE_COMPILATION
#include <treaty/document/listing.ipp>
#endif
