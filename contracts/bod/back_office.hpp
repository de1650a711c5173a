// SPDX-License-Identifier: BSL-1.0
// Front door: the fourteen services as business object documents.
#pragma once

#include <contracts/bod/format.hpp>
#include <contracts/bod/inbound/preprocess_order.hpp>
#include <contracts/bod/inbound/process_payment.hpp>
#include <contracts/bod/inbound/synchronize_organization.hpp>
#include <contracts/bod/inbound/synchronize_person.hpp>
#include <contracts/bod/inbound/update_inventory_cache.hpp>
#include <contracts/bod/inbound/update_order_status.hpp>
#include <contracts/bod/outbound/cancel_order_inventory.hpp>
#include <contracts/bod/outbound/check_order_inventory.hpp>
#include <contracts/bod/outbound/create_organization.hpp>
#include <contracts/bod/outbound/get_order.hpp>
#include <contracts/bod/outbound/get_product_availability.hpp>
#include <contracts/bod/outbound/reserve_order_inventory.hpp>
#include <contracts/bod/outbound/transfer_order.hpp>
#include <contracts/bod/outbound/update_organization.hpp>

#include <array>

namespace contracts::bod {

inline constexpr std::array<binding const*, 14> bindings{
    &create_organization::bound,      &update_organization::bound,
    &get_product_availability::bound, &check_order_inventory::bound,
    &reserve_order_inventory::bound,  &cancel_order_inventory::bound,
    &transfer_order::bound,           &get_order::bound,
    &update_inventory_cache::bound,   &preprocess_order::bound,
    &update_order_status::bound,      &process_payment::bound,
    &synchronize_organization::bound, &synchronize_person::bound};

}  // namespace contracts::bod
