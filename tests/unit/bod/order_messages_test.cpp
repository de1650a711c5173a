// SPDX-License-Identifier: BSL-1.0
// The laws of all messages, for those with an order.
#include "message_laws.hpp"

#include <contracts/inbound.hpp>
#include <contracts/outbound.hpp>

using namespace contracts;
using namespace support;

TEST_CASE("messages with an order are read and written as they stand") {
    stands_as_written(requests_of<transfer_order::operation>(bod::transfer_order::bound));
    stands_as_written(replies_of<transfer_order::operation>(bod::transfer_order::bound));
    stands_as_written(requests_of<get_order::operation>(bod::get_order::bound));
    stands_as_written(replies_of<get_order::operation>(bod::get_order::bound));
    stands_as_written(requests_of<preprocess_order::operation>(bod::preprocess_order::bound));
    stands_as_written(replies_of<preprocess_order::operation>(bod::preprocess_order::bound));
    stands_as_written(requests_of<update_order_status::operation>(bod::update_order_status::bound));
    stands_as_written(replies_of<update_order_status::operation>(bod::update_order_status::bound));
}

TEST_CASE("messages with an order are read as senders write them") {
    // A line of an address may be empty.
    is_read_as_senders_write_it(requests_of<transfer_order::operation>(bod::transfer_order::bound),
                                {"AddressLine"});
    is_read_as_senders_write_it(replies_of<transfer_order::operation>(bod::transfer_order::bound));
    is_read_as_senders_write_it(requests_of<get_order::operation>(bod::get_order::bound));
    is_read_as_senders_write_it(replies_of<get_order::operation>(bod::get_order::bound));
    is_read_as_senders_write_it(
        requests_of<preprocess_order::operation>(bod::preprocess_order::bound), {"AddressLine"});
    is_read_as_senders_write_it(
        replies_of<preprocess_order::operation>(bod::preprocess_order::bound));
    is_read_as_senders_write_it(
        requests_of<update_order_status::operation>(bod::update_order_status::bound));
    is_read_as_senders_write_it(
        replies_of<update_order_status::operation>(bod::update_order_status::bound));
}

TEST_CASE("a transfer is refused by path") {
    refuses_by_path(
        requests_of<transfer_order::operation>(bod::transfer_order::bound),
        {.unread = {"DataArea/Process/ActionCriteria/ActionExpression"},
         .required = {"DataArea/Order/OrderItem/OrderItemComponent/UnitPrice/Price",
                      "DataArea/Order/OrderItem/Quantity",
                      "DataArea/Order/OrderItem/OrderItemCharges/UnitPrice/Price",
                      "DataArea/Order/OrderItem/OrderItemCharges/Adjustment/Description/"
                      "@languageID"}});
    refuses_by_path(replies_of<transfer_order::operation>(bod::transfer_order::bound), {});
}

TEST_CASE("asking for orders, and orders, are refused by path") {
    refuses_by_path(requests_of<get_order::operation>(bod::get_order::bound),
                    {.unread = {"DataArea/Get/Expression"}});
    refuses_by_path(replies_of<get_order::operation>(bod::get_order::bound),
                    {.unread = {"DataArea/Show/@recordSetCount"},
                     .required = {"DataArea/Order/OrderHeader/OrderReferences/StoreID",
                                  "DataArea/Order/OrderItem/Quantity"}});
}

TEST_CASE("an order to be priced, and its figures, are refused by path") {
    refuses_by_path(
        requests_of<preprocess_order::operation>(bod::preprocess_order::bound),
        {.unread = {"DataArea/Process/ActionCriteria/ActionExpression",
                    "DataArea/Order/OrderItem/OrderItemCharges/UnitPrice/Quantity/@uom",
                    "DataArea/Order/OrderItem/OrderItemCharges/UnitPrice/Quantity"},
         .required = {"DataArea/Order/OrderHeader/OrderReferences/CustomerIdentifier/UniqueID",
                      "DataArea/Order/OrderItem/Quantity",
                      "DataArea/Order/OrderItem/OrderItemCharges/UnitPrice/Price/@currency"}});
    std::string const charges = "DataArea/Order/OrderHeader/OrderCharges/";
    std::string const figures = "DataArea/Order/OrderItem/OrderItemCharges/";
    refuses_by_path(
        replies_of<preprocess_order::operation>(bod::preprocess_order::bound),
        {.unread = {},
         .required = {"DataArea/Order/OrderHeader/OrderReferences/StoreID",
                      charges + "TotalProductPrice/@currency", charges + "TotalProductPrice",
                      charges + "TotalAdjustment", charges + "TotalShippingCharge",
                      charges + "TotalSalesTax", charges + "TotalShippingTax",
                      "DataArea/Order/OrderItem/Quantity", figures + "UnitPrice/Price",
                      figures + "PriceOverride", figures + "FreeGift", figures + "OrderItemPrice",
                      figures + "Adjustment/Description/@languageID", figures + "ShippingCharge",
                      figures + "SalesTax", figures + "ShippingTax"}});
}

TEST_CASE("a status report is refused by path") {
    // A field below OrderShippingInfo with a name that is not known is passed over. Empty sums and
    // quantities are missed as long as there is a field with their currency or unit.
    refuses_by_path(
        requests_of<update_order_status::operation>(bod::update_order_status::bound),
        {.unread = {"DataArea/Sync/ActionCriteria/ActionExpression/@actionCode",
                    "DataArea/Sync/ActionCriteria/ActionExpression",
                    "DataArea/Order/OrderHeader/OrderShippingInfo/UserData/UserDataField/@name",
                    "DataArea/Order/OrderItem/OrderItemCharges/UnitPrice/Quantity/@uom",
                    "DataArea/Order/OrderItem/OrderItemCharges/UnitPrice/Quantity",
                    "DataArea/Order/OrderItem/OrderItemShippingInfo/UserData/UserDataField/@name"},
         .required = {"DataArea/Order/OrderHeader/OrderCharges/TotalProductPrice/@currency",
                      "DataArea/Order/OrderHeader/UserData/UserDataField",
                      "DataArea/Order/OrderItem/UserData/UserDataField"}});
    refuses_by_path(replies_of<update_order_status::operation>(bod::update_order_status::bound),
                    {});
}

TEST_CASE("a fault of a service with an order comes back as it was") {
    comes_back_as_fault<outbound, transfer_order::operation, transfer_order::duplicate_order>(
        bod::transfer_order::bound);
    comes_back_as_fault<outbound, get_order::operation, vocabulary::invalid_parameter>(
        bod::get_order::bound);
    comes_back_as_fault<inbound, preprocess_order::operation, preprocess_order::not_entitled>(
        bod::preprocess_order::bound);
    comes_back_as_fault<inbound, update_order_status::operation, vocabulary::unknown_order>(
        bod::update_order_status::bound);
}
