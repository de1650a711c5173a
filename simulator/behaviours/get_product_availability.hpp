// SPDX-License-Identifier: BSL-1.0
// Answers what of one product can be promised now and later. A product that is not known, or a SKU
// without stock records, is no fault.
#pragma once

#include <contracts/outbound/get_product_availability.hpp>
#include <simulator/state/availability.hpp>
#include <simulator/state/back_office_state.hpp>
#include <simulator/state/moment.hpp>

namespace simulator::get_product_availability {

namespace contract = contracts::get_product_availability;

inline treaty::outcome<contract::operation> apply(back_office_state const& now,
                                                  contract::request const& asked,
                                                  moment const& at) {
    served_store const* store = now.find(asked.store);
    if (store == nullptr) return treaty::fault(unknown_store{asked.store});
    for (fulfillment_center_id const center : asked.fulfillment_centers)
        if (!store->has(center)) return treaty::fault(unknown_fulfillment_center{center, {}});
    contract::response answer;
    if (now.stock.find(asked.item) == nullptr) return answer;
    std::vector<fulfillment_center_id> centers(asked.fulfillment_centers.begin(),
                                               asked.fulfillment_centers.end());
    answer.products.push_back(
        availability_of(now.stock, asked.item, centers.empty() ? store->centers : centers, at.now));
    return answer;
}

}  // namespace simulator::get_product_availability
