// SPDX-License-Identifier: BSL-1.0
#include <contracts/bod/outbound/get_product_availability.hpp>

#include "../message_laws.hpp"

#include <contracts/outbound.hpp>

namespace {

namespace contract = contracts::get_product_availability;
using operation = contract::operation;
using contracts::bod::get_product_availability::bound;
using namespace support;

}  // namespace

TEST_CASE("GetProductAvailability and its answer are read and written as their messages stand") {
    stands_as_written(requests_of<operation>(bound));
    stands_as_written(replies_of<operation>(bound));
}

TEST_CASE("GetProductAvailability and its answer carry every value") {
    carries_every_value(requests_of<operation>(bound));
    carries_every_value(replies_of<operation>(bound));
}

TEST_CASE("GetProductAvailability and its answer are read as senders write them") {
    is_read_as_senders_write_it(requests_of<operation>(bound));
    is_read_as_senders_write_it(replies_of<operation>(bound));
}

TEST_CASE("GetProductAvailability and its answer are refused by path") {
    refuses_by_path(requests_of<operation>(bound),
                    {.unread = {"DataArea/Get/Expression",
                                "DataArea/ProductAvailability/UserData/UserDataField/@name"},
                     .required = {"ApplicationArea/BusinessContext/ContextData",
                                  "DataArea/ProductAvailability/ProductIdentifier/SKU"}});
    refuses_by_path(
        replies_of<operation>(bound),
        {.unread = {"DataArea/Show/@recordSetStartNumber", "DataArea/Show/@recordSetCount",
                    "DataArea/Show/@recordSetTotal", "DataArea/Show/@recordSetCompleteIndicator"},
         .required = {
             "DataArea/ProductAvailability/ProductIdentifier/SKU",
             "DataArea/ProductAvailability/Component/Quantity",
             "DataArea/ProductAvailability/ExpectedInventory/Quantity",
             "DataArea/ProductAvailability/ExpectedInventory/AvailableDateTime",
             "DataArea/ProductAvailability/FulfillmentCenterInventory/@fulfillmentCenterID",
             "DataArea/ProductAvailability/FulfillmentCenterInventory/QuantityOnHand",
             "DataArea/ProductAvailability/FulfillmentCenterInventory/ExpectedInventory/Quantity",
             "DataArea/ProductAvailability/FulfillmentCenterInventory/ExpectedInventory/"
             "AvailableDateTime"}});
}

TEST_CASE("A fault of GetProductAvailability comes back as it was") {
    comes_back_as_fault<contracts::outbound, operation, contract::unknown_fulfillment_center>(
        bound);
}
