// SPDX-License-Identifier: BSL-1.0
#include <contracts/bod/outbound/reserve_order_inventory.hpp>

#include "order_inventory_rules.hpp"

#include <contracts/outbound.hpp>

namespace {

namespace contract = contracts::reserve_order_inventory;
using operation = contract::operation;
using contracts::bod::reserve_order_inventory::bound;
using namespace support;

}  // namespace

TEST_CASE("ReserveOrderInventory and its answer are read and written as their messages stand") {
    stands_as_written(requests_of<operation>(bound));
    stands_as_written(replies_of<operation>(bound));
}

TEST_CASE("ReserveOrderInventory and its answer carry every value") {
    carries_every_value(requests_of<operation>(bound));
    carries_every_value(replies_of<operation>(bound));
}

TEST_CASE("ReserveOrderInventory and its answer are read as senders write them") {
    is_read_as_senders_write_it(requests_of<operation>(bound), {"AddressLine"});
    is_read_as_senders_write_it(replies_of<operation>(bound));
}

TEST_CASE("ReserveOrderInventory and its answer are refused by path") {
    refuses_by_path(requests_of<operation>(bound), order_inventory_request_rules());
    refuses_by_path(replies_of<operation>(bound), order_inventory_reply_rules());
}

TEST_CASE("A fault of ReserveOrderInventory comes back as it was") {
    comes_back_as_fault<contracts::outbound, operation, contract::not_enough_stock>(bound);
}
