// SPDX-License-Identifier: BSL-1.0
// The eight services that the commerce site calls on the external system, in reading order.
#pragma once

#include <contracts/outbound/cancel_order_inventory.hpp>
#include <contracts/outbound/check_order_inventory.hpp>
#include <contracts/outbound/create_organization.hpp>
#include <contracts/outbound/get_order.hpp>
#include <contracts/outbound/get_product_availability.hpp>
#include <contracts/outbound/reserve_order_inventory.hpp>
#include <contracts/outbound/transfer_order.hpp>
#include <contracts/outbound/update_organization.hpp>

namespace contracts {

struct outbound {
    static constexpr std::string_view name = "outbound";
    static constexpr treaty::version version{1, 0};
    static constexpr auto viewpoint = treaty::viewpoint::outbound;
    using operations = treaty::operations<create_organization::operation,       //
                                          update_organization::operation,       //
                                          get_product_availability::operation,  //
                                          check_order_inventory::operation,     //
                                          reserve_order_inventory::operation,   //
                                          cancel_order_inventory::operation,    //
                                          transfer_order::operation,            //
                                          get_order::operation>;
};

}  // namespace contracts
