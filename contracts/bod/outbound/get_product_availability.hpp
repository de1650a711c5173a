// SPDX-License-Identifier: BSL-1.0
// GetProductAvailability, answered by ShowProductAvailability. The product is asked for by example,
// a noun with nothing but its SKU; a predicate in the expression is read where there is none. The
// centers asked for have no place in the vendor's message, since a center in the noun needs a
// quantity: they travel as user data, one entry each. The record-set attributes of the answer are
// left out where nothing was found, because the schema wants them to be 1 at least.
#pragma once

#include <contracts/bod/binding.hpp>
#include <contracts/bod/oagis.hpp>
#include <contracts/bod/vocabulary/inventory.hpp>
#include <contracts/outbound/get_product_availability.hpp>

namespace contracts::bod::get_product_availability {

namespace contract = contracts::get_product_availability;

struct request_form {
    using type = contract::request;
    using frame = bod::frame;
    static constexpr auto rows = bod::request(
        inv, application_area(business_context(form::entry("storeId", "store"), context_entries())),
        get(form::of_frame(form::text("item").in_predicate("ProductIdentifier/SKU")),
            form::fixed_text("ProductAvailability")),
        form::group(
            {inv, "ProductAvailability"},
            form::group({wcf, "ProductIdentifier"},
                        form::element({wcf, "SKU"}, "item").or_frame("item")),
            form::group({wcf, "UserData"},
                        form::entries({wcf, "UserDataField"}, "name",
                                      form::entry("fulfillmentCenterId", "fulfillment_centers")))));
};

struct reply_form {
    using type = contract::response;
    using frame = bod::frame;
    static constexpr auto rows = reply(
        inv, show("products"),
        form::element({inv, "ProductAvailability"}, "products").as<product_availability_form>());
};

inline constexpr binding bound = bind<contract::operation, request_form, reply_form>({
    .service = "outbound",
    .path = "/services/InventoryServices",
    .request = {inv, "GetProductAvailability"},
    .reply = {inv, "ShowProductAvailability"},
    .prefixes = inventory_prefixes,
    .reply_prefixes = inventory_prefixes,
});

}  // namespace contracts::bod::get_product_availability
