// SPDX-License-Identifier: BSL-1.0
#include "updates.hpp"

#include "soapH.h"
#include "wcf.nsmap"

#include <benchmarks/support/gsoap_message.hpp>

namespace soap_read {
namespace {

bool take(inv__SyncProductAvailability const& message, updates& into) {
    if (message.inv__DataArea == nullptr) return false;
    inv__dataArea const& data = *message.inv__DataArea;
    for (int i = 0; i < data.__sizeProducts; ++i) {
        inv__productAvailability const& one = data.inv__ProductAvailability[i];
        update& made = into.emplace_back();
        made.sku = one.wcf__ProductIdentifier->wcf__SKU;
        made.on_hand = static_cast<std::int64_t>(one.inv__QuantityOnHand->__item);
        made.expected =
            static_cast<std::int64_t>(one.inv__ExpectedInventory->inv__Quantity->__item);
        made.expected_at = one.inv__ExpectedInventory->inv__AvailableDateTime;
        for (int k = 0; k < one.__sizeCenters; ++k) {
            inv__center const& center = one.inv__FulfillmentCenterInventory[k];
            made.centers.emplace_back(
                center.fulfillmentCenterID,
                static_cast<std::int64_t>(center.inv__QuantityOnHand->__item));
        }
    }
    return true;
}

}  // namespace

bool read_with_gsoap(std::string const& text, updates& into) {
    into.clear();
    return benchmarks::read_gsoap_message<inv__SyncProductAvailability>(
        text,
        [](soap* context, inv__SyncProductAvailability* message) {
            return soap_get_inv__SyncProductAvailability(context, message,
                                                         "inv:SyncProductAvailability", nullptr);
        },
        [&](inv__SyncProductAvailability const& message) { return take(message, into); });
}

}  // namespace soap_read
