// SPDX-License-Identifier: BSL-1.0
// Answers, for each line, what a reservation of the same lines would get at this moment: what the
// order holds already counts as free for it, and lines of one product share the stock. Nothing is
// changed.
#pragma once

#include <contracts/outbound/check_order_inventory.hpp>
#include <simulator/state/asked_lines.hpp>
#include <simulator/state/moment.hpp>

namespace simulator::check_order_inventory {

namespace contract = contracts::check_order_inventory;

inline inventory_line_outcome outcome_for(inventory_line const& asked,
                                          supply_answer const& supplied, moment const& at) {
    bool const all = supplied.missing.is_zero();
    auto const available_at = supplied.available_at();
    inventory_line_outcome told = outcome_of(
        asked, !all ? inventory_status::unavailable
                    : (available_at ? inventory_status::future : inventory_status::available));
    if (!all) return told;
    told.available_at = available_at;
    told.ships_at = ships_at(asked, available_at, at.now);
    if (supplied.parts.size() == 1) told.fulfillment_center = supplied.parts.front().center;
    return told;
}

inline treaty::outcome<contract::operation> apply(back_office_state const& now,
                                                  contract::request const& asked,
                                                  moment const& at) {
    served_store const* store = now.find(asked.store);
    if (store == nullptr) return treaty::fault(unknown_store{asked.store});
    if (!asked.order.id && !asked.order.external_id)
        return treaty::fault(missing_parameter{"order.id", {}});
    auto const lines = read_lines<contract::operation>(now, *store, asked.lines);
    if (!lines) return std::unexpected{lines.error()};
    supply_plan plan{now.stock, store->centers, at.now};
    if (reservation const* held = asked.order.id ? now.reservations.find(*asked.order.id) : nullptr)
        for (reserved_line const& line : held->lines) plan.count_as_free(line.pieces);
    contract::response answer;
    answer.order = asked.order;
    answer.lines.reserve(lines->size());
    for (std::size_t i = 0; i < lines->size(); ++i) {
        supply_request const& line = (*lines)[i];
        supply_answer const supplied = now.policy.partial_reservations
                                           ? plan.split(line, store->centers.size() + 2)
                                           : plan.whole(line);
        answer.lines.push_back(outcome_for(asked.lines[i], supplied, at));
    }
    return answer;
}

}  // namespace simulator::check_order_inventory
