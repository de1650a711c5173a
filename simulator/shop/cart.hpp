// SPDX-License-Identifier: BSL-1.0
// What a shopper does to a cart: all of it within the commerce site. A cart is an order that is
// still pending; its figures and reservation are made when the order is prepared.
#pragma once

#include <simulator/shop/trouble.hpp>
#include <simulator/state/commerce_state.hpp>

namespace simulator::cart {

namespace words = contracts::vocabulary;

// `currency` none: the store's.
shop_result<words::order_id> open(commerce_state& now, words::store_id store,
                                  words::member_id customer,
                                  std::optional<treaty::currency_code> currency);
// Quantities are in the unit of the product.
shop_result<words::order_item_id> add(commerce_state& now, words::order_id order,
                                      words::sku const& item, treaty::decimal quantity);
// A quantity of 0 removes the line.
shop_result<bool> change(commerce_state& now, words::order_id order, words::order_item_id line,
                         treaty::decimal quantity);
shop_result<bool> ship_to(commerce_state& now, words::order_id order, words::address const& where,
                          std::optional<words::shipping_mode_id> mode);
shop_result<bool> use_promotion(commerce_state& now, words::order_id order,
                                words::promotion_code const& code);

// The order, if it is a cart. While an order is being prepared or paid its lines stand still.
shop_result<commerce::commerce_order*> find(commerce_state& now, words::order_id order);

}  // namespace simulator::cart

#ifndef TREATY_SEPARATE_COMPILATION
#include <simulator/shop/cart.ipp>
#endif
