// SPDX-License-Identifier: BSL-1.0
// What the commerce site sells, to whom and at which price: stores, products, contracts, discounts,
// shipping, taxes. Master data: behaviours read it and never change it.
#pragma once

#include <contracts/vocabulary/contact.hpp>
#include <contracts/vocabulary/pricing.hpp>
#include <contracts/vocabulary/stock.hpp>

#include <map>
#include <set>
#include <string>
#include <vector>

namespace simulator::commerce {

using namespace contracts::vocabulary;

// Ordered and stocked in `unit`. One such unit holds `nominal`: a bag of half a kilogram is ordered
// by C62 and holds 0.5 KGM. Prices are for one ordered unit.
struct product {
    sku item;
    catalog_entry_id catalog_entry;
    std::string name;
    treaty::unit_code unit{"C62"};
    treaty::quantity nominal = treaty::pieces(1);
    std::optional<tax_category_code> tax_category;
};

using price_list = std::map<treaty::currency_code, treaty::amount_value>;

// An agreement with customers: which products they may buy, at which price.
struct trading_contract {
    contract_id id;
    std::string name;
    store_id store;
    bool active = true;
    std::set<member_id> participants;  // persons, or organizations with all below; none: everybody
    std::map<sku, price_list> prices;  // what it does not price it does not cover
};

// From this many units (of a discount on lines) or this net amount (of one on the order): so much
// off, as percentage, as amount, or both. Negative figures make a surcharge.
struct discount_step {
    treaty::decimal from;
    treaty::decimal percent_off;
    treaty::decimal amount_off;  // once a line or order, not once a unit
};

// A discount on lines or on the order. Of its steps the highest that is reached applies.
struct discount {
    std::optional<promotion_code> code;  // in force only for orders with this code
    std::string description;
    adjustment_type type = adjustment_type::discount;
    display_level level = display_level::order_item;
    std::optional<treaty::currency_code> currency;  // needed where a step has an amount
    std::set<sku> products;                         // none: all
    std::vector<discount_step> steps;
    bool free_gift = false;  // the lines it makes free are marked as gifts
};

struct shipping_rate {
    treaty::decimal per_order;  // shared by the lines that go this way
    treaty::decimal per_unit;
    std::optional<treaty::decimal> free_from;  // no charge from this net amount of those lines
};

struct shipping_way {
    shipping_mode_id id;
    std::string name;
    std::map<treaty::currency_code, shipping_rate> rates;
};

// Who bears the charge: the order, or the customer's own account with the carrier.
struct charge_policy {
    shipping_charge_policy_id id;
    std::string name;
    bool by_carrier_account = false;
};

// Of all rules that fit the place and the product's category the most specific one applies.
struct tax_rule {
    std::string country;
    std::optional<std::string> state;           // none: the whole country
    std::optional<tax_category_code> category;  // none: all products
    treaty::decimal sales_percent;
    treaty::decimal shipping_percent;
};

struct store {
    store_id id;
    std::string name;
    treaty::currency_code currency{"EUR"};  // where an order does not say
    std::set<treaty::currency_code> currencies;
    std::set<fulfillment_center_id> centers;
    std::optional<contract_id> default_contract;
    std::optional<shipping_mode_id> default_shipping;
    address place;  // decides taxes where a line has no address
    language_id language{-1};
};

struct catalog {
    std::map<store_id, store> stores;
    std::map<sku, product> products;
    std::map<catalog_entry_id, sku> entries;
    std::map<contract_id, trading_contract> contracts;
    std::vector<discount> discounts;  // in the order in which they apply
    std::map<shipping_mode_id, shipping_way> shipping;
    std::map<shipping_charge_policy_id, charge_policy> charge_policies;
    std::vector<tax_rule> taxes;
    std::map<treaty::currency_code, int> decimals;  // of a currency; 2 where it is not listed

    void add(product one) {
        entries[one.catalog_entry] = one.item;
        products[one.item] = std::move(one);
    }
    [[nodiscard]] store const* find(store_id id) const {
        auto const at = stores.find(id);
        return at == stores.end() ? nullptr : &at->second;
    }
    [[nodiscard]] product const* find(sku const& item) const {
        auto const at = products.find(item);
        return at == products.end() ? nullptr : &at->second;
    }
    // Null if neither names a product, or if the two name different ones.
    [[nodiscard]] product const* find(product_identifier const& id) const {
        product const* by_entry = nullptr;
        if (id.catalog_entry) {
            auto const at = entries.find(*id.catalog_entry);
            if (at == entries.end()) return nullptr;
            by_entry = find(at->second);
        }
        if (!id.sku) return by_entry;
        product const* by_sku = find(*id.sku);
        return by_entry != nullptr && by_entry != by_sku ? nullptr : by_sku;
    }
    [[nodiscard]] int decimals_of(treaty::currency_code const& currency) const {
        auto const at = decimals.find(currency);
        return at == decimals.end() ? 2 : at->second;
    }
};

inline product_identifier identifier_of(product const& one) {
    return {.catalog_entry = one.catalog_entry, .sku = one.item};
}

}  // namespace simulator::commerce
