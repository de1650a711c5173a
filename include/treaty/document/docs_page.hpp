// SPDX-License-Identifier: BSL-1.0
// One page of HTML for people, made of an OpenAPI document as openapi.hpp writes it: every
// operation with its members, answers and faults, and a form that sends a call to where the page
// came from. It has all that it needs in it, and asks no other host for anything.
#pragma once

#include <treaty/core/config.hpp>

#include <string>
#include <string_view>

namespace treaty::document {

std::string docs_page(std::string_view openapi);

}  // namespace treaty::document

#ifndef TREATY_SEPARATE_COMPILATION
#include <treaty/document/docs_page.ipp>
#endif
