// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <contracts/bod/successor/conversion.hpp>
#include <contracts/bod/successor/inbound/update_inventory_cache.hpp>

namespace contracts::bod::successor::update_inventory_cache {

TREATY_INLINE void to_message(contract::request const& from, message& into, bod::frame& area,
                              treaty::problem_list& refused) {
    area.store = from.store;
    into.context = from.context;
    if (from.action == contract::cache_action::remove)
        successor::detail::refuse(refused, "/action", "Update: this message cannot remove",
                                  "Delete");
    for (std::size_t i = 0; i < from.products.size(); ++i) {
        availability noun{};
        to_noun(from.products[i], noun, "/products/" + std::to_string(i), refused);
        noun.store = from.store;
        noun.updated_at = from.as_of;
        into.nouns.push_back(std::move(noun));
    }
}

TREATY_INLINE void to_value(message const& from, contract::request& into, bod::frame& area,
                            treaty::problem_list& refused) {
    into.context = from.context;
    into.action = contract::cache_action::update;
    for (std::size_t i = 0; i < from.nouns.size(); ++i) {
        std::string const path = noun_path(i);
        availability const& noun = from.nouns[i];
        vocabulary::product_availability product{};
        to_product(noun, product, path, refused);
        into.products.push_back(std::move(product));
        auto const store = store_of(noun, area, path, refused);
        if (i == 0 && store) into.store = *store;
        if (i == 0) into.as_of = noun.updated_at;
        if (store && *store != into.store)
            successor::detail::refuse(refused,
                                      path +
                                          "/InventoryAvailabilityIdentifier/ExternalIdentifier/"
                                          "OnlineStoreIdentifier/UniqueID",
                                      "one store in a message", "another than before");
        if (noun.updated_at != into.as_of)
            successor::detail::refuse(refused, path + "/LastUpdateDateTime",
                                      "one time in a message", "another than before");
    }
}

}  // namespace contracts::bod::successor::update_inventory_cache
