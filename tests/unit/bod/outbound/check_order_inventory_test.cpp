// SPDX-License-Identifier: BSL-1.0
#include <contracts/bod/outbound/check_order_inventory.hpp>

#include "order_inventory_rules.hpp"

#include <contracts/outbound.hpp>

namespace {

namespace contract = contracts::check_order_inventory;
using operation = contract::operation;
using contracts::bod::check_order_inventory::bound;
using namespace support;

}  // namespace

TEST_CASE("CheckOrderInventory and its answer are read and written as their messages stand") {
    stands_as_written(requests_of<operation>(bound));
    stands_as_written(replies_of<operation>(bound));
}

TEST_CASE("CheckOrderInventory and its answer carry every value") {
    carries_every_value(requests_of<operation>(bound));
    carries_every_value(replies_of<operation>(bound));
}

TEST_CASE("CheckOrderInventory and its answer are read as senders write them") {
    is_read_as_senders_write_it(requests_of<operation>(bound), {"AddressLine"});
    is_read_as_senders_write_it(replies_of<operation>(bound));
}

TEST_CASE("CheckOrderInventory and its answer are refused by path") {
    refuses_by_path(requests_of<operation>(bound), order_inventory_request_rules());
    refuses_by_path(replies_of<operation>(bound), order_inventory_reply_rules());
}

TEST_CASE("A fault of CheckOrderInventory comes back as it was") {
    comes_back_as_fault<contracts::outbound, operation, contract::unknown_product>(bound);
}

TEST_CASE("An order needs lines to be checked, and the message tells which are wrong") {
    std::string const usual = sample("check_order_inventory_request");
    std::size_t const from = usual.find("<inv:OrderItemInventory>");
    std::size_t const to = usual.rfind("</inv:OrderItemInventory>") + 25;
    check_problem<contract::request>(bound, usual.substr(0, from) + usual.substr(to),
                                     treaty::problem_kind::missing_member,
                                     "/DataArea/OrderInventory/OrderItemInventory");
    check_problem<contract::request>(bound, with(usual, ">1.5<", ">many<"),
                                     treaty::problem_kind::wrong_type,
                                     "/DataArea/OrderInventory/OrderItemInventory[2]/"
                                     "RequestedQuantity");
    check_problem<contract::request>(
        bound, with(usual, "<wcf:ContextData name=\"storeId\">10001</wcf:ContextData>", ""),
        treaty::problem_kind::missing_member,
        "/ApplicationArea/BusinessContext/ContextData[@name='storeId']");
    check_problem<contract::request>(
        bound, with(usual, ">-5<", ">five<"), treaty::problem_kind::wrong_type,
        "/ApplicationArea/BusinessContext/ContextData[@name='channelId']");
}

TEST_CASE("A quantity without a unit is in pieces") {
    auto const asked = request_of<contract::request>(
        bound, with(sample("check_order_inventory_request"), " uom=\"KGM\">1.5", ">1.5"));
    CHECK(asked.lines[1].requested.unit == "C62");
}
