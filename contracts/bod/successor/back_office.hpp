// SPDX-License-Identifier: BSL-1.0
// Front door: the messages of the third generation, for the operations that have one. A format of
// these bindings calls by them; a server that answers both generations has a format of each.
//
//     contracts::bod::format documents{{.bindings = contracts::bod::bindings, .make_id = ...}};
//     contracts::bod::format successors{
//         {.bindings = contracts::bod::successor::bindings, .make_id = ...}};
//     treaty::http::server<contracts::outbound> server{
//         mine, {}, {.formats = {&documents, &successors}}};
#pragma once

#include <contracts/bod/format.hpp>
#include <contracts/bod/successor/inbound/update_inventory_cache.hpp>
#include <contracts/bod/successor/inbound/update_order_status.hpp>
#include <contracts/bod/successor/outbound/cancel_order_inventory.hpp>
#include <contracts/bod/successor/outbound/check_order_inventory.hpp>
#include <contracts/bod/successor/outbound/get_order.hpp>
#include <contracts/bod/successor/outbound/get_product_availability.hpp>
#include <contracts/bod/successor/outbound/reserve_order_inventory.hpp>
#include <contracts/bod/successor/outbound/transfer_order.hpp>

#include <array>

namespace contracts::bod::successor {

// By operation; where several are for one, requests go out as the first.
inline constexpr std::array<binding const*, 9> bindings{
    &get_product_availability::bound, &check_order_inventory::bound,
    &reserve_order_inventory::bound,  &cancel_order_inventory::bound,
    &transfer_order::bound,           &get_order::bound,
    &update_inventory_cache::sync,    &update_inventory_cache::change,
    &update_order_status::bound};

}  // namespace contracts::bod::successor
