// SPDX-License-Identifier: BSL-1.0
// The WSDL of the business object documents of either generation at one path, with the vendor's
// names for service, port and action, which are those of the second. The vendor has no WSDL of the
// outbound services; theirs are named alike. What the vendor's WSDLs call their own namespace was
// not found; here it is ours.
#pragma once

#include <contracts/bod/binding.hpp>
#include <treaty/core/config.hpp>

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace contracts::bod {

// In order of the bindings, each once.
std::vector<std::string> paths(std::span<binding const* const> among);

// Empty if none of the bindings is at the path. The last part of a path is the name of its port:
// "/webapp/wcs/services/OrderServices".
std::string wsdl(std::span<binding const* const> among, std::string_view path,
                 std::string_view address);

}  // namespace contracts::bod

#ifndef TREATY_SEPARATE_COMPILATION
#include <contracts/bod/describe.ipp>
#endif
