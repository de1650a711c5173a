// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <treaty/document/detail/json_types.hpp>
#include <treaty/document/json_schema.hpp>
#include <treaty/wire/json/indented.hpp>

namespace treaty::document {

TREATY_INLINE std::string json_schema(service_row const& service) {
    std::string out;
    detail::json_lines to{out};
    detail::json_names const names{{&service, 1}};
    to.open();
    to.text("$schema", "https://json-schema.org/draft/2020-12/schema");
    to.text("$id", detail::namespace_of(service));
    to.text("title", service.name);
    to.open("$defs");
    detail::json_types{to, names, "#/$defs/"}.definitions();
    to.close();
    to.close();
    return json::indented(out).append("\n");
}

}  // namespace treaty::document
