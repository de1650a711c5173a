// SPDX-License-Identifier: BSL-1.0
// What has changed between two versions of a service, as a list: for programs and reviews. The
// verdicts are those of compatible.hpp, by the same comparison.
#pragma once

#include <treaty/contract/change.hpp>
#include <treaty/contract/service_table.hpp>
#include <treaty/core/config.hpp>

#include <span>
#include <string>
#include <vector>

namespace treaty {

struct change {
    std::string operation;  // empty: the service itself
    std::string member;     // "request.lines[].item", or a fault; empty: the operation itself
    change_rule rule{};
    bool breaks_consumers = false;  // old clients at a new server
    bool breaks_providers = false;  // new clients at an old server
    std::string sentence;           // what changed, and who refuses what
};

// Every change, also what breaks nobody: by operation in the order of `was`, then what was added.
// The rows may come from types (table_of) or from an export (document/contract_export.hpp).
[[nodiscard]] std::vector<change> compare(service_row const& was, service_row const& is);

}  // namespace treaty

#ifndef TREATY_SEPARATE_COMPILATION
#include <treaty/contract/compare.ipp>
#endif
