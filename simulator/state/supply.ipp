// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <simulator/state/supply.hpp>

#include <algorithm>
#include <utility>

namespace simulator {

TREATY_INLINE void add_piece(supply_pieces& pieces, supply_piece const& more) {
    for (supply_piece& piece : pieces)
        if (piece.from == more.from) {
            piece.quantity += more.quantity;
            return;
        }
    pieces.push_back(more);
}

TREATY_INLINE void drop_empty(supply_pieces& pieces) {
    pieces.erase(std::remove_if(pieces.begin(), pieces.end(),
                                [](supply_piece const& one) { return one.quantity.is_zero(); }),
                 pieces.end());
}

TREATY_INLINE std::optional<treaty::instant> supply_answer::available_at() const {
    std::optional<treaty::instant> latest;
    for (supply_part const& part : parts)
        if (part.available_at && (!latest || *latest < *part.available_at))
            latest = part.available_at;
    return latest;
}

TREATY_INLINE void supply_plan::count_as_free(supply_pieces const& pieces) {
    for (supply_piece const& piece : pieces) taken_[piece.from] -= piece.quantity;
}

TREATY_INLINE supply_answer supply_plan::whole(supply_request const& line) {
    for (fulfillment_center_id const center : centers_for(line))
        if (covers(line, center, line.quantity))
            return {{take(line, center, line.quantity, std::nullopt)}, {}};
    supply_answer answer{{}, line.quantity};
    (void)take_expected(line, line.quantity, answer);
    return answer;
}

TREATY_INLINE supply_answer supply_plan::split(supply_request const& line, std::size_t parts_max) {
    auto const centers = centers_for(line);
    bool const in_one = std::any_of(centers.begin(), centers.end(), [&](auto const center) {
        return covers(line, center, line.quantity);
    });
    if (in_one || line.is_kit || parts_max < 2) return whole(line);
    supply_answer answer{{}, line.quantity};
    for (fulfillment_center_id const center : centers) {
        // One part is kept for the rest.
        if (answer.missing.is_zero() || answer.parts.size() + 1 >= parts_max) break;
        treaty::decimal const there = free({line.needs.front().item, center});
        treaty::decimal const part = std::min(there, answer.missing);
        if (!part.is_positive()) continue;
        answer.parts.push_back(take(line, center, part, std::nullopt));
        answer.missing -= part;
    }
    if (!answer.missing.is_zero()) (void)take_expected(line, answer.missing, answer);
    return answer;
}

TREATY_INLINE bool supply_plan::take_expected(supply_request const& line, treaty::decimal quantity,
                                              supply_answer& answer) {
    std::optional<std::pair<treaty::instant, fulfillment_center_id>> best;
    for (fulfillment_center_id const center : centers_for(line)) {
        auto const at = covered_at(line, {center}, quantity);
        if (at && (!best || *at < best->first)) best.emplace(*at, center);
    }
    if (!best) return false;
    auto const until = best->first > now_ ? std::optional{best->first} : std::nullopt;
    answer.parts.push_back(take(line, best->second, quantity, until));
    answer.missing -= quantity;
    return true;
}

TREATY_INLINE treaty::decimal supply_plan::in_stock(supply_request const& line) const {
    treaty::decimal most;
    for (fulfillment_center_id const center : centers_) {
        std::optional<treaty::decimal> here;
        for (supply_need const& need : line.needs) {
            int const places = line.is_kit ? 0 : all_.find(need.item)->places;
            treaty::decimal const units = treaty::divide(free({need.item, center}), need.per_unit,
                                                         places, treaty::rounding::down);
            here = here ? std::min(*here, units) : units;
        }
        if (here) most = std::max(most, *here);
    }
    return most;
}

TREATY_INLINE std::optional<treaty::instant> supply_plan::possible_at(
    supply_request const& line) const {
    auto const at = covered_at(line, centers_, line.quantity);
    return at && *at > now_ ? at : std::nullopt;
}

TREATY_INLINE std::vector<fulfillment_center_id> supply_plan::centers_for(
    supply_request const& line) const {
    std::vector<fulfillment_center_id> order;
    order.reserve(centers_.size());
    for (fulfillment_center_id const center : centers_)
        if (line.preferred == center) order.push_back(center);
    for (fulfillment_center_id const center : centers_)
        if (line.preferred != center) order.push_back(center);
    return order;
}

TREATY_INLINE treaty::decimal supply_plan::free(supply_source const& source) const {
    auto const taken = taken_.find(source);
    treaty::decimal const there = all_.free(source);
    return taken == taken_.end() ? there : there - taken->second;
}

TREATY_INLINE bool supply_plan::promises(receipt const& expected) const {
    return expected.available_at > now_ && expected.available_at < no_date;
}

TREATY_INLINE std::optional<treaty::instant> supply_plan::covered_at(
    sku const& item, std::vector<fulfillment_center_id> const& centers,
    treaty::decimal wanted) const {
    treaty::decimal there;
    std::vector<std::pair<treaty::instant, treaty::decimal>> expected;
    for (fulfillment_center_id const center : centers) {
        there += free({item, center});
        if (center_stock const* place = all_.find(item, center))
            for (auto const& [number, one] : place->expected)
                if (promises(one))
                    expected.emplace_back(one.available_at, free({item, center, number}));
    }
    if (there >= wanted) return now_;
    std::sort(expected.begin(), expected.end());
    for (auto const& [at, quantity] : expected) {
        there += quantity;
        if (there >= wanted) return at;
    }
    return std::nullopt;
}

TREATY_INLINE std::optional<treaty::instant> supply_plan::covered_at(
    supply_request const& line, std::vector<fulfillment_center_id> const& centers,
    treaty::decimal quantity) const {
    treaty::instant latest = now_;
    for (supply_need const& need : line.needs) {
        auto const at = covered_at(need.item, centers, need.per_unit * quantity);
        if (!at) return std::nullopt;
        latest = std::max(latest, *at);
    }
    return latest;
}

TREATY_INLINE bool supply_plan::covers(supply_request const& line, fulfillment_center_id center,
                                       treaty::decimal quantity) const {
    return std::all_of(line.needs.begin(), line.needs.end(), [&](supply_need const& need) {
        return free({need.item, center}) >= need.per_unit * quantity;
    });
}

TREATY_INLINE supply_part supply_plan::take(supply_request const& line,
                                            fulfillment_center_id center, treaty::decimal quantity,
                                            std::optional<treaty::instant> until) {
    supply_part part{center, quantity, until, {}};
    for (supply_need const& need : line.needs) {
        treaty::decimal left = need.per_unit * quantity;
        auto const take_from = [&](supply_source const& source) {
            treaty::decimal const some = std::min(free(source), left);
            if (!some.is_positive()) return;
            part.pieces.push_back({source, some});
            taken_[source] += some;
            left -= some;
        };
        take_from({need.item, center});
        center_stock const* place = until ? all_.find(need.item, center) : nullptr;
        if (place == nullptr) continue;
        std::vector<std::pair<treaty::instant, receipt_number>> by_date;
        for (auto const& [number, expected] : place->expected)
            if (promises(expected) && expected.available_at <= *until)
                by_date.emplace_back(expected.available_at, number);
        std::sort(by_date.begin(), by_date.end());
        for (auto const& [at, number] : by_date) take_from({need.item, center, number});
    }
    return part;
}

}  // namespace simulator
