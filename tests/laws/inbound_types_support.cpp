// SPDX-License-Identifier: BSL-1.0
#include "contract_types.hpp"

#include <contracts/inbound.hpp>

std::vector<support::contract_type> support::inbound_types() {
    std::vector<contract_type> all;
    add_types_of(all, contracts::inbound::operations{});
    return all;
}
