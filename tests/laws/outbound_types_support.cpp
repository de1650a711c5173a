// SPDX-License-Identifier: BSL-1.0
#include "contract_types.hpp"

#include <contracts/outbound.hpp>

std::vector<support::contract_type> support::outbound_types() {
    std::vector<contract_type> all;
    add_types_of(all, contracts::outbound::operations{});
    return all;
}
