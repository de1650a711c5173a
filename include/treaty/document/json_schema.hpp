// SPDX-License-Identifier: BSL-1.0
// The JSON Schema (2020-12) of a service's messages, one definition for each type with a name.
// Whatever the library writes is valid by it. It says less than the contract where JSON Schema
// cannot say it: texts are bounded in bytes and a schema counts characters, and it knows no
// decimals, so limits of that kind stand beside it as x-treaty-bytes-min, x-treaty-bytes-max and
// x-treaty-places. Same table, same bytes.
#pragma once

#include <treaty/contract/service_table.hpp>
#include <treaty/core/config.hpp>

#include <string>

namespace treaty::document {

// Definitions of each request ("GetOrderRequest"), response ("GetOrderResponse"), declared fault
// ("UnknownStore"), the document that it travels in ("UnknownStoreProblem"), all problems
// ("Problem"), and what they are made of. To be referred to:
// {"$ref": "urn:treaty:outbound:1#/$defs/GetOrderRequest"}.
std::string json_schema(service_row const& service);

}  // namespace treaty::document

#ifndef TREATY_SEPARATE_COMPILATION
#include <treaty/document/json_schema.ipp>
#endif
