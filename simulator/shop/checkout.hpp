// SPDX-License-Identifier: BSL-1.0
// From a product page to a placed order: what the shop's actions give back, and their steps within
// the commerce site. Each step is one look at the state or one change of it.
#pragma once

#include <contracts/inbound/process_payment.hpp>
#include <contracts/outbound/get_product_availability.hpp>
#include <simulator/shop/trouble.hpp>
#include <simulator/state/commerce_state.hpp>

#include <vector>

namespace simulator {

namespace words = contracts::vocabulary;

struct product_page {
    words::sku item{};
    words::inventory_status status = words::inventory_status::unavailable;
    treaty::decimal on_hand;
    bool unlimited = false;
    std::optional<treaty::instant> next;  // the earliest expected receipt
    bool from_cache = false;
};

struct line_supply {
    words::order_item_id line{};
    words::inventory_status status = words::inventory_status::unavailable;
    std::optional<treaty::instant> available_at;
};
struct supply_check {
    std::vector<line_supply> lines;
    bool from_cache = false;
    bool gave_back = false;  // an older reservation that no longer fitted
    [[nodiscard]] bool all_available() const;
};

struct order_summary {
    words::order_id order{};
    std::size_t lines = 0;
    commerce::order_totals totals{};
    treaty::money total;
    bool all_held = false;  // from stock or from expected stock
    std::optional<treaty::instant> held_until;
};

// How a shopper pays. What the payment system needs is protected.
struct payment_choice {
    words::payment_method_name method{};
    std::optional<words::payment_system_name> system;
    std::optional<words::payment_configuration_id> configuration;
    words::protected_fields protocol_data{};
};

struct submission {
    words::order_id order{};
    std::optional<words::financial_transaction> payment;     // none: nothing was to be paid
    std::optional<words::external_order_id> external_order;  // none: not handed over yet
    std::optional<trouble> not_transferred;                  // why not, if it was tried
};

struct announcement {
    int created = 0;
    int updated = 0;
    int own = 0;    // the external system's own changes, not sent back
    int known = 0;  // the external system knew the organization already
};

namespace checkout {

std::optional<product_page> page_from_cache(commerce_state const& now, words::store_id store,
                                            words::sku const& item, treaty::instant at);
product_page page_from(contracts::get_product_availability::response const& answer,
                       words::sku const& item);
// Writes a pulled answer into the cache, where the site is set up so.
void keep(commerce_state& now, words::store_id store,
          contracts::get_product_availability::response const& answer, treaty::instant at);

// True if the cache answers for every line; the lines are then available. All lines of a product
// count together, so that two of them do not promise the same piece.
bool check_by_cache(commerce_state& now, commerce::commerce_order& order, treaty::instant at);
supply_check supply_of(commerce::commerce_order const& order);

// Freezes the cart for its payment and says how much is to be paid.
shop_result<treaty::money> begin_payment(commerce_state& now, words::order_id order);
contracts::process_payment::request payment_request(commerce::commerce_order const& order,
                                                    treaty::money const& amount,
                                                    payment_choice const& by);
// After the payment was approved or is pending: the order is placed, and what it sells leaves the
// cache.
void place(commerce_state& now, commerce::commerce_order& order, bool approved, treaty::instant at);

// The order on its way to the external system: its state, if it may go there.
shop_result<commerce::commerce_order*> ready(commerce_state& now, words::order_id order);
// The number that the external system gave; refused if it names another order.
shop_result<words::external_order_id> handed_over(
    commerce_state& now, words::order_id order,
    std::optional<words::external_order_id> const& number, treaty::instant at);

}  // namespace checkout

}  // namespace simulator

#ifndef TREATY_SEPARATE_COMPILATION
#include <simulator/shop/checkout.ipp>
#endif
