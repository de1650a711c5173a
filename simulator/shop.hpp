// SPDX-License-Identifier: BSL-1.0
// What happens at a commerce site when people use it: they browse, check, prepare, submit, track
// and return orders, and register organizations; and what the site then asks of the external
// system, which is any endpoint of the outbound service: in this process, or a client of another
// machine. The site's state is never locked while a call is on its way.
#pragma once

#include <contracts/outbound.hpp>
#include <simulator/behaviours/preprocess_order.hpp>
#include <simulator/behaviours/synchronize_organization.hpp>
#include <simulator/commerce_site.hpp>
#include <simulator/shop/cart.hpp>
#include <simulator/shop/checkout.hpp>
#include <simulator/shop/order_messages.hpp>
#include <simulator/shop/trouble.hpp>

namespace simulator {

template <class External>
class shop {
    static_assert(treaty::check_endpoint<External, contracts::outbound>());

public:
    using context = treaty::call_context;
    shop(commerce_site& site, External& external) : site_(site), external_(external) {}

    // A product page: from the cache above its threshold, else from the external system.
    shop_result<product_page> browse(words::store_id store, words::sku const& item, context& call);

    // The shopper's cart; see simulator/shop/cart.hpp.
    shop_result<words::order_id> open_cart(words::store_id store, words::member_id customer,
                                           std::optional<treaty::currency_code> currency = {}) {
        return site_.change([&](auto& now) { return cart::open(now, store, customer, currency); });
    }
    shop_result<words::order_item_id> add(words::order_id order, words::sku const& item,
                                          treaty::decimal quantity) {
        return site_.change([&](auto& now) { return cart::add(now, order, item, quantity); });
    }
    shop_result<bool> change(words::order_id order, words::order_item_id line,
                             treaty::decimal quantity) {
        return site_.change([&](auto& now) { return cart::change(now, order, line, quantity); });
    }
    shop_result<bool> ship_to(words::order_id order, words::address const& where,
                              std::optional<words::shipping_mode_id> mode = {}) {
        return site_.change([&](auto& now) { return cart::ship_to(now, order, where, mode); });
    }
    shop_result<bool> use_promotion(words::order_id order, words::promotion_code const& code) {
        return site_.change([&](auto& now) { return cart::use_promotion(now, order, code); });
    }

    // Can every line be supplied? A reservation that no longer fits is given back first; then the
    // cache answers if it can for all lines, else the external system.
    shop_result<supply_check> check(words::order_id order, context& call);
    // The summary page: holds stock, then prices the order as it was held. Where the external
    // system split lines, so does the order.
    shop_result<order_summary> prepare(words::order_id order, context& call);
    // Approves the payment within the commerce site, takes what is sold out of the cache, and hands
    // the order over. A payment that is pending holds the order back; see transfer.
    shop_result<submission> submit(words::order_id order, payment_choice const& by, context& call);
    // Hands an order over that waited for its payment, or whose transfer failed or was not
    // answered: under the same key, so it cannot be taken twice.
    shop_result<words::external_order_id> transfer(words::order_id order, context& call);
    // Gives back what is held and gives the order up. Not after its transfer.
    shop_result<bool> cancel(words::order_id order, context& call);

    // What the external system says of the customer's orders, a page at a time, and of one order.
    shop_result<contracts::get_order::response> track(words::member_id customer, context& call,
                                                      std::int32_t start = 1,
                                                      std::int32_t max_items = 20);
    shop_result<words::sales_order> details(words::order_id order, context& call);

    // A return: the amount goes back to where it was captured.
    shop_result<words::financial_transaction> refund(words::order_id order, treaty::money amount,
                                                     context& call);

    // A buyer registers an organization. The external system hears of it by announce.
    shop_result<words::member_id> register_organization(words::organization const& content,
                                                        context& call);
    // Tells the external system of changed organizations, oldest first. What it did itself it is
    // not told of again: that breaks the circle of two systems that each report every change.
    shop_result<announcement> announce(context& call);

private:
    template <class Request>
    auto ask(Request const& asked, context& call, std::string key = {}) {
        context own = call;
        own.idempotency_key = std::move(key);
        return external_(asked, own);
    }

    shop_result<bool> give_back(words::order_id order, context& call);
    shop_result<words::financial_transaction> pay(words::order_id order,
                                                  contracts::process_payment::request const& asked,
                                                  context& call);
    shop_result<bool> tell(commerce::member_change const& change,
                           words::organization const& content, announcement& made, context& call);
    void forget(commerce::member_change const& change);

    commerce_site& site_;
    External& external_;
};

template <class External>
shop(commerce_site&, External&) -> shop<External>;

}  // namespace simulator

#include <simulator/shop/buying.hpp>
#include <simulator/shop/selling.hpp>
