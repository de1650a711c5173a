// SPDX-License-Identifier: BSL-1.0
// SyncProductAvailability, Update or Delete, answered by ConfirmBOD. The confirmation says only
// success or failure. When levels were true has no element in the noun; the time of creation of the
// message is not taken for it (a queue may send an old level in a new message), so `asOf` travels
// as an entry of the business context.
#pragma once

#include <contracts/bod/binding.hpp>
#include <contracts/bod/oagis.hpp>
#include <contracts/bod/vocabulary/inventory.hpp>
#include <contracts/inbound/update_inventory_cache.hpp>

namespace contracts::bod::update_inventory_cache {

namespace contract = contracts::update_inventory_cache;

struct request_form {
    using type = contract::request;
    using frame = bod::frame;
    static constexpr auto rows = bod::request(
        inv,
        application_area(business_context(form::entry("storeId", "store"), context_entries(),
                                          form::entry("asOf", "as_of"))),
        verb("Sync", form::attribute("actionCode", "action"),
             form::fixed_attribute("expressionLanguage", "XPath"),
             form::fixed_text("ProductAvailability")),
        form::element({inv, "ProductAvailability"}, "products").as<product_availability_form>());
};

struct reply_form {
    using type = contract::response;
    using frame = bod::frame;
    static constexpr auto rows = confirmation();
};

inline constexpr binding bound = bind<contract::operation, request_form, reply_form>({
    .service = "inbound",
    .path = "/webapp/wcs/services/InventoryServices",
    .request = {inv, "SyncProductAvailability"},
    .reply = confirm_bod,
    .prefixes = inventory_prefixes,
    .reply_prefixes = confirmation_prefixes,
});

}  // namespace contracts::bod::update_inventory_cache
