// SPDX-License-Identifier: BSL-1.0
// A name with its namespace, as Namespaces in XML 1.0 understands it.
#pragma once

#include <string_view>

namespace treaty::xml {

struct name {
    std::string_view space{};  // the namespace's URI; empty: in none
    std::string_view local{};
    friend constexpr bool operator==(name const&, name const&) = default;
};

}  // namespace treaty::xml
