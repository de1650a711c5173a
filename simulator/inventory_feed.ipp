// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <simulator/inventory_feed.hpp>

#include <cstdint>
#include <utility>

namespace simulator {
namespace detail {

namespace contract = contracts::update_inventory_levels;

inline void refuse(contract::refused_lines& all, std::size_t line, contract::line_refusal why) {
    all.push_back({static_cast<std::int32_t>(line), why});
}

inline contract::response answer_of(treaty::cache_counts const& counts,
                                    contract::refused_lines refused) {
    return {.applied = static_cast<std::int32_t>(counts.inserted + counts.applied),
            .unchanged = static_cast<std::int32_t>(counts.unchanged),
            .stale = static_cast<std::int32_t>(counts.stale),
            .refused = std::move(refused)};
}

}  // namespace detail

TREATY_INLINE inventory_feed::refused_lines inventory_feed::check(
    detail::contract::feed_lines const& lines) const {
    refused_lines refused;
    contracts::vocabulary::store_id known;  // the last store that was found: most lines share it
    bool any_known = false;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        line const& one = lines[i];
        if (!any_known || one.store != known) {
            if (!stores_.contains(one.store)) {
                detail::refuse(refused, i, detail::contract::line_refusal::unknown_store);
                continue;
            }
            known = one.store;
            any_known = true;
        }
        if (one.quantity < 0)
            detail::refuse(refused, i, detail::contract::line_refusal::negative_quantity);
    }
    return refused;
}

TREATY_INLINE treaty::outcome<contracts::update_inventory_levels::operation>
inventory_feed::operator()(contracts::update_inventory_levels::request const& asked,
                           treaty::call_context&) {
    namespace contract = detail::contract;
    refused_lines refused = check(asked.lines);
    if (refused.empty())
        return detail::answer_of(levels_.apply({asked.lines.data(), asked.lines.size()}), {});
    if (asked.mode == contract::feed_mode::all_or_nothing)
        return std::unexpected{treaty::failure<contract::operation>{
            contract::lines_refused{.refused = std::move(refused)}}};
    std::vector<line> taken;
    taken.reserve(asked.lines.size() - refused.size());
    auto next = refused.begin();
    for (std::size_t i = 0; i < asked.lines.size(); ++i)
        if (next != refused.end() && static_cast<std::size_t>(next->line) == i)
            ++next;
        else
            taken.push_back(asked.lines[i]);
    return detail::answer_of(levels_.apply(taken), std::move(refused));
}

}  // namespace simulator
