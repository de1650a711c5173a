// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <contracts/bod/successor/conversion.hpp>
#include <contracts/bod/successor/vocabulary/availability.hpp>
#include <treaty/core/config.hpp>
#include <treaty/core/excerpt.hpp>
#include <treaty/wire/form/losses.hpp>
#include <treaty/wire/xml/scalar.hpp>

#include <algorithm>
#include <string_view>

namespace contracts::bod::successor {
namespace detail {

inline constexpr std::string_view receipts_field = "expectedInventory";
inline constexpr std::string_view time_field = "availabilityDateTime";
inline constexpr std::string_view offset_field = "availabilityOffset";

inline std::string receipts_text(vocabulary::expected_inventory_list const& all) {
    std::string text;
    for (auto const& one : all)
        text.append(text.empty() ? "" : "; ")
            .append(one.quantity.value.str())
            .append(" ")
            .append(one.quantity.unit.view())
            .append(" ")
            .append(one.available_at.str());
    return text;
}

// False if the text is not one that receipts_text() makes.
inline bool read_receipts(std::string_view text, vocabulary::expected_inventory_list& into) {
    while (!text.empty()) {
        std::size_t const end = text.find("; ");
        std::string_view const one = text.substr(0, end);
        text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 2);
        std::size_t const unit = one.find(' ');
        std::size_t const time = one.rfind(' ');
        if (unit == std::string_view::npos || time <= unit) return false;
        auto const value = treaty::decimal::parse(one.substr(0, unit));
        auto const at = treaty::instant::parse(one.substr(time + 1));
        if (!value || !at || into.size() >= 366) return false;
        vocabulary::expected_inventory receipt{};
        receipt.quantity.value = *value;
        if (!read_text(one.substr(unit + 1, time - unit - 1), receipt.quantity.unit)) return false;
        receipt.available_at = *at;
        into.push_back(receipt);
    }
    return true;
}

inline void write_receipts(vocabulary::expected_inventory_list const& expected, availability& noun,
                           std::string const& path, treaty::problem_list& refused) {
    std::string const text = receipts_text(expected);
    for (std::size_t i = 0; i < expected.size(); ++i)
        if (!expected[i].user_data.empty())
            refuse(refused, path + "/expected/" + std::to_string(i) + "/userData",
                   "nothing: this message has no place for it", "a value");
    if (text.size() > 4000)
        refuse(refused, path + "/expected", "at most 4000 bytes of receipts as text",
               std::to_string(text.size()) + " bytes");
    else if (!field(noun.user_data, receipts_field).empty())
        refuse(refused, path + "/userData/" + std::string{receipts_field},
               "nothing: the message has the receipts there", "a value");
    else
        keep(noun.user_data, receipts_field, text);
    noun.available_at = expected[0].available_at;
    for (auto const& one : expected)
        noun.available_at = std::min(*noun.available_at, one.available_at);
}

// What was kept as user data because a contract has no member for it.
inline void restore(availability& noun) {
    if (auto const at = treaty::instant::parse(field(noun.user_data, time_field))) {
        noun.available_at = *at;
        noun.user_data.erase(vocabulary::field_name{time_field});
    }
    std::int64_t seconds = 0;
    if (read_text(field(noun.user_data, offset_field), seconds)) {
        noun.offset = seconds;
        noun.user_data.erase(vocabulary::field_name{offset_field});
    }
}

}  // namespace detail

TREATY_INLINE void to_noun(vocabulary::product_availability const& product, availability& noun,
                           std::string const& path, treaty::problem_list& refused) {
    using vocabulary::inventory_status;
    noun.item = product.item;
    noun.catalog_entry = product.catalog_entry;
    noun.status = product.status;
    noun.on_hand = product.on_hand;
    noun.centers = product.fulfillment_centers;
    noun.user_data = product.user_data;
    if (noun.status && *noun.status != inventory_status::available &&
        *noun.status != inventory_status::future && *noun.status != inventory_status::unavailable)
        detail::refuse(refused, path + "/status", "available, future or unavailable",
                       "the status of a line of an order");
    if (!product.components.empty())
        detail::refuse(refused, path + "/components", "nothing: this message has no place for it",
                       "a value");
    for (std::size_t i = 0; i < noun.centers.size(); ++i) {
        treaty::problem_list losses;
        treaty::form::find_losses(treaty::form::table_of<center_form>, &noun.centers[i], losses);
        for (treaty::problem one : losses) {
            one.path.insert(0, path + "/fulfillmentCenters/" + std::to_string(i));
            refused.add(std::move(one));
        }
    }
    if (product.expected.empty())
        detail::restore(noun);
    else
        detail::write_receipts(product.expected, noun, path, refused);
}

TREATY_INLINE void to_product(availability const& noun, vocabulary::product_availability& product,
                              std::string const& path, treaty::problem_list& refused) {
    if (noun.item)
        product.item = *noun.item;
    else
        refused.add({detail::problem_kind::missing_member,
                     path + "/InventoryAvailabilityIdentifier/ExternalIdentifier/"
                            "CatalogEntryIdentifier/ExternalIdentifier/PartNumber",
                     0, "a part number: a catalog entry is not known by its number alone", "none"});
    product.catalog_entry = noun.catalog_entry;
    product.status = noun.status;
    product.on_hand = noun.on_hand;
    product.fulfillment_centers = noun.centers;
    product.user_data = noun.user_data;
    vocabulary::expected_inventory_list receipts;
    std::string_view const text = detail::field(noun.user_data, detail::receipts_field);
    if (!text.empty() && detail::read_receipts(text, receipts)) {
        product.expected = std::move(receipts);
        product.user_data.erase(vocabulary::field_name{detail::receipts_field});
    } else if (noun.available_at) {
        detail::keep(product.user_data, detail::time_field, noun.available_at->str());
    }
    if (noun.offset)
        detail::keep(product.user_data, detail::offset_field, std::to_string(*noun.offset));
}

TREATY_INLINE std::optional<vocabulary::store_id> store_of(availability const& noun,
                                                           bod::frame const& area,
                                                           std::string const& path,
                                                           treaty::problem_list& refused) {
    std::string const identifier = path + "/InventoryAvailabilityIdentifier/ExternalIdentifier";
    if (noun.physical_store || noun.physical_store_name) {
        detail::refuse(refused, identifier + "/PhysicalStoreIdentifier",
                       "an online store: levels are of one here", "a physical store");
        return std::nullopt;
    }
    if (noun.store) return noun.store;
    if (!area.store)
        refused.add({detail::problem_kind::missing_member,
                     identifier + "/OnlineStoreIdentifier/UniqueID", 0,
                     "the number of a store, there or as storeId of the business context",
                     noun.store_name ? "a name" : "none"});
    return area.store;
}

TREATY_INLINE std::string noun_path(std::size_t number) {
    return "/DataArea/InventoryAvailability[" + std::to_string(number + 1) + "]";
}

}  // namespace contracts::bod::successor
