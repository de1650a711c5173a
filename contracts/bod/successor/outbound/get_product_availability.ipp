// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <contracts/bod/successor/conversion.hpp>
#include <contracts/bod/successor/expression.hpp>
#include <contracts/bod/successor/outbound/get_product_availability.hpp>

namespace contracts::bod::successor::get_product_availability {
namespace detail {

inline constexpr std::string_view expression_path = "/DataArea/Get/Expression";

inline void refuse(treaty::problem_list& refused, std::string expected, std::string_view found) {
    successor::detail::refuse(refused, std::string{expression_path}, std::move(expected),
                              treaty::excerpt(found));
}

// Which product and place a shape asks for; null if it is none of those known.
struct known_shape {
    std::string_view product, place;
    char const* refused_for;  // null: this side can answer it
};
inline constexpr std::string_view by_entry = "UniqueID=?";
inline constexpr std::string_view by_part = "ExternalIdentifier PartNumber=?";
inline constexpr std::string_view in_store = "OnlineStoreIdentifier UniqueID=?";
inline constexpr std::string_view in_named_store =
    "OnlineStoreIdentifier ExternalIdentifier NameIdentifier=?";
inline constexpr char const* no_entry =
    "a part number: a catalog entry is not known by its number alone";
inline constexpr char const* no_place = "an online store alone: levels are of one here";
inline constexpr known_shape known_shapes[] = {
    {by_part, in_store, nullptr},
    {by_part, in_named_store, nullptr},
    {by_entry, in_store, no_entry},
    {by_entry, "PhysicalStoreIdentifier UniqueID=?", no_place},
    {by_entry, "OnlineStoreIdentifier UniqueID=? or PhysicalStoreIdentifier UniqueID=?", no_place},
    {by_part, "PhysicalStoreIdentifier ExternalIdentifier=?", no_place},
    {by_part,
     "OnlineStoreIdentifier ExternalIdentifier NameIdentifier=? or "
     "PhysicalStoreIdentifier ExternalIdentifier=?",
     no_place}};

inline known_shape const* find_shape(std::string_view shape) {
    for (known_shape const& one : known_shapes) {
        std::string text{
            "InventoryAvailability InventoryAvailabilityIdentifier ExternalIdentifier "
            "CatalogEntryIdentifier "};
        text.append(one.product).append(" and ").append(one.place);
        if (text == shape) return &one;
    }
    return nullptr;
}

}  // namespace detail

TREATY_INLINE void request_form::to_message(contract::request const& from, query& into,
                                            bod::frame& area, treaty::problem_list& refused) {
    into.context = from.context;
    area.store = from.store;
    if (!from.fulfillment_centers.empty())
        successor::detail::refuse(refused, "/fulfillmentCenters",
                                  "nothing: this message has no place for it", "a value");
    auto const item = literal(from.item.view());
    if (!item) {
        successor::detail::refuse(refused, "/item", "a text without one of the two quotes",
                                  "both of them");
        return;
    }
    area.expression =
        "{_wcf.ap=IBM_Store_Details}/InventoryAvailability["
        "InventoryAvailabilityIdentifier[ExternalIdentifier[CatalogEntryIdentifier["
        "ExternalIdentifier[(PartNumber=" +
        *item + ")]] and OnlineStoreIdentifier[(UniqueID='" + std::to_string(from.store.value()) +
        "')]]]]";
}

TREATY_INLINE void request_form::to_value(query const& from, contract::request& into,
                                          bod::frame& area, treaty::problem_list& refused) {
    into.context = from.context;
    std::string const text = area.expression.value_or("");
    auto const made = read_expression(text);
    auto const* const shape = made ? detail::find_shape(made->shape) : nullptr;
    if (shape == nullptr) return detail::refuse(refused, "an expression that is known here", text);
    if (shape->refused_for != nullptr) return detail::refuse(refused, shape->refused_for, text);
    if (made->several) return detail::refuse(refused, "one product in one store", text);
    if (!successor::detail::read_text(made->values[0], into.item))
        detail::refuse(refused, "a part number of 1 to 64 bytes", made->values[0]);
    if (shape->place == detail::in_store) {
        vocabulary::store_id store{};
        if (!successor::detail::read_text(made->values[1], store))
            return detail::refuse(refused, "the number of a store", made->values[1]);
        area.store = store;
    }
    if (!area.store)
        return detail::refuse(refused, "the store's number as storeId of the business context",
                              "a name");
    into.store = *area.store;
}

TREATY_INLINE void reply_form::to_message(contract::response const& from, answered& into,
                                          bod::frame& area, treaty::problem_list& refused) {
    for (std::size_t i = 0; i < from.products.size(); ++i) {
        availability noun{};
        to_noun(from.products[i], noun, "/products/" + std::to_string(i), refused);
        noun.store = area.store;
        into.nouns.push_back(std::move(noun));
    }
}

TREATY_INLINE void reply_form::to_value(answered const& from, contract::response& into,
                                        bod::frame& area, treaty::problem_list& refused) {
    for (std::size_t i = 0; i < from.nouns.size(); ++i) {
        std::string const path = noun_path(i);
        availability const& noun = from.nouns[i];
        if (i >= 100)
            return successor::detail::refuse(refused, path, "at most 100 products", "more");
        vocabulary::product_availability product{};
        to_product(noun, product, path, refused);
        if (noun.physical_store || noun.physical_store_name)
            (void)store_of(noun, area, path, refused);
        if (noun.updated_at)
            successor::detail::keep(product.user_data, "lastUpdateDateTime",
                                    noun.updated_at->str());
        into.products.push_back(std::move(product));
    }
}

}  // namespace contracts::bod::successor::get_product_availability
