// SPDX-License-Identifier: BSL-1.0
#include "messages.hpp"

#include "inv.nsmap"
#include "soapH.h"

#include <benchmarks/support/gsoap_message.hpp>

namespace service_message {
namespace {

bool take(inv__level const* from, treaty::quantity& into) {
    return from != nullptr && from->inv__value != nullptr && from->inv__unit != nullptr &&
           store(into, "value", from->inv__value) && store(into, "unit", from->inv__unit);
}

bool take(inv__receipts const* from, words::expected_inventory_list& into) {
    for (int i = 0; from != nullptr && i < from->__size; ++i) {
        inv__receipt const& one = from->inv__item[i];
        words::expected_inventory& made = next(into);
        if (one.inv__availableAt == nullptr || !take(one.inv__quantity, made.quantity) ||
            !store(made, "availableAt", one.inv__availableAt))
            return false;
    }
    return true;
}

bool take(inv__center const& from, words::fulfillment_center_inventory& into) {
    into.fulfillment_center = from.inv__fulfillmentCenter;
    return take(from.inv__onHand, into.on_hand) && take(from.inv__expected, into.expected);
}

bool take(inv__product const& from, words::product_availability& into) {
    if (from.inv__item == nullptr || from.inv__status == nullptr ||
        from.inv__fulfillmentCenters == nullptr)
        return false;
    inv__centers const& centers = *from.inv__fulfillmentCenters;
    for (int i = 0; i < centers.__size; ++i)
        if (!take(centers.inv__item[i], next(into.fulfillment_centers))) return false;
    return store(into, "item", from.inv__item) && store(into, "status", from.inv__status) &&
           take(from.inv__onHand, into.on_hand.emplace()) &&
           take(from.inv__expected, into.expected);
}

bool take(inv__UpdateInventoryCache const& from, request& into) {
    if (from.inv__action == nullptr || from.inv__asOf == nullptr || from.inv__products == nullptr)
        return false;
    into.products.clear();
    into.store = from.inv__store;
    for (int i = 0; i < from.inv__products->__size; ++i)
        if (!take(from.inv__products->inv__item[i], next(into.products))) return false;
    return store(into, "action", from.inv__action) && store(into, "asOf", from.inv__asOf);
}

}  // namespace

bool read_soap_with_gsoap(std::string const& document, request& into) {
    return benchmarks::read_gsoap_message<inv__UpdateInventoryCache>(
        document,
        [](soap* context, inv__UpdateInventoryCache* message) {
            return soap_get_inv__UpdateInventoryCache(context, message, "inv:UpdateInventoryCache",
                                                      nullptr);
        },
        [&](inv__UpdateInventoryCache const& message) { return take(message, into); });
}

}  // namespace service_message
