// SPDX-License-Identifier: BSL-1.0
// The noun InventoryAvailability: the level of one product in one place, which is either an online
// or a physical store. The contracts have a list of products of one online store instead, so that
// message and contract are converted into each other; what one of them cannot say is refused.
#pragma once

#include <contracts/bod/successor/vocabulary/foundation.hpp>
#include <contracts/vocabulary/stock.hpp>

#include <string>

namespace contracts::bod::successor {

struct place_name : treaty::long_text<254> {
    using long_text::long_text;
};

struct availability {
    BOOST_HANA_DEFINE_STRUCT(availability,
        (std::optional<vocabulary::catalog_entry_id>, catalog_entry),
        (std::optional<vocabulary::sku>, item),
        (std::optional<vocabulary::store_id>, store),
        (std::optional<place_name>, store_name),
        (std::optional<place_name>, physical_store),
        (std::optional<place_name>, physical_store_name),
        (std::optional<vocabulary::inventory_status>, status),
        (std::optional<treaty::quantity>, on_hand),
        (std::optional<treaty::instant>, available_at),
        (std::optional<std::int64_t>, offset),  // seconds
        (std::optional<treaty::instant>, updated_at),
        (vocabulary::fulfillment_center_inventory_list, centers),
        (vocabulary::user_data_fields, user_data));
};
using availabilities = treaty::list<availability, 10000>;

// What is expected over all centers has one time and no quantity in this noun: the time is that of
// the earliest receipt, and the receipts travel as user data, "40 C62 2026-12-01T00:00:00Z; ...".
// Where a sender says a time and no receipts, the time stays user data under its element's name,
// because a receipt without a quantity is none; so do an offset and, in an answer, the last update.
void to_noun(vocabulary::product_availability const& product, availability& noun,
             std::string const& path, treaty::problem_list& refused);
void to_product(availability const& noun, vocabulary::product_availability& product,
                std::string const& path, treaty::problem_list& refused);

// The online store of a noun, or of the message around it where the noun only has a name for it.
std::optional<vocabulary::store_id> store_of(availability const& noun, bod::frame const& area,
                                             std::string const& path,
                                             treaty::problem_list& refused);

// The path of a noun, counted from 0.
std::string noun_path(std::size_t number);

inline constexpr std::array availability_statuses{
    form::spelled(vocabulary::inventory_status::available, "Available"),
    form::spelled(vocabulary::inventory_status::future, "Backorderable"),
    form::spelled(vocabulary::inventory_status::unavailable, "Unavailable"),
    form::spelled(vocabulary::inventory_status::future, "Future")};

struct expected_form {
    using type = vocabulary::expected_inventory;
    static constexpr auto rows =
        form::rows(form::element({inv, "AvailableQuantity"}, "quantity").as<quantity_form>(),
                   form::element({inv, "AvailabilityDateTime"}, "available_at"));
};
struct center_form {
    using type = vocabulary::fulfillment_center_inventory;
    static constexpr auto rows =
        form::rows(unique_id({inv, "FulfillmentCenterIdentifier"}, "fulfillment_center"),
                   form::element({inv, "AvailableQuantity"}, "on_hand").as<quantity_form>(),
                   form::element({inv, "ExpectedInventory"}, "expected").as<expected_form>());
};
struct availability_form {
    using type = availability;
    static constexpr auto rows = form::rows(
        form::group(
            {inv, "InventoryAvailabilityIdentifier"},
            form::group(
                {wcf, "ExternalIdentifier"},
                form::group({wcf, "CatalogEntryIdentifier"},
                            form::element({wcf, "UniqueID"}, "catalog_entry"),
                            form::group({wcf, "ExternalIdentifier"},
                                        form::element({wcf, "PartNumber"}, "item"))),
                form::group({wcf, "OnlineStoreIdentifier"},
                            form::element({wcf, "UniqueID"}, "store"),
                            form::group({wcf, "ExternalIdentifier"},
                                        form::element({wcf, "NameIdentifier"}, "store_name"))),
                form::group({wcf, "PhysicalStoreIdentifier"},
                            form::element({wcf, "UniqueID"}, "physical_store"),
                            form::element({wcf, "ExternalIdentifier"}, "physical_store_name")))),
        form::element({inv, "InventoryStatus"}, "status").coded(availability_statuses),
        form::element({inv, "AvailableQuantity"}, "on_hand").as<quantity_form>(),
        form::element({inv, "AvailabilityDateTime"}, "available_at"),
        form::element({inv, "AvailabilityOffset"}, "offset"),
        form::element({inv, "LastUpdateDateTime"}, "updated_at"),
        form::element({inv, "FulfillmentCenterInventoryAvailability"}, "centers").as<center_form>(),
        user_data());
};

}  // namespace contracts::bod::successor

#ifndef TREATY_SEPARATE_COMPILATION
#include <contracts/bod/successor/vocabulary/availability.ipp>
#endif
