// SPDX-License-Identifier: BSL-1.0
// The six services that the external system calls on the commerce site, in reading order.
#pragma once

#include <contracts/inbound/preprocess_order.hpp>
#include <contracts/inbound/process_payment.hpp>
#include <contracts/inbound/synchronize_organization.hpp>
#include <contracts/inbound/synchronize_person.hpp>
#include <contracts/inbound/update_inventory_cache.hpp>
#include <contracts/inbound/update_order_status.hpp>

namespace contracts {

struct inbound {
    static constexpr std::string_view name = "inbound";
    static constexpr treaty::version version{1, 0};
    static constexpr auto viewpoint = treaty::viewpoint::inbound;
    using operations = treaty::operations<update_inventory_cache::operation,    //
                                          preprocess_order::operation,          //
                                          update_order_status::operation,       //
                                          process_payment::operation,           //
                                          synchronize_organization::operation,  //
                                          synchronize_person::operation>;
};

}  // namespace contracts
