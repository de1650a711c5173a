// SPDX-License-Identifier: BSL-1.0
// Every currency that stands in an order, with the place of its line, so that the one that a store
// does not take can be named.
#pragma once

#include <contracts/vocabulary/faults.hpp>
#include <contracts/vocabulary/order.hpp>

#include <initializer_list>
#include <optional>
#include <utility>
#include <vector>

namespace simulator {

using namespace contracts::vocabulary;

struct order_currency {
    treaty::currency_code currency;
    std::optional<line_number> line;
};

namespace detail {

// A currency that follows itself is noted once: an order in one currency is one entry.
class currency_notes {
public:
    void at(std::optional<line_number> line) { line_ = line; }
    void note(std::optional<treaty::money> const& amount) {
        if (amount) note(*amount);
    }
    void note(treaty::money const& amount) {
        if (all_.empty() || all_.back().currency != amount.currency)
            all_.push_back({amount.currency, line_});
    }
    void note(adjustments const& some) {
        for (adjustment const& one : some) note(one.amount);
    }
    void note(category_taxes const& some) {
        for (category_tax const& one : some) note(one.amount);
    }
    [[nodiscard]] std::vector<order_currency> take() { return std::move(all_); }

private:
    std::optional<line_number> line_;
    std::vector<order_currency> all_;
};

}  // namespace detail

inline std::vector<order_currency> currencies_of(sales_order const& order) {
    detail::currency_notes notes;
    if (auto const& sums = order.header.charges) {
        for (auto const* sum :
             {&sums->total_product_price, &sums->total_adjustment, &sums->total_shipping_charge,
              &sums->total_sales_tax, &sums->total_shipping_tax})
            notes.note(*sum);
        notes.note(sums->total_tax_by_category);
    }
    if (order.header.payment)
        for (order_payment_instruction const& one : order.header.payment->instructions)
            notes.note(one.amount);
    for (std::size_t i = 0; i < order.items.size(); ++i) {
        auto const& charges = order.items[i].charges;
        notes.at(static_cast<line_number>(i));
        if (charges) {
            if (charges->unit_price) notes.note(charges->unit_price->price);
            for (auto const* sum : {&charges->order_item_price, &charges->shipping_charge,
                                    &charges->sales_tax, &charges->shipping_tax})
                notes.note(*sum);
            notes.note(charges->adjustments);
            notes.note(charges->tax_by_category);
        }
        for (order_item_component const& part : order.items[i].components)
            if (part.unit_price) notes.note(part.unit_price->price);
    }
    return notes.take();
}

}  // namespace simulator
