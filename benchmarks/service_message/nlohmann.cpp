// SPDX-License-Identifier: BSL-1.0
#include "messages.hpp"

#include <nlohmann/json.hpp>

namespace service_message {
namespace {

using nlohmann::json;

std::string const& text(json const& of, char const* name) {
    return of.at(name).get_ref<std::string const&>();
}

bool read_level(json const& from, treaty::quantity& into) {
    into.value = from.at("value").get<std::int64_t>();
    return store(into, "unit", text(from, "unit"));
}

bool read_receipts(json const& from, words::expected_inventory_list& into) {
    auto const all = from.find("expected");
    if (all == from.end()) return true;
    for (json const& one : *all) {
        words::expected_inventory& made = next(into);
        if (!read_level(one.at("quantity"), made.quantity) ||
            !store(made, "availableAt", text(one, "availableAt")))
            return false;
    }
    return true;
}

bool read_product(json const& from, words::product_availability& into) {
    for (json const& one : from.at("fulfillmentCenters")) {
        words::fulfillment_center_inventory& made = next(into.fulfillment_centers);
        made.fulfillment_center = one.at("fulfillmentCenter").get<std::int32_t>();
        if (!read_level(one.at("onHand"), made.on_hand) || !read_receipts(one, made.expected))
            return false;
    }
    return store(into, "item", text(from, "item")) && store(into, "status", text(from, "status")) &&
           read_level(from.at("onHand"), into.on_hand.emplace()) &&
           read_receipts(from, into.expected);
}

}  // namespace

bool read_json_with_nlohmann(std::string const& document, request& into) {
    auto const all = json::parse(document, nullptr, false);
    if (all.is_discarded()) return false;
    into.products.clear();
    into.store = all.at("store").get<std::int32_t>();
    for (json const& one : all.at("products"))
        if (!read_product(one, next(into.products))) return false;
    return store(into, "action", text(all, "action")) && store(into, "asOf", text(all, "asOf"));
}

}  // namespace service_message
