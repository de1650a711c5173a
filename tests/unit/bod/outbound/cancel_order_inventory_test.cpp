// SPDX-License-Identifier: BSL-1.0
#include <contracts/bod/outbound/cancel_order_inventory.hpp>

#include "order_inventory_rules.hpp"

#include <contracts/outbound.hpp>

namespace {

namespace contract = contracts::cancel_order_inventory;
using operation = contract::operation;
using contracts::bod::cancel_order_inventory::bound;
using namespace support;

}  // namespace

TEST_CASE("CancelOrderInventory and its answer are read and written as their messages stand") {
    stands_as_written(requests_of<operation>(bound));
    stands_as_written(replies_of<operation>(bound));
}

TEST_CASE("CancelOrderInventory and its answer carry every value") {
    carries_every_value(requests_of<operation>(bound));
    carries_every_value(replies_of<operation>(bound));
}

TEST_CASE("CancelOrderInventory and its answer are read as senders write them") {
    is_read_as_senders_write_it(requests_of<operation>(bound), {"AddressLine"});
    is_read_as_senders_write_it(replies_of<operation>(bound));
}

TEST_CASE("CancelOrderInventory and its answer are refused by path") {
    refuses_by_path(requests_of<operation>(bound), order_inventory_request_rules());
    refuses_by_path(replies_of<operation>(bound), order_inventory_reply_rules());
}

TEST_CASE("A fault of CancelOrderInventory comes back as it was") {
    comes_back_as_fault<contracts::outbound, operation, contract::wrong_order_status>(bound);
}

TEST_CASE("A cancellation of the whole reservation has no lines") {
    std::string const usual = sample("cancel_order_inventory_request");
    std::size_t const from = usual.find("<inv:OrderItemInventory>");
    std::size_t const to = usual.rfind("</inv:OrderItemInventory>") + 25;
    std::string const none = usual.substr(0, from) + usual.substr(to);
    auto const asked = request_of<contract::request>(bound, none);
    CHECK(asked.lines.empty());
    CHECK(document_of(bound, asked) == none);
}
