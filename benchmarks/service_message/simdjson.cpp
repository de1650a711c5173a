// SPDX-License-Identifier: BSL-1.0
#include "messages.hpp"

#include <simdjson.h>

namespace service_message {
namespace {

namespace ondemand = simdjson::ondemand;

using value = simdjson::simdjson_result<ondemand::value>;

// Of texts.
bool read_text(value from, auto& into, std::string_view name) {
    std::string_view text;
    return !from.get_string().get(text) && store(into, name, text);
}
bool read_whole(value from, auto& into) {
    std::int64_t number = 0;
    if (from.get_int64().get(number)) return false;
    into = static_cast<std::int32_t>(number);
    return true;
}

// Each item of a list, until one is not as it should be.
template <class Function>
bool each_item(value from, Function&& take) {
    ondemand::array items;
    if (from.get_array().get(items)) return false;
    for (auto item : items) {
        ondemand::object members;
        if (item.get_object().get(members) || !take(members)) return false;
    }
    return true;
}

bool read_level(value from, treaty::quantity& into) {
    ondemand::object members;
    return !from.get_object().get(members) && read_whole(members["value"], into.value) &&
           read_text(members["unit"], into, "unit");
}

bool read_receipts(ondemand::object& from, words::expected_inventory_list& into) {
    auto const all = from["expected"];
    if (all.error() == simdjson::NO_SUCH_FIELD) return true;
    return each_item(all, [&](ondemand::object& item) {
        words::expected_inventory& made = next(into);
        return read_level(item["quantity"], made.quantity) &&
               read_text(item["availableAt"], made, "availableAt");
    });
}

bool read_center(ondemand::object& from, words::fulfillment_center_inventory& into) {
    return read_whole(from["fulfillmentCenter"], into.fulfillment_center) &&
           read_level(from["onHand"], into.on_hand) && read_receipts(from, into.expected);
}

bool read_product(ondemand::object& from, words::product_availability& into) {
    return read_text(from["item"], into, "item") && read_text(from["status"], into, "status") &&
           read_level(from["onHand"], into.on_hand.emplace()) &&
           read_receipts(from, into.expected) &&
           each_item(from["fulfillmentCenters"], [&](ondemand::object& center) {
               return read_center(center, next(into.fulfillment_centers));
           });
}

}  // namespace

bool read_json_with_simdjson(std::string const& document, request& into) {
    static ondemand::parser parser;
    ondemand::document all;
    // The padding that it wants is behind the text already: see benchmarks::share.
    if (parser.iterate(document.data(), document.size(), document.capacity()).get(all))
        return false;
    into.products.clear();
    return read_whole(all["store"], into.store) && read_text(all["action"], into, "action") &&
           each_item(all["products"],
                     [&](ondemand::object& product) {
                         return read_product(product, next(into.products));
                     }) &&
           read_text(all["asOf"], into, "asOf");
}

}  // namespace service_message
