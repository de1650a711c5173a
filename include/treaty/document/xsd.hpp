// SPDX-License-Identifier: BSL-1.0
// The XML Schema of a service's messages in the plain shape (wire/xml/plain.hpp). Whatever the
// library writes is valid by it. It says less than the contract where XML Schema cannot say it:
// texts are bounded in bytes and a schema counts characters, members may come in any order, and an
// xs:dateTime may leave out its zone. Same table, same bytes.
#pragma once

#include <treaty/contract/service_table.hpp>
#include <treaty/core/config.hpp>

#include <string>

namespace treaty::document {

// One global element for each request ("GetOrder"), response ("GetOrderResponse") and declared
// fault ("UnknownStore"). An element that two types claim is of any type.
std::string xsd(service_row const& service);

// What a SOAP fault's detail holds where no declared fault does, for every service.
std::string problems_xsd();

}  // namespace treaty::document

#ifndef TREATY_SEPARATE_COMPILATION
#include <treaty/document/xsd.ipp>
#endif
