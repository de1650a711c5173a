// SPDX-License-Identifier: BSL-1.0
#include "../support/parcel.hpp"
#include "contract_types.hpp"

std::vector<support::contract_type> support::all_types() {
    auto all = outbound_types();
    for (auto const& one : inbound_types()) all.push_back(one);
    all.push_back(contract_type_of<parcels::parcel>("parcel"));
    return all;
}
