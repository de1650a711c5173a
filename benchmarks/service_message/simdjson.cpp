// SPDX-License-Identifier: BSL-1.0
// Member by member as they come: a member that may be missing costs nothing then.
#include "messages.hpp"

#include <simdjson.h>

namespace service_message {
namespace {

namespace ondemand = simdjson::ondemand;

// Each member of an object, or item of a list, until one is not as it should be.
template <class Value, class Function>
bool each_member(Value from, Function&& take) {
    ondemand::object members;
    if (from.get_object().get(members)) return false;
    for (auto member : members) {
        std::string_view name;
        if (member.unescaped_key().get(name) || !take(name, member.value())) return false;
    }
    return true;
}
template <class Value, class Function>
bool each_item(Value from, Function&& take) {
    ondemand::array items;
    if (from.get_array().get(items)) return false;
    for (auto item : items)
        if (!take(item)) return false;
    return true;
}

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

bool read_level(value from, treaty::quantity& into) {
    return each_member(from, [&](std::string_view name, value one) {
        return name == "value" ? read_whole(one, into.value) : read_text(one, into, name);
    });
}

bool read_receipts(value from, words::expected_inventory_list& into) {
    return each_item(from, [&](value item) {
        words::expected_inventory& made = next(into);
        return each_member(item, [&](std::string_view name, value one) {
            return name == "quantity" ? read_level(one, made.quantity) : read_text(one, made, name);
        });
    });
}

bool read_centers(value from, words::fulfillment_center_inventory_list& into) {
    return each_item(from, [&](value item) {
        words::fulfillment_center_inventory& made = next(into);
        return each_member(item, [&](std::string_view name, value one) {
            if (name == "fulfillmentCenter") return read_whole(one, made.fulfillment_center);
            if (name == "onHand") return read_level(one, made.on_hand);
            return name == "expected" && read_receipts(one, made.expected);
        });
    });
}

bool read_product(value from, words::product_availability& into) {
    return each_member(from, [&](std::string_view name, value one) {
        if (name == "onHand") return read_level(one, into.on_hand.emplace());
        if (name == "expected") return read_receipts(one, into.expected);
        if (name == "fulfillmentCenters") return read_centers(one, into.fulfillment_centers);
        return read_text(one, into, name);
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
    return each_member<ondemand::document&>(all, [&](std::string_view name, value one) {
        if (name == "store") return read_whole(one, into.store);
        if (name == "products")
            return each_item(one,
                             [&](value item) { return read_product(item, next(into.products)); });
        return read_text(one, into, name);
    });
}

}  // namespace service_message
