// SPDX-License-Identifier: BSL-1.0
// The message out of a tree of XML, whichever library built it. A Node is a handle that may be
// none; it has first() and next(), which give elements; name(), without its prefix; and text().
#pragma once

#include "messages.hpp"

namespace service_message {

// Each child, until one is not as it should be.
template <class Node, class Function>
bool each_child(Node of, Function&& take) {
    for (Node one = of.first(); one; one = one.next())
        if (!take(one)) return false;
    return true;
}

template <class Node>
bool read_level(Node of, treaty::quantity& into) {
    return each_child(of, [&](Node one) { return store(into, one.name(), one.text()); });
}

template <class Node>
bool read_receipts(Node of, words::expected_inventory_list& into) {
    return each_child(of, [&](Node item) {
        words::expected_inventory& made = next(into);
        return each_child(item, [&](Node one) {
            return one.name() == "quantity" ? read_level(one, made.quantity)
                                            : store(made, one.name(), one.text());
        });
    });
}

template <class Node>
bool read_centers(Node of, words::fulfillment_center_inventory_list& into) {
    return each_child(of, [&](Node item) {
        words::fulfillment_center_inventory& made = next(into);
        return each_child(item, [&](Node one) {
            if (one.name() == "onHand") return read_level(one, made.on_hand);
            if (one.name() == "expected") return read_receipts(one, made.expected);
            return store(made, one.name(), one.text());
        });
    });
}

// From the element UpdateInventoryCache.
template <class Node>
bool read_tree(Node of, request& into) {
    into.products.clear();
    auto const product = [&](Node item) {
        words::product_availability& made = next(into.products);
        return each_child(item, [&](Node one) {
            if (one.name() == "onHand") return read_level(one, made.on_hand.emplace());
            if (one.name() == "expected") return read_receipts(one, made.expected);
            if (one.name() == "fulfillmentCenters")
                return read_centers(one, made.fulfillment_centers);
            return store(made, one.name(), one.text());
        });
    };
    return of && each_child(of, [&](Node one) {
               return one.name() == "products" ? each_child(one, product)
                                               : store(into, one.name(), one.text());
           });
}

}  // namespace service_message
