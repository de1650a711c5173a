// SPDX-License-Identifier: BSL-1.0
// OpenAPI 3.1 of one or more services in JSON over HTTP: every operation with its headers, its
// response, each declared fault typed under its status, and the problems that all of them share.
// Same tables, address and examples, same bytes.
#pragma once

#include <treaty/contract/service_table.hpp>
#include <treaty/core/config.hpp>

#include <functional>
#include <span>
#include <string>
#include <string_view>

namespace treaty::document {

// Fills a fresh value with an example of it. `about` is the message that it is for, such as
// "outbound/GetOrder/request", so that an operation more changes no example of the others.
using example_source =
    std::function<void(std::string_view about, reflect::type const& kind, void* into)>;

struct openapi_options {
    // Where the services are: "/{service}/{Operation}" follows. "/" is where the document came
    // from.
    std::string address = "/";
    // None: a document without examples. treaty::testing::examples() draws some from a seed.
    example_source examples{};
};

// What two services call alike, the later one calls after itself or its operation.
std::string openapi(std::span<service_row const> services, openapi_options const& options = {});
std::string openapi(service_row const& service, openapi_options const& options = {});

}  // namespace treaty::document

#ifndef TREATY_SEPARATE_COMPILATION
#include <treaty/document/openapi.ipp>
#endif
