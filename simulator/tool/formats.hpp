// SPDX-License-Identifier: BSL-1.0
// The wire formats that the program speaks, by name.
#pragma once

#include <treaty/service/dispatcher.hpp>
#include <treaty/wire/format.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace simulator::tool {

// json, soap (the plain shape), bod (the back office's own documents) or oms (their successors, for
// the operations that have one). Null for another name.
treaty::wire::format const* format_called(std::string_view name);

// Why nothing can be said of an operation in a format; empty if it can be. Not every document has a
// successor.
std::string why_unsaid(std::string_view format, std::string_view operation);
// The name of the operation that a message says it is for; empty if none is known by it. In JSON
// only the address says it.
std::string operation_in(std::string_view format, std::string_view message);

// Documents are sent to these addresses, by their shape: bod or successor, which
// is the format oms.
std::vector<std::string> document_paths(std::string_view shape);
// The WSDL of those at one address; empty if there are none.
std::string document_wsdl(std::string_view shape, std::string_view path, std::string_view address);
// The WSDLs of all of them.
std::vector<treaty::page> document_pages();

// All of them, for a server.
std::vector<treaty::wire::format const*> all_formats();

inline std::vector<std::string> const& format_names() {
    static std::vector<std::string> const names{"json", "soap", "bod", "oms"};
    return names;
}

}  // namespace simulator::tool
