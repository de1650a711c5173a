// SPDX-License-Identifier: BSL-1.0
// Stock of the external system: what is on hand in each fulfillment center, what is expected and
// when, and how much of either is claimed by reservations and by transferred orders. A unit that is
// claimed cannot be claimed again. Every figure has a ledger beside it, so that stock is conserved
// can be checked.
#pragma once

#include <contracts/vocabulary/stock.hpp>
#include <simulator/state/violation.hpp>

#include <map>
#include <optional>
#include <vector>

namespace simulator {

using namespace contracts::vocabulary;

// Names a receipt within one product; 0 means: no receipt, but what is on hand.
using receipt_number = std::int64_t;
inline constexpr receipt_number on_hand_stock = 0;

// A million (chosen) on hand, or in one receipt, of a product in one center: so that the sum over
// 500 centers is a quantity that a message can carry.
inline constexpr std::int64_t stock_quantity_max = 1'000'000;
// 366 receipts (the contract's limit) expected of a product in one center.
inline constexpr std::size_t receipts_max = expected_inventory_list::items_max;

enum class claimant : std::uint8_t { reservation, order };

// Promised to somebody: held for reservations that may be cancelled, demanded by orders to fulfill.
struct claims {
    treaty::decimal held;
    treaty::decimal demanded;

    [[nodiscard]] treaty::decimal total() const { return held + demanded; }
    [[nodiscard]] treaty::decimal& of(claimant who) {
        return who == claimant::reservation ? held : demanded;
    }
};

struct receipt {
    treaty::decimal quantity;
    treaty::instant available_at;
    claims claimed;

    [[nodiscard]] treaty::decimal free() const { return quantity - claimed.total(); }
};

// One product in one center. on_hand = received + adjusted - shipped, always.
struct center_stock {
    treaty::decimal on_hand;
    treaty::decimal received;
    treaty::decimal adjusted;  // counted more or less than the books said; the opening stock too
    treaty::decimal shipped;
    claims claimed;
    std::map<receipt_number, receipt> expected;

    [[nodiscard]] treaty::decimal free() const { return on_hand - claimed.total(); }
};

struct product_stock {
    std::optional<catalog_entry_id> catalog_entry;
    treaty::unit_code unit = "C62";
    int places = 0;  // decimals that a quantity of it may have: none for what comes in pieces
    receipt_number receipts_made = 0;
    std::int64_t changed_in = 0;  // revision of the last change of what is free
    std::map<fulfillment_center_id, center_stock> centers;
};

// Where a unit comes from.
struct supply_source {
    sku item;
    fulfillment_center_id center;
    receipt_number receipt = on_hand_stock;

    friend bool operator==(supply_source const&, supply_source const&) = default;
    friend auto operator<=>(supply_source const&, supply_source const&) = default;
};

// So much from one source.
struct supply_piece {
    supply_source from;
    treaty::decimal quantity;
};
using supply_pieces = std::vector<supply_piece>;

// The functions that change claims rely on their callers to have looked first: claiming what is not
// free is a defect of the program, not an answer.
class stock {
public:
    // A product that is known already keeps its stock and gets the new description.
    void add_product(sku const& item, std::optional<catalog_entry_id> entry = {},
                     treaty::unit_code unit = "C62", int places = 0);

    [[nodiscard]] product_stock const* find(sku const& item) const;
    // The product that is meant; null if there is none, or if entry and SKU name different ones.
    [[nodiscard]] sku const* find(product_identifier const& named) const;
    [[nodiscard]] center_stock const* find(sku const& item, fulfillment_center_id center) const;
    [[nodiscard]] receipt const* find_receipt(supply_source const& source) const;
    [[nodiscard]] treaty::decimal free(supply_source const& source) const;
    // Whether a positive quantity of a unit can be one of this product.
    [[nodiscard]] bool counts(sku const& item, treaty::quantity const& quantity) const;

    void claim(supply_source const& source, treaty::decimal quantity, claimant who);
    void give_back(supply_source const& source, treaty::decimal quantity, claimant who);
    // From a reservation to the order that was made of it.
    void hand_over(supply_source const& source, treaty::decimal quantity);
    void ship(supply_source const& source, treaty::decimal quantity);

    // False, and nothing happens, if the quantity does not fit or the count would fall below what
    // is promised.
    [[nodiscard]] bool adjust(sku const& item, fulfillment_center_id center, treaty::decimal by);
    // Empty if the quantity or the number of receipts is out of bounds.
    std::optional<receipt_number> expect(sku const& item, fulfillment_center_id center,
                                         treaty::decimal quantity, treaty::instant available_at);
    // So many of the receipt are there: they become on hand, and as many of its claims with them,
    // orders first. More than was expected is on hand as well. What the claims of each kind moved
    // is told, for those who hold them. Empty if the receipt or quantity does not fit.
    std::optional<claims> receive(supply_source const& source, treaty::decimal quantity);

    // Every change of what is free gets a new revision.
    [[nodiscard]] std::int64_t revision() const { return revision_; }
    // Products changed after `since`, oldest change first, at most `most`.
    [[nodiscard]] std::vector<sku> changed_since(std::int64_t since, std::size_t most) const;

    [[nodiscard]] std::map<sku, product_stock> const& products() const { return products_; }
    // For loaders and for tests that break things on purpose; go through the functions otherwise.
    [[nodiscard]] std::map<sku, product_stock>& products() { return products_; }

private:
    center_stock& at(supply_source const& source) {
        return products_.at(source.item).centers.at(source.center);
    }
    claims& claims_at(supply_source const& source) {
        center_stock& place = at(source);
        return source.receipt == on_hand_stock ? place.claimed
                                               : place.expected.at(source.receipt).claimed;
    }
    void changed(sku const& item);

    std::map<sku, product_stock> products_;
    std::map<catalog_entry_id, sku> by_entry_;
    std::int64_t revision_ = 0;
    std::map<std::int64_t, sku> changes_;  // a product stands at its last change only
};

// Stock is conserved, nothing is oversold, nothing is negative.
[[nodiscard]] std::vector<violation> check(stock const& all);

}  // namespace simulator

#ifndef TREATY_SEPARATE_COMPILATION
#include <simulator/state/stock.ipp>
#endif
