// SPDX-License-Identifier: BSL-1.0
// The formats that the laws are for.
#include "format_laws.hpp"

#include <treaty/wire/soap/format.hpp>

laws::format_under_test const& laws::json() {
    return treaty::testing::json_form();
}

laws::format_under_test const& laws::soap() {
    static treaty::soap::soap_format const format{{.services = {"inbound", "outbound"}}};
    static format_under_test const one = treaty::testing::soap_form(format);
    return one;
}
