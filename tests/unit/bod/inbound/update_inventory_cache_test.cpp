// SPDX-License-Identifier: BSL-1.0
#include <contracts/bod/inbound/update_inventory_cache.hpp>

#include "../message_laws.hpp"

#include <contracts/inbound.hpp>

namespace {

namespace contract = contracts::update_inventory_cache;
using operation = contract::operation;
using contracts::bod::update_inventory_cache::bound;
using namespace support;

}  // namespace

TEST_CASE("UpdateInventoryCache and its answer are read and written as their messages stand") {
    stands_as_written(requests_of<operation>(bound));
    stands_as_written(replies_of<operation>(bound));
}

TEST_CASE("UpdateInventoryCache and its answer carry every value") {
    carries_every_value(requests_of<operation>(bound));
    carries_every_value(replies_of<operation>(bound), {"outdated"});
}

TEST_CASE("UpdateInventoryCache and its answer are read as senders write them") {
    is_read_as_senders_write_it(requests_of<operation>(bound));
    is_read_as_senders_write_it(replies_of<operation>(bound));
}

TEST_CASE("UpdateInventoryCache and its answer are refused by path") {
    refuses_by_path(
        requests_of<operation>(bound),
        {.unread = {"DataArea/Sync/ActionCriteria/ActionExpression"},
         .required = {
             "ApplicationArea/BusinessContext/ContextData",
             "DataArea/Sync/ActionCriteria/ActionExpression/@actionCode",
             "DataArea/ProductAvailability/ProductIdentifier/SKU",
             "DataArea/ProductAvailability/Component/Quantity",
             "DataArea/ProductAvailability/ExpectedInventory/Quantity",
             "DataArea/ProductAvailability/ExpectedInventory/AvailableDateTime",
             "DataArea/ProductAvailability/FulfillmentCenterInventory/@fulfillmentCenterID",
             "DataArea/ProductAvailability/FulfillmentCenterInventory/QuantityOnHand",
             "DataArea/ProductAvailability/FulfillmentCenterInventory/ExpectedInventory/Quantity",
             "DataArea/ProductAvailability/FulfillmentCenterInventory/ExpectedInventory/"
             "AvailableDateTime"}});
    refuses_by_path(replies_of<operation>(bound), {});
}

TEST_CASE("A fault of UpdateInventoryCache comes back as it was") {
    comes_back_as_fault<contracts::inbound, operation, contract::invalid_quantity>(bound);
}

TEST_CASE("Delete takes products out of the cache") {
    std::string const removing =
        with(sample("update_inventory_cache_request"), "\"Update\"", "\"Delete\"");
    auto const asked = request_of<contract::request>(bound, removing);
    CHECK(asked.action == contract::cache_action::remove);
    CHECK(document_of(bound, asked) == removing);
}

TEST_CASE("When levels were true is not the time of the message") {
    auto const asked = request_of<contract::request>(
        bound,
        with(sample("update_inventory_cache_request"),
             "<wcf:ContextData name=\"asOf\">2026-11-23T09:59:58.25Z</wcf:ContextData>", ""));
    CHECK_FALSE(asked.as_of);
}
