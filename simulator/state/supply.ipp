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
        if (covers(line, center, line.quantity, std::nullopt))
            return {{take(line, center, line.quantity, std::nullopt)}, {}};
    supply_answer answer{{}, line.quantity};
    (void)take_expected(line, line.quantity, answer);
    return answer;
}

TREATY_INLINE supply_answer supply_plan::split(supply_request const& line, std::size_t parts_max) {
    auto const centers = centers_for(line);
    bool const in_one = std::any_of(centers.begin(), centers.end(), [&](auto const center) {
        return covers(line, center, line.quantity, std::nullopt);
    });
    if (in_one || line.is_kit || parts_max < 2) return whole(line);
    supply_answer answer{{}, line.quantity};
    for (fulfillment_center_id const center : centers) {
        // One part is kept for the rest.
        if (answer.missing.is_zero() || answer.parts.size() + 1 >= parts_max) break;
        treaty::decimal const there = free_until(line.needs.front().item, center, std::nullopt);
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
        auto const at = covered_at(line, center, quantity);
        if (at && (!best || *at < best->first)) best.emplace(*at, center);
    }
    if (!best) return false;
    answer.parts.push_back(take(line, best->second, quantity, best->first));
    answer.missing -= quantity;
    return true;
}

TREATY_INLINE treaty::decimal supply_plan::in_stock(supply_request const& line) const {
    std::optional<treaty::decimal> least;
    for (supply_need const& need : line.needs) {
        treaty::decimal there;
        for (fulfillment_center_id const center : centers_)
            there += free_until(need.item, center, std::nullopt);
        product_stock const* product = all_.find(need.item);
        int const places = line.is_kit || product == nullptr ? 0 : product->places;
        treaty::decimal const units =
            treaty::divide(there, need.per_unit, places, treaty::rounding::down);
        if (!least || units < *least) least = units;
    }
    return least.value_or(treaty::decimal{});
}

TREATY_INLINE std::optional<treaty::instant> supply_plan::possible_at(
    supply_request const& line) const {
    std::vector<treaty::instant> all_dates;
    for (fulfillment_center_id const center : centers_)
        for (treaty::instant const at : dates(line, center)) all_dates.push_back(at);
    std::sort(all_dates.begin(), all_dates.end());
    for (treaty::instant const until : all_dates) {
        bool const enough =
            std::all_of(line.needs.begin(), line.needs.end(), [&](supply_need const& need) {
                treaty::decimal there;
                for (fulfillment_center_id const center : centers_)
                    there += free_until(need.item, center, until);
                return there >= need.per_unit * line.quantity;
            });
        if (enough) return until;
    }
    return std::nullopt;
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

TREATY_INLINE treaty::decimal supply_plan::free_until(sku const& item, fulfillment_center_id center,
                                                      std::optional<treaty::instant> until) const {
    treaty::decimal there = free({item, center});
    center_stock const* place = until ? all_.find(item, center) : nullptr;
    if (place != nullptr)
        for (auto const& [number, expected] : place->expected)
            if (promises(expected) && expected.available_at <= *until)
                there += free({item, center, number});
    return there;
}

TREATY_INLINE std::vector<treaty::instant> supply_plan::dates(supply_request const& line,
                                                              fulfillment_center_id center) const {
    std::vector<treaty::instant> all;
    for (supply_need const& need : line.needs) {
        center_stock const* place = all_.find(need.item, center);
        if (place == nullptr) continue;
        for (auto const& [number, expected] : place->expected)
            if (promises(expected) && free({need.item, center, number}).is_positive())
                all.push_back(expected.available_at);
    }
    std::sort(all.begin(), all.end());
    return all;
}

TREATY_INLINE std::optional<treaty::instant> supply_plan::covered_at(
    supply_request const& line, fulfillment_center_id center, treaty::decimal quantity) const {
    for (treaty::instant const at : dates(line, center))
        if (covers(line, center, quantity, at)) return at;
    return std::nullopt;
}

TREATY_INLINE bool supply_plan::covers(supply_request const& line, fulfillment_center_id center,
                                       treaty::decimal quantity,
                                       std::optional<treaty::instant> until) const {
    return std::all_of(line.needs.begin(), line.needs.end(), [&](supply_need const& need) {
        return free_until(need.item, center, until) >= need.per_unit * quantity;
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
