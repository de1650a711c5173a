// SPDX-License-Identifier: BSL-1.0
// The WSDL 1.1 of a service: document/literal in the plain shape, with its schema inside. Its one
// binding is of SOAP 1.1, because tools show an operation once a binding; servers take 1.2 as well.
// Same table and address, same bytes.
#pragma once

#include <treaty/contract/service_table.hpp>
#include <treaty/core/config.hpp>

#include <string>
#include <string_view>

namespace treaty::document {

// Every operation has its declared faults, and `problems`, which any of them may answer with.
std::string wsdl(service_row const& service, std::string_view address);

}  // namespace treaty::document

#ifndef TREATY_SEPARATE_COMPILATION
#include <treaty/document/wsdl.ipp>
#endif
