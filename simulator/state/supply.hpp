// SPDX-License-Identifier: BSL-1.0
// Finds out where the lines of one order can be supplied from, without changing stock. Lines are
// planned one after the other and each sees what those before it took, so that two lines of one
// product never count the same unit twice.
#pragma once

#include <simulator/state/stock.hpp>

namespace simulator {

// Adds to the piece from the same source, if there is one.
void add_piece(supply_pieces& pieces, supply_piece const& more);
void drop_empty(supply_pieces& pieces);

// So much of a product for one unit of a line: the product itself, or each component of a kit.
struct supply_need {
    sku item;
    treaty::decimal per_unit;
};

// A line of an order whose supply is sought.
struct supply_request {
    std::vector<supply_need> needs;  // each product once
    treaty::decimal quantity;        // units of the line
    std::optional<fulfillment_center_id> preferred;

    bool is_kit = false;
};

// A part of a line that comes from one center at one time. With a date it waits for expected stock.
struct supply_part {
    fulfillment_center_id center;
    treaty::decimal quantity;  // units of the line
    std::optional<treaty::instant> available_at;
    supply_pieces pieces;
};

struct supply_answer {
    std::vector<supply_part> parts;
    treaty::decimal missing;  // units of the line that no part covers

    [[nodiscard]] std::optional<treaty::instant> available_at() const;  // of the latest part
};

class supply_plan {
public:
    // `centers` in the order in which they are tried; a line's preferred center comes before them.
    supply_plan(stock const& all, std::vector<fulfillment_center_id> centers, treaty::instant now)
        : all_(all),
          centers_(std::move(centers)),
          now_(now) {}

    // What the order holds already counts as free for it: reserving anew gives it back first.
    void count_as_free(supply_pieces const& pieces);

    // The whole line from one center: from stock, or on the earliest day on which stock and
    // receipts of the center together cover it. Or nothing of it.
    supply_answer whole(supply_request const& line);
    // As much as possible from stock of several centers; the rest from receipts of one center, all
    // of it or nothing. At most `parts_max` parts, a rest that is missing counted as one. A line
    // that one center has in stock is not split, and a kit never is.
    supply_answer split(supply_request const& line, std::size_t parts_max);

    // Units of the line that one center has in stock: so many could be had at once.
    [[nodiscard]] treaty::decimal in_stock(supply_request const& line) const;
    // The day to come on which all centers together could supply the line; empty if there is none.
    [[nodiscard]] std::optional<treaty::instant> possible_at(supply_request const& line) const;

private:
    [[nodiscard]] std::vector<fulfillment_center_id> centers_for(supply_request const& line) const;
    [[nodiscard]] treaty::decimal free(supply_source const& source) const;
    // A receipt that is late promises nothing any more, and one of the year 2500 never did.
    [[nodiscard]] bool promises(receipt const& expected) const;
    // The first day on which these centers together cover so much of the product: `now_` if they do
    // already, empty if they never do.
    [[nodiscard]] std::optional<treaty::instant> covered_at(
        sku const& item, std::vector<fulfillment_center_id> const& centers,
        treaty::decimal wanted) const;
    // The same for so many units of a line.
    [[nodiscard]] std::optional<treaty::instant> covered_at(
        supply_request const& line, std::vector<fulfillment_center_id> const& centers,
        treaty::decimal quantity) const;
    // Whether the center has so many units in stock.
    [[nodiscard]] bool covers(supply_request const& line, fulfillment_center_id center,
                              treaty::decimal quantity) const;
    // The center's part of so many units, taken out of what the next lines see.
    supply_part take(supply_request const& line, fulfillment_center_id center,
                     treaty::decimal quantity, std::optional<treaty::instant> until);
    bool take_expected(supply_request const& line, treaty::decimal quantity, supply_answer& answer);

    stock const& all_;
    std::vector<fulfillment_center_id> centers_;
    treaty::instant now_;
    std::map<supply_source, treaty::decimal> taken_;  // negative: given back
};

// The vendor's date for "nobody knows when".
inline constexpr treaty::instant no_date = treaty::instant::from_seconds(16'725'225'600);

}  // namespace simulator

#ifndef TREATY_SEPARATE_COMPILATION
#include <simulator/state/supply.ipp>
#endif
