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

TEST_CASE("GetProductAvailability may name the product in its expression; the noun goes first") {
    std::string const usual = sample("get_product_availability_request");
    std::string const noun =
        "<wcf:ProductIdentifier><wcf:SKU>TEA-1</wcf:SKU></wcf:ProductIdentifier>";
    auto const asking = [&](std::string const& expression, std::string_view by) {
        return with(with(usual, ">ProductAvailability</oa:Exp", ">" + expression + "</oa:Exp"),
                    noun, by);
    };
    for (std::string_view const said :
         {"ProductAvailability[ProductIdentifier/SKU='TEA-2']",
          " /ProductAvailability[ wcf:ProductIdentifier/wcf:SKU = &quot;TEA-2&quot; ] ",
          "{_wcf.ap=IBM_Store_Details}/InventoryAvailability[ProductIdentifier/SKU='TEA-2']"}) {
        std::string const expression{said};
        CHECK(request_of<contract::request>(bound, asking(expression, "")).item == "TEA-2");
        CHECK(request_of<contract::request>(bound, asking(expression, noun)).item == "TEA-1");
    }
    std::string_view const path = "/DataArea/ProductAvailability/ProductIdentifier/SKU";
    for (std::string_view const said : {"ProductAvailability", "ProductAvailability[SKU='TEA-2']",
                                        "ProductAvailability[ProductIdentifier/SKU='']"})
        check_problem<contract::request>(bound, asking(std::string{said}, ""),
                                         treaty::problem_kind::missing_member, path);
}

TEST_CASE("GetProductAvailability needs no noun beside a predicate") {
    std::string const whole = sample("get_product_availability_request");
    std::size_t const from = whole.find("<inv:ProductAvailability>");
    std::size_t const to = whole.find("</inv:DataArea>");
    auto const bare = with(whole.substr(0, from) + whole.substr(to), ">ProductAvailability<",
                           ">ProductAvailability[ProductIdentifier/SKU='TEA-2']<");
    auto const asked = request_of<contract::request>(bound, bare);
    CHECK(asked.item == "TEA-2");
    CHECK(asked.fulfillment_centers.empty());
}

TEST_CASE("A Show of nothing has no record set attributes") {
    std::string const made =
        answer_to(bound, sample("get_product_availability_request"), contract::response{});
    CHECK(made.find("<oa:Show><oa:OriginalApplicationArea>") != std::string::npos);
    CHECK(made.find("recordSet") == std::string::npos);
    CHECK(answer_of<contract::response>(bound, made).products.empty());
}
