// SPDX-License-Identifier: BSL-1.0
#include "feeds.hpp"

#include "inv.nsmap"
#include "soapH.h"

#include <benchmarks/support/gsoap_message.hpp>

namespace soap_feed_read {
namespace {

bool take(inv__item const& one, feed_line& made) {
    if (one.inv__sku == nullptr || one.inv__unit == nullptr || one.inv__status == nullptr ||
        one.inv__asOf == nullptr)
        return false;
    made.store = json_read::levels::store_id{one.inv__store};
    made.center = json_read::levels::fulfillment_center_id{one.inv__center};
    made.quantity = one.inv__quantity;
    made.version = one.inv__version;
    return store(made, "sku", one.inv__sku) && store(made, "unit", one.inv__unit) &&
           store(made, "status", one.inv__status) && store(made, "asOf", one.inv__asOf);
}

}  // namespace

bool read_with_gsoap(std::string const& text, lines& into) {
    into.clear();
    return benchmarks::read_gsoap_message<inv__UpdateInventoryLevels>(
        text,
        [](soap* context, inv__UpdateInventoryLevels* message) {
            return soap_get_inv__UpdateInventoryLevels(context, message,
                                                       "inv:UpdateInventoryLevels", nullptr);
        },
        [&](inv__UpdateInventoryLevels const& message) {
            bool good = message.inv__lines != nullptr;
            for (int i = 0; good && i < message.inv__lines->__size; ++i)
                good = take(message.inv__lines->inv__item[i], into.emplace_back());
            return good;
        });
}

}  // namespace soap_feed_read
