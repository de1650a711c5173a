// SPDX-License-Identifier: BSL-1.0
// Between the commerce site's own orders and the messages about them: what is asked of the external
// system, and what its answers change.
#pragma once

#include <contracts/outbound.hpp>
#include <simulator/state/commerce_state.hpp>

namespace simulator::shop_messages {

namespace words = contracts::vocabulary;

words::order_identifier identifier_of(commerce::commerce_order const& order);

contracts::check_order_inventory::request check_request(commerce_state const& now,
                                                        commerce::commerce_order const& order);
contracts::reserve_order_inventory::request reserve_request(commerce_state const& now,
                                                            commerce::commerce_order const& order);
contracts::cancel_order_inventory::request cancel_request(commerce::commerce_order const& order);
// The whole order with its prices; payment instructions without what is protected.
contracts::transfer_order::request transfer_request(commerce_state const& now,
                                                    commerce::commerce_order const& order);

// An own order as a message that prices it: every line with its number.
contracts::preprocess_order::request price_request(commerce::commerce_order const& order);

// The statuses of a check or a reservation, by line number.
void take_statuses(commerce::commerce_order& order, words::inventory_line_outcomes const& answer);
// As above; where the other side split a line, the first piece keeps its number and each further
// piece becomes a line of its own. False, and nothing changes, if the pieces of a line do not add
// up to it: such an answer is no answer to this order.
bool take_reservation(commerce::order_book& book, commerce::commerce_order& order,
                      words::inventory_line_outcomes const& answer,
                      std::optional<treaty::instant> until);

// Whether what is reserved is what the lines say.
bool still_fits(commerce::commerce_order const& order);

// What the customer pays: prices, adjustments, charges and taxes.
treaty::money grand_total(commerce::order_totals const& totals);

}  // namespace simulator::shop_messages

#ifndef TREATY_SEPARATE_COMPILATION
#include <simulator/shop/order_messages.ipp>
#endif
