// SPDX-License-Identifier: BSL-1.0
// The contract that envelopes of others are read for, to show what SOAP accepts:
//     <Echo xmlns="urn:treaty:echo:1"><text>hello</text></Echo>
#pragma once

#include <treaty/contract.hpp>
#include <treaty/wire/soap/format.hpp>

#include <string>
#include <string_view>

namespace echo {

struct request {
    BOOST_HANA_DEFINE_STRUCT(request, (std::string, text));
};

// Reads an envelope as a server would at "/echo".
inline bool read(std::string_view envelope, treaty::message_limits const& limits,
                 treaty::problem_list& problems, request& into) {
    static treaty::soap::soap_format const soap{{.services = {"echo"}}};
    treaty::call_context context;
    treaty::wire::call now{{}, &context, {}};
    if (!soap.route(now, "/echo", envelope, limits, problems)) return false;
    now.operation = {"echo", "Echo", 1};
    return soap.read_request(now, treaty::reflect::type_of<request>, &into, envelope, limits,
                             problems);
}

}  // namespace echo
